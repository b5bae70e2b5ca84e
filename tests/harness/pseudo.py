"""A language pack for JupyterLab in which each string of ours is marked, so that one that nobody can translate is seen.

It is called Polish, since Polish has three plural forms and Chromium knows its dates. Its strings are taken from the
sources, as `jupyterlab-translate` does it: literals handed to ``trans.__`` and its like, and what schemas show.
"""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo

from .hub import ROOT

LOCALE = "pl_PL"
DOMAIN = "jupyter_community"
PLURALS = "nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);"
FORMS = ("one", "few", "many")
OPEN, SHUT = "⟦", "⟧"
"""What stands around each string that was translated."""
SOURCE = ROOT / "labextension" / "src"
SCHEMAS = ROOT / "labextension" / "schema"
_STRING = r"""'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*\""""
_CALL = re.compile(rf"\btrans\.(__|_n|_p|_np)\(\s*((?:{_STRING})(?:\s*,\s*(?:{_STRING}))*)", re.S)
_SHOWN = {"title": "schema", "description": "schema"}


def strings() -> Iterator[tuple[str, ...]]:
    """Every string of the front end; a second one is its plural."""
    for file in sorted(SOURCE.rglob("*.ts*")):
        for call, literals in _CALL.findall(file.read_text(encoding="utf-8")):
            assert call in ("__", "_n"), f"{file.name}: teach this pack what trans.{call} takes"
            taken = [_unquoted(literal) for literal in re.findall(_STRING, literals, re.S)]
            yield tuple(taken[:2] if call == "_n" else taken[:1])


def calls() -> int:
    """How often the translator is asked for something; each time a literal must follow."""
    sources = [file.read_text(encoding="utf-8") for file in SOURCE.rglob("*.ts*")]
    return sum(len(re.findall(r"\btrans\.(?:__|_n|_p|_np)\(", source)) for source in sources)


def shown_by_schemas() -> Iterator[tuple[str, str]]:
    """Context and text of what the settings editor, menus and toolbars show."""
    for file in sorted(SCHEMAS.glob("*.json")):
        schema: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
        yield from ((context, schema[key]) for key, context in _SHOWN.items())
        for setting in schema.get("properties", {}).values():
            yield from (("settings", setting[key]) for key in _SHOWN if key in setting)


def install(folder: Path) -> None:
    """Puts the pack into a folder that is to be on a server's ``PYTHONPATH``."""
    package = f"jupyterlab_language_pack_{LOCALE}"
    messages = folder / package / "locale" / LOCALE / "LC_MESSAGES"
    messages.mkdir(parents=True)
    (folder / package / "__init__.py").touch()
    about = folder / f"{package}-1.0.dist-info"
    about.mkdir()
    (about / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {package}\nVersion: 1.0\n", encoding="utf-8")
    (about / "entry_points.txt").write_text(f"[jupyterlab.languagepack]\n{LOCALE} = {package}\n", encoding="utf-8")
    told: dict[str, Any] = {"": {"domain": DOMAIN, "language": LOCALE.replace("_", "-"), "plural_forms": PLURALS}}
    for text, *plural in strings():
        forms = [f"{plural[0]}·{form}" for form in FORMS] if plural else [text]
        told[text] = [f"{OPEN}{form}{SHUT}" for form in forms]
    catalog = Catalog(locale="pl", domain=DOMAIN, charset="utf-8")
    for context, text in shown_by_schemas():
        catalog.add(text, string=f"{OPEN}{text}{SHUT}", context=context)
        told[f"{context}\u0004{text}"] = [f"{OPEN}{text}{SHUT}"]
    (messages / f"{DOMAIN}.json").write_text(json.dumps(told), encoding="utf-8")
    compiled = io.BytesIO()
    write_mo(compiled, catalog)
    (messages / f"{DOMAIN}.mo").write_bytes(compiled.getvalue())


def speak(home: Path, locale: str | None) -> None:
    """Somebody chooses the language of their JupyterLab; it is there with the next page."""
    file = home / ".jupyter/lab/user-settings/@jupyterlab/translation-extension/plugin.jupyterlab-settings"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps({"locale": locale} if locale else {}), encoding="utf-8")


def _unquoted(literal: str) -> str:
    return re.sub(r"\\(.)", r"\1", literal[1:-1])
