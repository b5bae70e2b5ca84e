"""``configure(c)`` adds a community to a hub's configuration and takes nothing away from it."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

import pytest
from traitlets.config import Config

from jupyter_community import hub
from jupyter_community.hub import configure

REACH = "access:services!service=community"
USE = "custom:community:use"


@pytest.fixture
def c() -> Config:
    """The configuration object of ``jupyterhub_config.py``."""
    return Config()


@pytest.fixture(params=[True, False], ids=["JupyterHub 6", "JupyterHub 5"])
def adds_scopes(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> bool:
    monkeypatch.setattr(hub, "_hub_adds_scopes", lambda: request.param)
    return bool(request.param)


def named(entries: list[dict[str, Any]], name: str) -> list[dict[str, Any]]:
    return [entry for entry in entries if entry["name"] == name]


def test_every_user_may_use_the_community(c: Config, adds_scopes: bool) -> None:
    configure(c)
    if adds_scopes:
        assert c.JupyterHub.extra_user_scopes == {REACH, USE}
        assert named(c.JupyterHub.load_roles, "user") == []
    else:
        assert named(c.JupyterHub.load_roles, "user") == [{"name": "user", "scopes": ["self", REACH, USE]}]


def test_a_role_user_that_the_admin_wrote_is_extended_and_not_written_twice(c: Config, adds_scopes: bool) -> None:
    c.JupyterHub.load_roles = [{"name": "user", "scopes": ["access:services!service=grades"]}]
    configure(c)
    [user] = named(c.JupyterHub.load_roles, "user")
    assert user["scopes"] == ["self", "access:services!service=grades", REACH, USE]
    assert "extra_user_scopes" not in c.JupyterHub


def test_calling_it_twice_changes_nothing(c: Config, adds_scopes: bool) -> None:
    configure(c, courses={"seminar": "Chance and Data"})
    once = json.dumps(c, default=sorted, sort_keys=True)
    configure(c, courses={"seminar": "Chance and Data"})
    assert json.dumps(c, default=sorted, sort_keys=True) == once


def test_what_the_admin_configured_stays(c: Config) -> None:
    c.JupyterHub.services = [{"name": "cull-idle"}]
    c.JupyterHub.load_roles = [{"name": "graders", "scopes": ["list:users"]}]
    c.JupyterHub.custom_scopes = {"custom:print": {"description": "Print"}}
    c.Spawner.environment = {"TZ": "Europe/Oslo"}
    c.Spawner.oauth_client_allowed_scopes = ["read:users!user"]
    c.Spawner.server_token_scopes = ["users:activity!user", "access:servers!server", "shares!user"]
    configure(c)
    assert [service["name"] for service in c.JupyterHub.services] == ["cull-idle", "community"]
    assert named(c.JupyterHub.load_roles, "graders")
    assert set(c.JupyterHub.custom_scopes) == {"custom:print", USE}
    assert c.Spawner.environment["TZ"] == "Europe/Oslo"
    assert "read:users!user" in c.Spawner.oauth_client_allowed_scopes
    assert "shares!user" in c.Spawner.server_token_scopes


def test_what_the_admin_appended_stays(c: Config) -> None:
    c.JupyterHub.services.append({"name": "cull-idle"})
    c.JupyterHub.load_roles.extend([{"name": "graders", "scopes": ["list:users"]}])
    c.Spawner.environment.update({"TZ": "Europe/Oslo"})
    c.Spawner.server_token_scopes.append("shares!user")
    configure(c)
    assert [service["name"] for service in c.JupyterHub.services] == ["cull-idle", "community"]
    assert named(c.JupyterHub.load_roles, "graders")
    assert c.Spawner.environment["TZ"] == "Europe/Oslo"
    assert {"access:servers!server", "shares!user", REACH} <= set(c.Spawner.server_token_scopes)


def test_a_spawner_with_settings_of_its_own_gets_them_too(c: Config) -> None:
    c.KubeSpawner.environment = {"TZ": "Europe/Oslo"}
    configure(c)
    assert c.KubeSpawner.environment == {"TZ": "Europe/Oslo", "JUPYTER_COMMUNITY_URL": "/services/community/"}
    assert "server_token_scopes" not in c.KubeSpawner


def test_pages_may_open_sessions_and_kernels_may_not(c: Config) -> None:
    configure(c)
    assert USE in c.Spawner.oauth_client_allowed_scopes
    assert USE not in c.Spawner.server_token_scopes


def test_servers_keep_the_scopes_without_which_they_do_not_run(c: Config) -> None:
    configure(c)
    assert {"users:activity!user", "access:servers!server"} <= set(c.Spawner.server_token_scopes)


def test_the_service_may_read_groups_and_nothing_else(c: Config) -> None:
    configure(c)
    [role] = named(c.JupyterHub.load_roles, "community-service")
    assert role == {"name": "community-service", "services": ["community"], "scopes": ["list:groups", "read:groups"]}


def test_a_managed_service_is_started_with_its_database_secrets_and_titles(c: Config) -> None:
    configure(c, database="sqlite:////srv/c.sqlite", secrets=["new", "old"], courses={"seminar": "Chance and Data"})
    [service] = c.JupyterHub.services
    assert service["command"][1:] == ["-m", "jupyter_community.transports.hub_service"]
    assert service["environment"] == {
        "JUPYTER_COMMUNITY_DB": "sqlite:////srv/c.sqlite",
        "JUPYTER_COMMUNITY_SECRETS": "new,old",
        "JUPYTER_COMMUNITY_COURSES": '{"seminar": "Chance and Data"}',
    }


def test_an_external_service_is_not_started_and_needs_its_token(c: Config) -> None:
    with pytest.raises(ValueError, match="openssl rand"):
        configure(c, managed=False)
    configure(c, managed=False, api_token="0123456789abcdef")
    [service] = c.JupyterHub.services
    assert "command" not in service
    assert service["api_token"] == "0123456789abcdef"


@pytest.mark.parametrize(
    ("trait", "value", "path"),
    [
        ("base_url", "/jupyter/", "/jupyter/services/community/"),
        ("bind_url", "https://hub.example.org:8000/jupyter", "/jupyter/services/community/"),
        ("bind_url", "http://127.0.0.1:8000", "/services/community/"),
    ],
)
def test_pages_are_told_where_the_service_is(c: Config, trait: str, value: str, path: str) -> None:
    c.JupyterHub[trait] = value
    configure(c)
    assert c.Spawner.environment["JUPYTER_COMMUNITY_URL"] == path


def test_on_per_user_domains_the_admin_must_say_where_the_service_is(c: Config) -> None:
    c.JupyterHub.subdomain_host = "https://hub.example.org"
    with pytest.raises(ValueError, match="public_url"):
        configure(c)
    configure(c, public_url="https://community--service.hub.example.org/services/community/")
    assert c.Spawner.environment["JUPYTER_COMMUNITY_URL"].startswith("https://community--service.")


def test_scopes_that_are_a_function_are_not_lost_in_silence(c: Config) -> None:
    c.Spawner.server_token_scopes = lambda spawner: ["users:activity!user"]
    with pytest.raises(ValueError, match="server_token_scopes of the spawner is a function"):
        configure(c)


def test_a_hub_without_jupyterlab_can_call_it() -> None:
    program = (
        "import sys; before = set(sys.modules); import jupyter_community.hub; "
        "print(*sorted({m.split('.')[0] for m in set(sys.modules) - before} - sys.stdlib_module_names))"
    )
    found = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert found.stdout.split() == ["jupyter_community"]
