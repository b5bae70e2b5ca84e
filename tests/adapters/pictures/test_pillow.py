"""What comes out of a picture is its pixels, and nothing else that was in it."""

from __future__ import annotations

import asyncio

import pytest
from PIL import Image, ImageCms

from jupyter_community.adapters.pictures.pillow import FACE, MAX_PIXELS, MAX_SIDE, PillowPictures
from jupyter_community.core.errors import Invalid, TooLarge
from jupyter_community.core.files.file import FileKind

from ...pictures import SECRET, bomb, encoded, opened, picture, telling

BLUE, YELLOW = (20, 120, 200), (240, 180, 40)


def near(one: tuple[int, ...], other: tuple[int, ...], far: int = 12) -> bool:
    return all(abs(a - b) <= far for a, b in zip(one, other, strict=False))


@pytest.mark.feature("M33")
@pytest.mark.parametrize("format", ["PNG", "JPEG", "WEBP"])
async def test_nothing_that_a_picture_carries_beside_its_pixels_is_left(format: str) -> None:
    sent = telling(format)
    assert SECRET in sent
    assert opened(sent).getexif()
    kept = await PillowPictures().redraw(sent)
    assert kept.kind == FileKind(format.lower())
    for trace in (SECRET, b"Ada", b"Exif", b"xmp", b"<script", b"ICC", b"iCCP", b"tEXt"):
        assert trace not in kept.data
    found = opened(kept.data)
    assert not found.getexif()
    assert found.info.keys().isdisjoint({"exif", "xmp", "icc_profile", "comment", "Author", "XML:com.adobe.xmp"})
    assert near(found.convert("RGB").getpixel((20, 25)), BLUE)


async def test_a_picture_that_only_its_exif_holds_upright_is_turned_and_then_needs_none() -> None:
    kept = await PillowPictures().redraw(telling("JPEG", orientation=6, width=40, height=30))
    assert (kept.width, kept.height) == (30, 40)
    assert near(opened(kept.data).getpixel((28, 20)), YELLOW), "its upper side is on the right now"


async def test_colours_of_another_space_are_those_of_the_screen_afterwards() -> None:
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    kept = await PillowPictures().redraw(picture(icc_profile=lab))
    assert "icc_profile" not in opened(kept.data).info
    assert near(opened(kept.data).getpixel((20, 25)), BLUE)


async def test_a_broken_colour_profile_spoils_no_picture() -> None:
    kept = await PillowPictures().redraw(picture(icc_profile=b"nothing that anybody could read"))
    assert near(opened(kept.data).getpixel((20, 25)), BLUE)


async def test_what_moves_is_kept_as_its_first_frame_since_flashing_can_harm() -> None:
    frames = [Image.new("RGB", (20, 20), colour) for colour in (BLUE, (0, 0, 0), (255, 255, 255))]
    for format in ("GIF", "PNG", "WEBP"):
        sent = encoded(frames[0], format, save_all=True, append_images=frames[1:], duration=50)
        assert opened(sent).n_frames == 3
        kept = opened((await PillowPictures().redraw(sent)).data)
        assert getattr(kept, "n_frames", 1) == 1
        assert near(kept.convert("RGB").getpixel((10, 10)), BLUE)


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "CMYK", "I;16"])
async def test_pictures_of_every_make_are_taken(mode: str) -> None:
    format = "JPEG" if mode == "CMYK" else "PNG"
    kept = await PillowPictures().redraw(encoded(Image.new(mode, (30, 20)), format))
    assert opened(kept.data).size == (30, 20)


async def test_what_can_be_seen_through_stays_so() -> None:
    kept = await PillowPictures().redraw(encoded(Image.new("RGBA", (30, 20), (255, 0, 0, 100)), "PNG"))
    assert opened(kept.data).convert("RGBA").getpixel((5, 5)) == (255, 0, 0, 100)


async def test_large_pictures_become_as_wide_as_anybody_needs() -> None:
    kept = await PillowPictures().redraw(picture(4000, 1000, "JPEG"))
    assert (kept.width, kept.height) == (MAX_SIDE, MAX_SIDE // 4)


async def test_a_face_is_the_middle_of_a_picture_and_carries_no_more() -> None:
    kept = await PillowPictures().face(telling("JPEG", width=400, height=200))
    assert (kept.width, kept.height) == (FACE, FACE)
    assert SECRET not in kept.data


@pytest.mark.parametrize("sent", [bomb(), picture(1, 1).replace(b"IHDR\x00\x00\x00\x01", b"IHDR\x7f\xff\xff\xff")])
async def test_a_picture_that_would_fill_the_memory_is_refused_before_it_is_drawn(sent: bytes) -> None:
    assert len(sent) < 2_000_000
    with pytest.raises((TooLarge, Invalid)):
        await PillowPictures().redraw(sent)


async def test_a_bomb_is_told_how_many_pixels_are_too_many() -> None:
    with pytest.raises(TooLarge, match=f"{MAX_PIXELS // 1_000_000} million pixels"):
        await PillowPictures().redraw(bomb(9_000))


@pytest.mark.parametrize(
    "sent",
    [
        b"\x89PNG\r\n\x1a\n<html><script>alert(1)</script></html>",
        b"GIF89a<script>alert(1)</script>",
        b"\xff\xd8\xff" + b"\x00" * 50,
        picture()[:60],
        b"RIFF\x00\x00\x00\x00WEBPVP8 <svg onload=alert(1)>",
        b"",
    ],
)
async def test_what_only_begins_like_a_picture_is_refused_with_a_sentence(sent: bytes) -> None:
    with pytest.raises(Invalid, match="cannot be read"):
        await PillowPictures().redraw(sent)


async def test_many_at_once_wait_for_their_turn() -> None:
    pictures = PillowPictures()
    kept = await asyncio.gather(*(pictures.redraw(picture()) for _ in range(10)))
    assert {found.width for found in kept} == {40}
