"""Session tokens as Fernet tokens: encrypted, dated, and readable with older keys while these are kept."""

from __future__ import annotations

import json
import re
from base64 import urlsafe_b64encode
from collections.abc import Sequence
from datetime import datetime, timezone

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from ...core.errors import SignedOut
from ...core.ids import PersonId
from ...ports.sessions import Session

_PURPOSE = b"jupyter-community session v1"
_LETTERS = re.compile("[A-Za-z0-9_-]{1,4096}")


class FernetSessions:
    """Args: ``secrets`` newest first; the first makes tokens, the others only read them. At least one."""

    def __init__(self, secrets: Sequence[str]) -> None:
        if not secrets or not all(secrets):
            raise ValueError("Sessions need at least one secret, and none may be empty.")
        self._box = MultiFernet([Fernet(_key(secret)) for secret in secrets])

    def issue(self, session: Session) -> str:
        content = {"p": session.person, "l": session.login, "x": session.until.timestamp()}
        return self._box.encrypt(json.dumps(content).encode()).rstrip(b"=").decode()

    def open(self, token: str, now: datetime) -> Session:
        try:
            if not _LETTERS.fullmatch(token):  # base64 would pass over what it does not know
                raise ValueError("no token of ours")
            content = json.loads(self._box.decrypt(token + "=" * (-len(token) % 4)))
            until = datetime.fromtimestamp(content["x"], timezone.utc)
            session = Session(person=PersonId(content["p"]), login=content["l"], until=until)
        except (InvalidToken, ValueError, KeyError, TypeError) as error:
            raise SignedOut("Your session is not known here. Reload the page.") from error
        if session.until <= now:
            raise SignedOut("Your session is over. Reload the page.")
        return session


def _key(secret: str) -> bytes:
    derived = HKDF(algorithm=SHA256(), length=32, salt=None, info=_PURPOSE).derive(secret.encode())
    return urlsafe_b64encode(derived)
