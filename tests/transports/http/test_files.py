"""Pictures and files over HTTP: what is sent to do harm, and how what is kept is served."""

from __future__ import annotations

import asyncio
from typing import Any

import httpx
import pytest

from jupyter_community.core.errors import SlowDown
from jupyter_community.core.files.file import MAX_UPLOAD
from jupyter_community.core.ids import PersonId
from jupyter_community.transports.upload_handler import Turnstile

from ...factories import new_id
from ...pictures import SECRET, bomb, opened, picture, telling
from .lesson import COURSE, Asker, Lesson, assert_refused

FILES = f"{COURSE}files"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><script>alert(1)</script></svg>'


async def adds(asker: Asker, data: bytes, name: str = "png") -> dict[str, Any]:
    answer = await asker.ask("POST", FILES, data, params={"as": name})
    assert answer.status_code == 201, answer.text
    found: dict[str, Any] = answer.json()
    return found


async def posts(lesson: Lesson, asker: Asker, body: str, **more: Any) -> None:
    await asker.does("POST", "posts", lesson.first_post(new_id(), body, **more))


@pytest.mark.feature("M33")
@pytest.mark.parametrize("format", ["PNG", "JPEG", "WEBP"])
async def test_a_photo_with_its_place_and_a_program_behind_it_is_served_as_pixels_only(
    lesson: Lesson, format: str
) -> None:
    added = await adds(lesson.ada, telling(format))
    assert (added["width"], added["height"]) == (40, 30)
    await posts(lesson, lesson.ada, f"![A bus](attachment:{added['id']}#40x30)")
    served = await lesson.ben.ask("GET", f"{FILES}/{added['id']}")
    assert SECRET not in served.content
    assert b"<script" not in served.content
    assert not opened(served.content).getexif()


@pytest.mark.feature("M33")
async def test_what_is_served_runs_nowhere_and_stays_in_no_cache(lesson: Lesson) -> None:
    script = b"<!doctype html><script>alert(document.domain)</script>"
    for data, name, type, file in (
        (picture(), "png", "image/png", "picture.png"),
        (script, "txt", "application/octet-stream", "file.txt"),
        (b"%PDF-1.7 <script>alert(1)</script>", "pdf", "application/octet-stream", "file.pdf"),
    ):
        added = await adds(lesson.ada, data, name)
        served = await lesson.ada.ask("GET", f"{FILES}/{added['id']}")
        assert served.headers["Content-Type"] == type
        assert served.headers["Content-Disposition"] == f'attachment; filename="{file}"'
        assert served.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
        assert served.headers["X-Content-Type-Options"] == "nosniff"
        assert served.headers["Cache-Control"] == "no-store"
        assert "Set-Cookie" not in served.headers


@pytest.mark.feature("M33")
@pytest.mark.parametrize(
    ("data", "name", "sentence"),
    [
        (b"<!doctype html><script>alert(1)</script>", "png", "its content is something else"),
        (SVG, "svg", "SVG pictures can carry programs"),
        (SVG, "png", "SVG pictures can carry programs"),
        (bomb(9_000), "png", "million pixels"),
        (b"\x89PNG\r\n\x1a\n" + SVG, "png", "cannot be read"),
        (b"", "png", "empty"),
        (b"x", "../../etc/passwd", "not taken"),
        (b"MZ\x90", "exe", "not taken"),
    ],
)
async def test_what_could_do_harm_is_refused_with_a_sentence_and_not_kept(
    lesson: Lesson, data: bytes, name: str, sentence: str
) -> None:
    answer = await lesson.ada.ask("POST", FILES, data, params={"as": name})
    too_large = "million" in sentence
    assert sentence in assert_refused(answer, 413 if too_large else 400, "too_large" if too_large else "invalid")


@pytest.mark.feature("M33")
async def test_a_hundred_megabytes_are_not_read_and_others_do_not_notice(lesson: Lesson) -> None:
    try:
        answer = await lesson.ada.ask("POST", FILES, bytes(100 * 1024 * 1024))
    except httpx.TransportError:  # cut off while it was still sending
        pass
    else:
        assert "10 MiB" in assert_refused(answer, 413, "too_large")
    assert (await lesson.ben.ask("GET", f"{COURSE}board")).status_code == 200


@pytest.mark.feature("M33")
@pytest.mark.parametrize("chunked", [False, True])
async def test_a_little_too_much_gets_a_sentence_whether_or_not_it_says_its_size(lesson: Lesson, chunked: bool) -> None:
    async def pieces() -> Any:
        for _ in range(11):
            yield bytes(1024 * 1024)

    more = {"content": pieces()} if chunked else {"json": bytes(MAX_UPLOAD + 1)}
    answer = await lesson.ada.ask("POST", FILES, **more)
    assert "10 MiB" in assert_refused(answer, 413, "too_large")


async def test_without_a_session_nothing_is_read(lesson: Lesson) -> None:
    assert_refused(await lesson.somebody(None).ask("POST", FILES, picture()), 401, "signed_out")


@pytest.mark.feature("M33", "M12")
async def test_ben_gets_the_same_answer_for_a_file_that_is_not_for_him_and_for_none(lesson: Lesson) -> None:
    private = await adds(lesson.ada, picture())
    await posts(lesson, lesson.ada, f"![](attachment:{private['id']})", audience="staff")
    waiting = await adds(lesson.ada, picture())
    told = []
    for id in (private["id"], waiting["id"], new_id()):
        answer = await lesson.ben.ask("GET", f"{FILES}/{id}")
        assert_refused(answer, 404, "not_found")
        told.append((answer.text, sorted(answer.headers)))
    assert told[0] == told[1] == told[2]
    assert (await lesson.tia.ask("GET", f"{FILES}/{private['id']}")).status_code == 200


@pytest.mark.parametrize("id", ["..%2f..%2fetc%2fpasswd", "%00", "1", "file.png", "A" * 300])
async def test_an_address_that_is_no_id_finds_nothing(lesson: Lesson, id: str) -> None:
    assert (await lesson.ada.ask("GET", f"{FILES}/{id}")).status_code in (400, 404)


@pytest.mark.feature("H05")
async def test_a_nameless_post_with_a_picture_says_nowhere_whose_it_is(lesson: Lesson) -> None:
    added = await adds(lesson.ada, telling("JPEG"))
    await posts(lesson, lesson.ada, f"![](attachment:{added['id']})", nameless=True)
    for path in ("board", f"notebooks/{'lesson-1'}", "search?q=attachment", f"files/{added['id']}"):
        answer = await lesson.tia.ask("GET", COURSE + path)
        text = answer.content.replace(b"Ada", b"ada") if "files" in path else b""
        assert b"ada" not in text
    talk = await lesson.ben.does("GET", "notebooks/lesson-1")
    [author] = [t["started_by"] for t in talk["threads"] if t["title"] == "…"]
    assert author == {"alias": 0}


async def test_uploads_that_end_in_any_way_leave_room_for_others(lesson: Lesson) -> None:
    host, port = lesson.service.host.split(":")
    head = f"POST {lesson.service.http.base_url.path}{FILES} HTTP/1.1\r\nHost: x\r\nContent-Length: 5000\r\n"
    for _ in range(2 * Turnstile.OF_ONE):
        reader, writer = await asyncio.open_connection(host, int(port))
        writer.write(f"{head}Authorization: {lesson.ada.authorization}\r\n\r\n".encode() + picture()[:100])
        writer.write_eof()
        assert await reader.read() == b""
        writer.close()
    for data in (picture(), SVG, b"") * Turnstile.OF_ONE:
        assert (await lesson.ada.ask("POST", FILES, data)).status_code in (201, 400)


def test_few_uploads_of_one_person_are_held_at_once_and_not_too_many_of_all() -> None:
    turnstile, ada, ben = Turnstile(), PersonId(1), PersonId(2)
    for _ in range(Turnstile.OF_ONE):
        turnstile.enter(ada)
    with pytest.raises(SlowDown, match="Nothing is lost"):
        turnstile.enter(ada)
    turnstile.enter(ben)
    turnstile.leave(ada)
    turnstile.enter(ada)
    for n in range(3, 3 + Turnstile.OF_ALL - Turnstile.OF_ONE - 1):
        turnstile.enter(PersonId(n))
    with pytest.raises(SlowDown):
        turnstile.enter(PersonId(99))
