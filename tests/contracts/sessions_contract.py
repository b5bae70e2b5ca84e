"""What every kind of session token promises. An adapter's test makes a subclass with the fixture ``make``."""

from __future__ import annotations

import base64
import re
from collections.abc import Callable
from datetime import datetime, timedelta, timezone

import pytest

from jupyter_community.core.errors import SignedOut
from jupyter_community.core.ids import PersonId
from jupyter_community.ports.sessions import Session, Sessions

NOW = datetime(2026, 11, 24, 9, 0, 0, 123456, tzinfo=timezone.utc)
ADA = Session(person=PersonId(7), login="ada", until=NOW + timedelta(minutes=10))
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"

Make = Callable[..., Sessions]


class SessionsContract:
    @pytest.fixture
    def make(self) -> Make:
        raise NotImplementedError("a function that makes sessions from secrets, newest first")

    @pytest.fixture
    def sessions(self, make: Make) -> Sessions:
        return make("a secret of the service")

    @pytest.mark.parametrize("login", ["ada", "Åda Lovelace", "学生", "x" * 255, 'a"b\\c', "ada@example.org"])
    def test_a_token_opens_to_the_session_that_it_was_issued_for(self, sessions: Sessions, login: str) -> None:
        session = Session(person=PersonId(2**53), login=login, until=ADA.until)
        assert sessions.open(sessions.issue(session), NOW) == session

    def test_a_token_is_good_in_the_header_of_a_socket(self, sessions: Sessions) -> None:
        assert re.fullmatch(r"[A-Za-z0-9_-]+", sessions.issue(ADA))

    def test_a_token_tells_who_holds_it_nothing(self, sessions: Sessions) -> None:
        token = sessions.issue(ADA)
        raw = base64.urlsafe_b64decode(token + "=" * (-len(token) % 4))
        assert b"ada" not in raw
        assert "ada" not in token

    def test_every_token_is_another(self, sessions: Sessions) -> None:
        assert len({sessions.issue(ADA) for _ in range(10)}) == 10

    def test_a_token_is_good_until_it_ends_and_not_a_moment_longer(self, sessions: Sessions) -> None:
        token = sessions.issue(ADA)
        sessions.open(token, ADA.until - timedelta(microseconds=1))
        for later in (timedelta(0), timedelta(microseconds=1), timedelta(days=400)):
            with pytest.raises(SignedOut):
                sessions.open(token, ADA.until + later)

    def test_a_token_outlives_a_restart(self, make: Make) -> None:
        assert make("secret").open(make("secret").issue(ADA), NOW) == ADA

    def test_a_token_of_somebody_elses_service_is_refused(self, make: Make) -> None:
        with pytest.raises(SignedOut):
            make("ours").open(make("theirs").issue(ADA), NOW)

    def test_secrets_are_changed_without_signing_anybody_out(self, make: Make) -> None:
        before, during, after = make("old"), make("new", "old"), make("new")
        assert during.open(before.issue(ADA), NOW) == ADA
        assert after.open(during.issue(ADA), NOW) == ADA
        with pytest.raises(SignedOut):
            before.open(during.issue(ADA), NOW)
        with pytest.raises(SignedOut):
            after.open(before.issue(ADA), NOW)

    def test_a_token_with_any_letter_changed_is_refused(self, sessions: Sessions) -> None:
        token = sessions.issue(ADA)
        for n in range(len(token)):
            other = LETTERS[(LETTERS.index(token[n]) + 32) % 64]  # the highest of its six bits, which always counts
            with pytest.raises(SignedOut):
                sessions.open(token[:n] + other + token[n + 1 :], NOW)

    @pytest.mark.parametrize(
        "spoil",
        [
            lambda token: "",
            lambda token: token[:-1],
            lambda token: token[:-20],
            lambda token: token + "A",
            lambda token: token + "=",
            lambda token: token + "\n",
            lambda token: " " + token,
            lambda token: token[:50] + "!" + token[50:],
            lambda token: token + token,
            lambda token: token[::-1],
            lambda token: "ü" + token[1:],
            lambda token: token + "\u212a",
            lambda token: "\x00" * 100,
            lambda token: "\ud800" + token,
            lambda token: "A" * 1_000_000,
            lambda token: "gAAAAA",
            lambda token: "null",
        ],
    )
    def test_what_is_not_exactly_a_token_of_ours_is_refused(
        self, sessions: Sessions, spoil: Callable[[str], str]
    ) -> None:
        with pytest.raises(SignedOut) as refused:
            sessions.open(spoil(sessions.issue(ADA)), NOW)
        assert refused.value.message.endswith("Reload the page.")

    def test_there_are_no_sessions_without_a_secret(self, make: Make) -> None:
        for secrets in ((), ("",), ("good", "")):
            with pytest.raises(ValueError, match="secret"):
                make(*secrets)
