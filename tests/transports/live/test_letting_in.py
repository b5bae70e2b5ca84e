"""The handshake is accepted whoever comes; whoever may not stay is told why by a code and a sentence."""

from __future__ import annotations

import json
from contextlib import suppress

import pytest
from websockets.exceptions import ConnectionClosed

from ...factories import SEMINAR, Classroom
from .page import PROTOCOL, connect
from .service import Service, serving

TOO_MUCH = 1024 * 1024 + 1


def assert_is_a_sentence(reason: str) -> None:
    assert reason[0].isupper()
    assert reason.endswith(".")
    assert len(reason.encode()) <= 123


async def test_whoever_has_a_session_is_welcomed_by_name(service: Service) -> None:
    page = await service.connect(await service.session("ada"))
    welcome = await page.next()
    assert welcome["type"] == "welcome"
    assert welcome["person"]["name"] == "Ada"
    assert welcome["version"]


async def test_the_protocol_is_echoed_and_the_token_is_not(service: Service) -> None:
    token = await service.session("ada")
    page = await service.connect(token)
    assert page.socket.subprotocol == PROTOCOL
    assert page.socket.response is not None
    assert token not in str(page.socket.response.headers)


async def test_without_a_token_a_page_is_let_in_and_sent_to_sign_in(service: Service) -> None:
    code, reason = await (await service.connect(None)).closed()
    assert code == 4401
    assert_is_a_sentence(reason)


async def test_a_made_up_token_is_signed_out(service: Service) -> None:
    code, reason = await (await service.connect("bm90LWEtdG9rZW4")).closed()
    assert code == 4401
    assert_is_a_sentence(reason)


async def test_an_expired_token_is_signed_out(service: Service) -> None:
    token = await service.session("ada")
    service.room.clock.advance(minutes=10, seconds=1)
    code, reason = await (await service.connect(token)).closed()
    assert code == 4401
    assert_is_a_sentence(reason)


@pytest.mark.parametrize("origin", ["https://evil.example.org", "null", "http://127.0.0.1.evil.example.org"])
async def test_a_page_of_a_foreign_origin_is_told_that_it_may_not(service: Service, origin: str) -> None:
    page = await service.connect(await service.session("ada"), origin=origin)
    code, reason = await page.closed()
    assert code == 4403
    assert_is_a_sentence(reason)


async def test_a_page_of_our_own_origin_is_welcome(service: Service) -> None:
    await service.page("ada", origin=f"http://{service.host}")


async def test_on_per_user_domains_a_page_under_the_hub_s_domain_is_welcome_and_its_neighbour_is_not(
    room: Classroom,
) -> None:
    async with serving(room, hub_host="https://hub.example.org") as service:
        await service.page("ada", origin="https://ada.hub.example.org")
        page = await service.connect(await service.session("ada"), origin="https://evilhub.example.org")
        assert (await page.closed())[0] == 4403


@pytest.mark.parametrize(
    "frame",
    [
        "",
        "{",
        "[]",
        "null",
        '"follow"',
        '{"type": "shout"}',
        '{"type": "follow"}',
        '{"type": "follow", "course": 7}',
        '{"type": "follow", "course": "seminar", "seq": "1"}',
        '{"type": "follow", "course": "seminar", "log": "k", "seq": 1.5}',
        '{"type": "renew"}',
        '{"course": "seminar"}',
        "[" * 100_000,
        '{"type": "follow", "course": "\\ud800"}',
        b'{"type": "follow", "course": "seminar"}',
    ],
)
async def test_a_malformed_frame_closes_the_page_that_sent_it(service: Service, frame: str | bytes) -> None:
    page, other = await service.page("ada"), await service.page("ben")
    await page.send(frame)
    code, reason = await page.closed()
    assert code == 4400
    assert_is_a_sentence(reason)
    await other.follow(SEMINAR)
    assert (await other.next())["type"] == "following"


@pytest.mark.parametrize(
    "letter", [pytest.param("x", id="letters of one byte"), pytest.param("é", id="letters of two bytes")]
)
async def test_a_frame_over_one_mebibyte_is_too_large(service: Service, letter: str) -> None:
    page = await service.page("ada")
    filling = letter * (TOO_MUCH // len(letter.encode()) + 1)
    await page.send(json.dumps({"type": "follow", "course": filling}, ensure_ascii=False))
    code, reason = await page.closed()
    assert code == 4413
    assert "1 MiB" in reason


async def test_a_frame_that_is_far_too_large_is_not_even_read(service: Service) -> None:
    """The socket itself refuses; the code is then that of the WebSocket standard."""
    page = await service.page("ada")
    with suppress(ConnectionClosed):  # the rest of it cannot be sent any more
        await page.send("x" * 5 * TOO_MUCH)
    assert (await page.closed())[0] == 1009


async def test_while_the_store_is_away_a_page_is_asked_to_come_back(service: Service) -> None:
    token = await service.session("ada")
    await service.room.community.store.close()
    code, reason = await (await service.connect(token)).closed()
    assert code == 1013
    assert_is_a_sentence(reason)


async def test_a_page_that_leaves_while_it_is_let_in_is_forgotten(service: Service) -> None:
    token = await service.session("ada")
    for _ in range(20):
        page = await connect(service.url, token)
        page.vanish()
        await page.socket.wait_closed()
    await service.page("ben")
    await service.until_pages(1)
