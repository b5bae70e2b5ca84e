"""The admin's one call: ``configure(c)`` in ``jupyterhub_config.py`` gives a hub its community.

Imports nothing but the standard library, so that a hub's environment needs no JupyterLab. Calling it twice does no
harm, and what the admin configured before the call stays.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping, Sequence
from importlib.metadata import PackageNotFoundError, version
from typing import Any, TypeVar
from urllib.parse import urlparse

USE = "custom:community:use"
_OF_SERVICE = ["list:groups", "read:groups"]
"""All that the service itself asks of the hub."""


def configure(
    c: Any,
    *,
    name: str = "community",
    url: str = "http://127.0.0.1:10101",
    managed: bool = True,
    api_token: str | None = None,
    command: Sequence[str] | None = None,
    database: str | None = None,
    secrets: Sequence[str] = (),
    courses: Mapping[str, str] | None = None,
    public_url: str | None = None,
) -> None:
    """Adds the community service, its roles and its scopes to a hub's configuration.

    Args:
        c: the configuration object of ``jupyterhub_config.py``.
        name: the service's name at the hub; its address is ``/services/NAME/``.
        url: where the service listens, as the hub's proxy reaches it.
        managed: whether the hub starts the service. Good for trying it out; in production let systemd or Kubernetes
            run it (``managed=False``), since a managed service stops with the hub and one that cannot start stops it.
        api_token: the service's token at the hub; needed where the hub does not start the service.
        command: what the hub starts; by default this Python with our module.
        database: SQLAlchemy URL of the database, for a managed service.
        secrets: what session keys are made of, newest first, for a managed service; by default its API token.
        courses: titles by course id. Courses themselves are the hub's groups ``nbgrader-COURSE`` (learners) and
            ``formgrade-COURSE`` (instructors), ``community-ta-COURSE`` and ``community-mentor-COURSE``.
        public_url: the service's address for browsers where that is not ``/services/NAME/`` on their own host, as
            on per-user domains.

    Call it at the end of ``jupyterhub_config.py``, where it sees what else was configured.

    Raises:
        ValueError: an unmanaged service without ``api_token``; per-user domains without ``public_url``; token scopes
            that are a function, which this call cannot extend. The message says what to do.
    """
    if not managed and not api_token:
        raise ValueError(
            "configure(managed=False) needs api_token, the same that the service gets as JUPYTERHUB_API_TOKEN: "
            "make one with `openssl rand -hex 32`."
        )
    where = public_url or _path_at_hub(c, name)
    service: dict[str, Any] = {"name": name, "url": url, "oauth_no_confirm": True, "display": False}
    if api_token:
        service["api_token"] = api_token
    if managed:
        service["command"] = list(command or [sys.executable, "-m", "jupyter_community.transports.hub_service"])
        service["environment"] = _environment(database, secrets, courses)
    _replace_named(_standing(c.JupyterHub, "services", []), service)
    _add_scopes(c)
    _add_roles(c, name)
    _add_to_servers(c, name, where)


def _path_at_hub(c: Any, name: str) -> str:
    if c.JupyterHub.get("subdomain_host"):
        raise ValueError(
            "On per-user domains a page cannot guess where the community is. Say it: configure(c, "
            f'public_url="https://{name}--service.YOUR-DOMAIN/services/{name}/").'
        )
    base = c.JupyterHub.get("base_url") or urlparse(c.JupyterHub.get("bind_url") or "").path
    return f"/{base.strip('/')}/services/{name}/".replace("//", "/")


def _environment(database: str | None, secrets: Sequence[str], courses: Mapping[str, str] | None) -> dict[str, str]:
    environment = {}
    if database:
        environment["JUPYTER_COMMUNITY_DB"] = database
    if secrets:
        environment["JUPYTER_COMMUNITY_SECRETS"] = ",".join(secrets)
    if courses:
        environment["JUPYTER_COMMUNITY_COURSES"] = json.dumps(dict(courses))
    return environment


def _add_scopes(c: Any) -> None:
    _standing(c.JupyterHub, "custom_scopes", {})[USE] = {"description": "Take part in course discussions"}


def _add_roles(c: Any, name: str) -> None:
    """Lets every user reach the service; the hub stops if a role is defined twice, so a standing one is extended."""
    access = [f"access:services!service={name}", USE]
    roles = _standing(c.JupyterHub, "load_roles", [])
    _replace_named(roles, {"name": f"{name}-service", "services": [name], "scopes": _OF_SERVICE})
    user = next((role for role in roles if role.get("name") == "user"), None)
    if user is None and _hub_adds_scopes():
        _standing(c.JupyterHub, "extra_user_scopes", set()).update(access)
        return
    if user is None:
        user = {"name": "user"}
        roles.append(user)
    # "self" is what lets people use their own servers; a role `user` without it locks everybody out
    user["scopes"] = list(dict.fromkeys(["self", *user.get("scopes", []), *access]))


def _hub_adds_scopes() -> bool:
    """Whether this hub (6 or newer) can give users more scopes without its role `user` being written anew."""
    try:
        return int(version("jupyterhub").split(".")[0]) >= 6
    except PackageNotFoundError:
        return False


def _add_to_servers(c: Any, name: str, where: str) -> None:
    """Pages may open sessions. Servers, whose token every kernel can read, may not: they lack the scope ``USE``."""
    reach = [f"access:services!service={name}", "read:users:groups!user"]
    for spawner in _spawners(c, "oauth_client_allowed_scopes"):
        _extend(spawner, "oauth_client_allowed_scopes", [], [*reach, USE])
    for spawner in _spawners(c, "server_token_scopes"):
        _extend(spawner, "server_token_scopes", ["users:activity!user", "access:servers!server"], reach)
    for spawner in _spawners(c, "environment"):
        _standing(spawner, "environment", {})["JUPYTER_COMMUNITY_URL"] = where


def _spawners(c: Any, trait: str) -> list[Any]:
    """``c.Spawner``, and where they set the trait ``c.KubeSpawner`` and its like, whose word wins over the former."""
    special = [section for name, section in c.items() if name.endswith("Spawner") and trait in section]
    return [c.Spawner, *(section for section in special if section is not c.Spawner)]


def _replace_named(entries: list[dict[str, Any]], entry: dict[str, Any]) -> None:
    for index, other in enumerate(entries):
        if other.get("name") == entry["name"]:
            entries[index] = entry
            return
    entries.append(entry)


def _extend(section: Any, trait: str, default: list[str], more: list[str]) -> None:
    if callable(section.get(trait)):
        raise ValueError(
            f"{trait} of the spawner is a function in your configuration. Make it return these scopes too, and set it "
            f"after calling configure: {', '.join(more)}."
        )
    setattr(section, trait, list(dict.fromkeys([*_standing(section, trait, default), *more])))


_Container = TypeVar("_Container", list[Any], dict[str, Any], set[Any])


def _standing(section: Any, trait: str, default: _Container) -> _Container:
    """What is configured so far, as a container that may be changed in place."""
    found = section.get(trait)
    if hasattr(found, "get_value"):  # traitlets notes append and update until it knows what they apply to
        found = found.get_value(default)
    setattr(section, trait, type(default)(found) if found else default)
    container: _Container = section[trait]
    return container
