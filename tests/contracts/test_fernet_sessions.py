from __future__ import annotations

import pytest

from jupyter_community.adapters.sessions.fernet import FernetSessions

from .sessions_contract import Make, SessionsContract


class TestFernetSessions(SessionsContract):
    @pytest.fixture
    def make(self) -> Make:
        return lambda *secrets: FernetSessions(secrets)
