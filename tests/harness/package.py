"""The package as people get it: built from a clean copy of this checkout, and installed where nothing of it is."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import sysconfig
import urllib.request
import venv
from pathlib import Path
from typing import Any

from ..architecture.tree import ROOT, tracked
from .hub import until

MODULES = Path("labextension/node_modules")


def build(folder: Path) -> tuple[list[Path], list[Path]]:
    """Builds from a copy that holds what git does. Returns the source archives, and the wheels made from the first."""
    copy = folder / "checkout"
    for path in tracked():
        target = copy / path.relative_to(ROOT)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(path, target)
    if (
        ROOT / MODULES
    ).is_dir():  # so that nothing is downloaded for the front end; a copy, since building writes to it
        subprocess.run(["cp", "-R", "-p", ROOT / MODULES, copy / MODULES], check=True)
    dist = folder / "dist"
    run([sys.executable, "-m", "build", "--outdir", str(dist), str(copy)], {**os.environ})
    return sorted(dist.glob("*.tar.gz")), sorted(dist.glob("*.whl"))


def run(command: list[str], environment: dict[str, str], folder: Path | None = None) -> str:
    """What a command printed; if it fails, that is in the error."""
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{' '.join(command)}\n{done.stdout}\n{done.stderr}"
    return done.stdout + done.stderr


class Installed:
    """An environment with one wheel in it, a home of its own, and everything that the wheel depends on beside it.

    Attributes:
        home: where its programs run, and keep what they keep.
    """

    def __init__(self, wheel: Path, folder: Path) -> None:
        self.prefix = folder / "environment"
        self.home = folder / "home"
        self.home.mkdir()
        venv.create(self.prefix, with_pip=False, symlinks=True)
        self.python = self.prefix / "bin" / "python"
        pip = [sys.executable, "-m", "pip", "--python", str(self.python), "install", "--no-deps", "--no-index"]
        run([*pip, str(wheel)], {**os.environ})
        self._borrow()
        self.environment = {
            **{name: value for name, value in os.environ.items() if not name.startswith(("JUPYTER", "PYTHON"))},
            "PATH": os.pathsep.join([str(self.prefix / "bin"), os.environ["PATH"]]),
            "HOME": str(self.home),
            "JUPYTER_PLATFORM_DIRS": "1",
            "JUPYTER_CONFIG_DIR": str(self.home / "config"),
            "JUPYTER_DATA_DIR": str(self.home / "data"),
            "JUPYTER_RUNTIME_DIR": str(self.home / "runtime"),
            "JUPYTERLAB_DIR": str(Path(sys.prefix) / "share" / "jupyter" / "lab"),
        }

    def _borrow(self) -> None:
        """Packages come from the tests' environment, after what is installed here; programs are run by this Python.

        The tests' own copy of the package is not seen: a path that a `.pth` file adds is searched, its `.pth` files,
        of which an editable installation is one, are not read.
        """
        here = sysconfig.get_path("purelib", vars={"base": str(self.prefix), "platbase": str(self.prefix)})
        (Path(here) / "borrowed.pth").write_text(sysconfig.get_path("purelib") + "\n")
        for program in Path(sys.executable).parent.glob("jupyter*"):
            target = self.prefix / "bin" / program.name
            first, _, rest = program.read_bytes().partition(b"\n")
            if first.startswith(b"#!") and not target.exists():
                target.write_bytes(b"#!" + os.fsencode(self.python) + b"\n" + rest)
                target.chmod(0o755)

    def where(self, module: str) -> str:
        """The file that a module is imported from."""
        return run([str(self.python), "-c", f"import {module}; print({module}.__file__)"], self.environment, self.home)

    def jupyter(self, *arguments: str) -> str:
        """What ``jupyter …`` prints."""
        return run([str(self.prefix / "bin" / "jupyter"), *arguments], self.environment, self.home)


class Lab:
    """A ``jupyter lab`` of an installation, for as long as the block lasts."""

    def __init__(self, installed: Installed) -> None:
        self._installed = installed
        self._log = installed.home / "lab.log"

    def __enter__(self) -> Lab:
        root = ["--allow-root"] if os.geteuid() == 0 else []
        command = [str(self._installed.prefix / "bin" / "jupyter"), "lab", "--no-browser", *root]
        with self._log.open("wb") as log:
            self._server = subprocess.Popen(
                command, cwd=self._installed.home, env=self._installed.environment, stdout=log, stderr=log
            )
        try:
            until(self._stands, "The start of JupyterLab with the community in it")
        except BaseException:
            self._server.kill()
            self._server.wait()
            raise
        [said] = self._installed.home.glob("runtime/jpserver-*.json")
        where = json.loads(said.read_text())
        self._url, self._token = where["url"], where["token"]
        return self

    def __exit__(self, *_: object) -> None:
        self._server.send_signal(signal.SIGTERM)
        self._server.wait(30)

    def _stands(self) -> bool:
        assert self._server.poll() is None, self.log()
        return "is embedded at" in self.log() and any(self._installed.home.glob("runtime/jpserver-*.json"))

    def log(self) -> str:
        return self._log.read_text(errors="replace")

    def get(self, path: str) -> tuple[int, bytes]:
        request = urllib.request.Request(self._url + path, headers={"Authorization": f"token {self._token}"})
        with urllib.request.urlopen(request, timeout=30) as answer:
            return answer.status, answer.read()

    def json(self, path: str) -> Any:
        return json.loads(self.get(path)[1])
