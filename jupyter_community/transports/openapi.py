"""An OpenAPI 3.1 description, generated from the route table and the types of the wire."""

from __future__ import annotations

import re
from typing import Any

import msgspec

from ..core.permissions import Permission
from . import wire
from .api import ROUTES, Route

_BYTES: dict[str, Any] = {
    "description": "The bytes of the file",
    "content": {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}},
}
_COMPONENTS = "#/components/schemas/{name}"
_REFUSALS = {
    "400": "Malformed, or nothing to read in it",
    "401": "The session is missing or over",
    "403": "Not allowed",
    "404": "No such thing, or not for you",
    "409": "Somebody changed it first",
    "410": "It was taken back or deleted",
    "413": "Over 64 KiB of text, or over 1 MiB of anything",
    "503": "The store or the hub is away; nothing was saved",
}


def describe(version: str, server: str) -> dict[str, Any]:
    """The description of the API at the URL ``server``."""
    types = (
        {route.answer for route in ROUTES if not route.downloads}
        | {r.body for r in ROUTES if r.body}
        | {wire.Problem, wire.Session}
    )
    types |= {route.conflict for route in ROUTES if route.conflict}
    ordered = sorted(types, key=lambda shape: shape.__name__)
    schemas, components = msgspec.json.schema_components(ordered, ref_template=_COMPONENTS)
    refs = dict(zip(ordered, schemas, strict=True))
    paths: dict[str, Any] = {"/session": _session(refs), "/openapi.json": _itself()}
    for route in ROUTES:
        paths.setdefault(f"/{route.path}", {})[route.verb.lower()] = _operation(route, refs)
    return {
        "openapi": "3.1.0",
        "info": {"title": "jupyter-community", "version": version, "license": {"name": "BSD-3-Clause"}},
        "servers": [{"url": server}],
        "security": [{"session": []}],
        "paths": paths,
        "components": {
            "schemas": components,
            "securitySchemes": {
                "session": {"type": "http", "scheme": "bearer", "description": "The token of POST api/session"},
                "jupyter": {"type": "apiKey", "in": "header", "name": "Authorization", "description": "token …"},
            },
        },
    }


def _operation(route: Route, refs: dict[type, Any]) -> dict[str, Any]:
    operation: dict[str, Any] = {
        "operationId": route.call.__name__.lstrip("_"),
        "summary": route.summary,
        "description": _needs(route),
        "responses": {"200": _BYTES if route.downloads else _json("Done", refs[route.answer]), **_refusals(refs)},
    }
    if route.uploads:
        operation["requestBody"] = {"required": True, "content": _BYTES["content"]}
    if route.conflict:
        operation["responses"]["409"] = _json(_REFUSALS["409"], refs[route.conflict])
    if route.created:
        operation["responses"]["201"] = _json("Created; 200 when the same request was done before", refs[route.answer])
    names = re.findall(r"{(\w+)}", route.path)
    parameters = [{"name": n, "in": "path", "required": True, "schema": {"type": "string"}} for n in names]
    parameters += [
        {"name": n, "in": "query", "description": text, "schema": {"type": "string"}} for n, text in route.query.items()
    ]
    if parameters:
        operation["parameters"] = parameters
    if route.body is not None:
        operation["requestBody"] = {"required": True, "content": {"application/json": {"schema": refs[route.body]}}}
    return operation


def _needs(route: Route) -> str:
    if not isinstance(route.needs, Permission):
        return f"Needs a session and no permission: {route.needs}."
    text = f"Needs the permission `{route.needs.value}`"
    return f"{text}, and `{route.needs_for_others.value}` for others' posts." if route.needs_for_others else f"{text}."


def _session(refs: dict[type, Any]) -> dict[str, Any]:
    return {
        "post": {
            "operationId": "session",
            "summary": "Exchanges the page's own token for a session token",
            "security": [{"jupyter": []}],
            "responses": {"200": _json("A session", refs[wire.Session]), **_refusals(refs)},
        }
    }


def _itself() -> dict[str, Any]:
    answer = {"description": "This description", "content": {"application/json": {"schema": {"type": "object"}}}}
    return {"get": {"operationId": "openapi", "summary": "This", "security": [], "responses": {"200": answer}}}


def _json(description: str, schema: Any) -> dict[str, Any]:
    return {"description": description, "content": {"application/json": {"schema": schema}}}


def _refusals(refs: dict[type, Any]) -> dict[str, Any]:
    return {code: _json(text, refs[wire.Problem]) for code, text in _REFUSALS.items()}
