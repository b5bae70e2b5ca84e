"""What a person sets for themselves."""

from __future__ import annotations

import unicodedata
from dataclasses import replace

from ..core.errors import Invalid
from ..core.people import Caller, Person, Settings
from ..ports.store import Transaction

MAX_NAME = 60


def read_settings(tx: Transaction, caller: Caller) -> Settings:
    return tx.people.settings(caller.person.id)


def change_settings(tx: Transaction, caller: Caller, settings: Settings) -> tuple[Person, Settings]:
    """Saves the caller's own settings; there is no way to save anybody else's.

    Raises:
        Invalid: a name that nobody could read.
    """
    if settings.display_name is not None:
        settings = replace(settings, display_name=display_name(settings.display_name))
    return tx.people.save_settings(caller.person.id, settings), settings


def display_name(text: str) -> str | None:
    """Tidies a name that somebody chose; None if it is empty, which means the login again.

    Raises:
        Invalid: over 60 characters, or of characters that cannot be seen.
    """
    kept = "".join(c if unicodedata.category(c) not in ("Cc", "Cf", "Zl", "Zp", "Cs", "Co") else " " for c in text)
    name = " ".join(kept.split())
    if len(name) > MAX_NAME:
        raise Invalid(f"A name can have at most {MAX_NAME} characters.")
    if not name and text.strip():
        raise Invalid("This name has no character that others could see. Choose another one.")
    return name or None
