"""The admin's one call: ``configure(c)`` in ``jupyterhub_config.py`` gives a hub its community.

Imports nothing but the standard library, so that a hub's environment needs no JupyterLab. Calling it twice does no
harm, and what the admin configured before the call stays.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping, Sequence
from typing import Any

USE = "custom:community:use"
ADMIN = "custom:community:admin"
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

    Raises:
        ValueError: an unmanaged service without ``api_token``.
    """
    if not managed and not api_token:
        raise ValueError(
            "configure(managed=False) needs api_token, the same that the service gets as JUPYTERHUB_API_TOKEN: "
            "make one with `openssl rand -hex 32`."
        )
    service: dict[str, Any] = {"name": name, "url": url, "oauth_no_confirm": True, "display": False}
    if api_token:
        service["api_token"] = api_token
    if managed:
        service["command"] = list(command or [sys.executable, "-m", "jupyter_community.transports.hub_service"])
        service["environment"] = _environment(database, secrets, courses)
    _replace_named(_list(c.JupyterHub, "services"), service)
    _add_scopes(c)
    _add_roles(c, name)
    _add_to_servers(c, name, public_url)


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
    scopes = _dict(c.JupyterHub, "custom_scopes")
    scopes.setdefault(USE, {"description": "Take part in course discussions"})
    scopes.setdefault(ADMIN, {"description": "Administer the community service", "subscopes": [USE]})


def _add_roles(c: Any, name: str) -> None:
    """Lets every user reach the service; the hub stops if a role is defined twice, so a standing one is extended."""
    access = [f"access:services!service={name}", USE]
    roles = _list(c.JupyterHub, "load_roles")
    user = next((role for role in roles if role.get("name") == "user"), None)
    if user is None:
        user = {"name": "user", "scopes": ["self"]}
        roles.append(user)
    # "self" is what lets people use their own servers; a role `user` without it locks everybody out
    user["scopes"] = list(dict.fromkeys(["self", *user.get("scopes", []), *access]))
    _replace_named(roles, {"name": f"{name}-service", "services": [name], "scopes": _OF_SERVICE})


def _add_to_servers(c: Any, name: str, public_url: str | None) -> None:
    """Pages may open sessions. Servers, whose token every kernel can read, may not: they lack the scope ``USE``."""
    reach = [f"access:services!service={name}", "read:users:groups!user"]
    _extend(c.Spawner, "oauth_client_allowed_scopes", [], [*reach, USE])
    _extend(c.Spawner, "server_token_scopes", ["users:activity!user", "access:servers!server"], reach)
    environment = _dict(c.Spawner, "environment")
    environment["JUPYTER_COMMUNITY_URL"] = public_url or f"/services/{name}/"


def _replace_named(entries: list[dict[str, Any]], entry: dict[str, Any]) -> None:
    entries[:] = [other for other in entries if other.get("name") != entry["name"]] + [entry]


def _extend(section: Any, trait: str, default: list[str], more: list[str]) -> None:
    standing = section.get(trait)
    if callable(standing):
        raise ValueError(
            f"c.Spawner.{trait} is a function in your configuration. Make it return these scopes too, then remove it "
            f"before calling configure: {', '.join(more)}."
        )
    base = list(standing) if isinstance(standing, list | tuple) else default
    setattr(section, trait, list(dict.fromkeys([*base, *more])))


def _list(section: Any, trait: str) -> list[Any]:
    if not isinstance(section.get(trait), list):
        setattr(section, trait, [])
    found: list[Any] = section[trait]
    return found


def _dict(section: Any, trait: str) -> dict[str, Any]:
    if not isinstance(section.get(trait), dict):
        setattr(section, trait, {})
    found: dict[str, Any] = section[trait]
    return found
