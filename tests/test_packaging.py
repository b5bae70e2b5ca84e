"""What people install: one wheel that holds all that is needed, and works where nothing else of the project is."""

from __future__ import annotations

import json
import re
import tarfile
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile

import pytest

import jupyter_community

from .harness.package import Installed, Lab, build

pytestmark = [pytest.mark.packaging, pytest.mark.timeout(300)]

DATA = f"jupyter_community-{jupyter_community.__version__}.data/data"
EXTENSION = f"{DATA}/share/jupyter/labextensions/jupyter-community"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[list[Path], list[Path]]:
    return build(tmp_path_factory.mktemp("built"))


@pytest.fixture(scope="module")
def wheel(built: tuple[list[Path], list[Path]]) -> Iterator[ZipFile]:
    [path] = built[1]
    with ZipFile(path) as wheel:
        yield wheel


@pytest.fixture(scope="module")
def installed(built: tuple[list[Path], list[Path]], tmp_path_factory: pytest.TempPathFactory) -> Installed:
    return Installed(built[1][0], tmp_path_factory.mktemp("installed"))


@pytest.fixture(scope="module")
def lab(installed: Installed) -> Iterator[Lab]:
    with Lab(installed) as lab:
        yield lab


def test_one_wheel_serves_every_python_and_every_machine(built: tuple[list[Path], list[Path]]) -> None:
    name = f"jupyter_community-{jupyter_community.__version__}"
    assert [path.name for path in built[1]] == [f"{name}-py3-none-any.whl"]
    assert [path.name for path in built[0]] == [f"{name}.tar.gz"]


def test_the_wheel_holds_the_built_front_end_with_what_jupyterlab_reads_of_it(wheel: ZipFile) -> None:
    names = set(wheel.namelist())
    about = json.loads(wheel.read(f"{EXTENSION}/package.json"))
    entry = about["jupyterlab"]["_build"]["load"]
    assert about["version"] == jupyter_community.__version__
    assert re.fullmatch(r"static/remoteEntry\.\w+\.js", entry)
    assert {f"{EXTENSION}/{part}" for part in (entry, "static/style.js", "install.json")} <= names
    assert {f"{EXTENSION}/schemas/jupyter-community/{part}.json" for part in ("cells", "panel")} <= names


def test_the_wheel_switches_the_server_extension_on(wheel: ZipFile) -> None:
    config = json.loads(wheel.read(f"{DATA}/etc/jupyter/jupyter_server_config.d/jupyter_community.json"))
    assert config["ServerApp"]["jpserver_extensions"] == {"jupyter_community": True}


def test_the_wheel_holds_notebook_0_the_migrations_and_the_licence(wheel: ZipFile) -> None:
    names = wheel.namelist()
    notebook = json.loads(wheel.read("jupyter_community/notebooks/00-studying-together-apart.ipynb"))
    assert notebook["metadata"]["jupyter_community"]["notebook"]
    assert [name for name in names if "/migrations/versions/" in name and name.endswith(".py")]
    [licence] = [name for name in names if name.endswith("dist-info/licenses/LICENSE")]
    assert b"BSD 3-Clause" in wheel.read(licence)


def test_the_wheel_holds_nothing_that_only_developers_need(wheel: ZipFile) -> None:
    tops = {name.split("/")[0] for name in wheel.namelist()}
    package = f"jupyter_community-{jupyter_community.__version__}"
    assert tops == {"jupyter_community", f"{package}.data", f"{package}.dist-info"}
    unwanted = re.compile(r"node_modules|/tests?/|/demo/|\.tsx?$|\.ipynb_checkpoints|__pycache__|\.sqlite")
    assert [name for name in wheel.namelist() if unwanted.search(name)] == []


def test_the_source_archive_holds_what_the_wheel_is_built_of(built: tuple[list[Path], list[Path]]) -> None:
    with tarfile.open(built[0][0]) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    assert {"pyproject.toml", "LICENSE", "labextension/src/index.ts", "labextension/yarn.lock"} <= names
    assert [name for name in names if re.search(r"node_modules|^\.venv|^labextension/lib|^\.demo", name)] == []


def test_what_is_imported_is_what_was_installed(installed: Installed) -> None:
    """Else the tests below would speak of the checkout."""
    assert installed.jupyter("community", "--version").strip() == jupyter_community.__version__
    assert str(installed.prefix) in installed.where("jupyter_community")


def test_jupyter_sees_both_extensions_switched_on_and_sound(installed: Installed) -> None:
    servers = installed.jupyter("server", "extension", "list")
    assert re.search(r"jupyter_community.*enabled", servers), servers
    assert re.search(rf"jupyter_community {jupyter_community.__version__}.*OK", servers), servers
    labs = installed.jupyter("labextension", "list")
    assert re.search(rf"jupyter-community v{jupyter_community.__version__}.*enabled.*OK", labs), labs


def test_notebook_0_comes_out_of_the_wheel(installed: Installed) -> None:
    installed.jupyter("community", "notebook-0", "lessons", "--course", "seminar")
    written = json.loads((installed.home / "lessons" / "00-studying-together-apart.ipynb").read_text())
    assert written["metadata"]["jupyter_community"]["course"] == "seminar"


def test_a_started_jupyterlab_answers_for_the_community(lab: Lab) -> None:
    assert lab.get("community/health") == (200, b'{"status":"ok"}')
    assert lab.json("community/ready") == {"status": "ok"}
    assert lab.json("community/api/openapi.json")["info"]["version"] == jupyter_community.__version__


def test_a_started_jupyterlab_gives_its_page_the_front_end(lab: Lab) -> None:
    page = lab.get("lab")[1].decode()
    found = re.search(r'<script id="jupyter-config-data" type="application/json">(.*?)</script>', page, re.S)
    assert found is not None
    config = json.loads(found[1])
    [extension] = [e for e in config["federated_extensions"] if e["name"] == "jupyter-community"]
    assert config["communityUrl"] == "/community/"
    status, script = lab.get(f"lab/extensions/jupyter-community/{extension['load']}")
    assert (status, b"jupyter-community" in script) == (200, True)
    assert lab.json("lab/api/settings/jupyter-community:panel")["schema"]["title"] == "Community: side panel"
