"""Pictures and files in posts, from the photo on somebody's disk to what the others see."""

from __future__ import annotations

import base64

import pytest
from playwright.async_api import FilePayload, Locator, Request, expect

from ..harness.people import Class, Person
from ..pictures import SECRET, opened, picture, telling

LESSON = "seminar/02-what-a-mean-hides.ipynb"
BUS = "Which bus do you take?"
DESCRIBE = "What does this picture show?"
PASTE = """(box, data) => {
    const bytes = Uint8Array.from(atob(data), letter => letter.charCodeAt(0));
    const clipboardData = new DataTransfer();
    clipboardData.items.add(new File([bytes], 'image.png', {type: 'image/png'}));
    box.dispatchEvent(new ClipboardEvent('paste', {clipboardData, bubbles: true, cancelable: true}));
}"""
"""A picture on the clipboard: no browser lets a test put one there as people do."""


async def chooses(person: Person, composer: Locator, name: str, type: str, data: bytes) -> None:
    async with person.page.expect_file_chooser() as chooser:
        await composer.get_by_role("button", name="Add a picture or file").click()
    await (await chooser.value).set_files(FilePayload(name=name, mimeType=type, buffer=data))


@pytest.mark.feature("M33")
async def test_a_photo_asks_what_it_shows_and_others_see_it_without_where_it_was_taken(people: Class) -> None:
    ada, ben = await people.join_all("ada", "ben", notebook=LESSON)
    talk, seen = ada.discussion(BUS), ben.discussion(BUS)
    await talk.draft().click()
    photo = telling("JPEG", orientation=6, width=800, height=600)
    await chooses(ada, talk.composer(), "IMG_2041.jpg", "image/jpeg", photo)
    await talk.draft().fill("This is the crowd that I mean")
    described = talk.composer().get_by_label(DESCRIBE)
    await expect(described).to_be_visible()
    await talk.draft().press("Control+Enter")
    await expect(talk.composer().get_by_role("alert")).to_have_text(
        "Describe the picture, or mark it as decorative. Then post again."
    )
    await expect(described).to_be_focused()
    await ada.screenshot("picture-asked")
    await described.fill("A full bus [at noon]")
    await talk.draft().press("Control+Enter")
    await expect(talk.post("This is the crowd")).to_have_attribute("data-delivery", "saved")
    await expect(talk.composer().get_by_label(DESCRIBE)).to_have_count(0)

    shown = seen.post("This is the crowd").get_by_role("img", name="A full bus [at noon]")
    await expect(seen.post("This is the crowd")).to_contain_text("A full bus [at noon]")
    await expect(seen.post("This is the crowd")).not_to_contain_text("attachment:")
    asked: dict[str, Request] = {}
    ben.page.on("request", lambda request: asked.update({request.url.rsplit("/", 1)[-1]: request}))
    await ben.page.reload()
    await seen.post("This is the crowd").scroll_into_view_if_needed()
    await expect(shown).to_have_js_property("naturalWidth", 600)
    request = asked[await shown.get_attribute("data-file") or ""]
    served = await (await ben.page.request.get(request.url, headers=await request.all_headers())).body()
    assert SECRET in photo
    assert SECRET not in served
    assert not opened(served).getexif()
    assert opened(served).size == (600, 800), "upright, although no EXIF says so any more"
    await ben.screenshot("picture-seen")
    dark = await people.join("cy", notebook=LESSON, dark=True)
    post = dark.discussion(BUS).post("This is the crowd")
    await post.scroll_into_view_if_needed()
    shown = post.get_by_role("img", name="A full bus [at noon]")
    await expect(shown).to_have_js_property("naturalWidth", 600)
    await shown.scroll_into_view_if_needed()
    await dark.screenshot("picture-seen-dark")
    assert people.errors == []


@pytest.mark.feature("M33")
async def test_a_pasted_picture_survives_a_reload_and_an_undo_and_goes_with_its_post(people: Class) -> None:
    ada, ben = await people.join_all("ada", "ben", notebook=LESSON)
    talk, seen = ada.discussion(BUS), ben.discussion(BUS)
    await talk.draft().click()
    await talk.draft().evaluate(PASTE, base64.b64encode(picture(300, 200)).decode())
    await talk.composer().get_by_label(DESCRIBE).fill("Two stripes")
    await ada.page.reload()
    await expect(talk.composer().get_by_label(DESCRIBE)).to_have_value("Two stripes")
    await talk.draft().fill("As on this flag")
    await talk.draft().press("Control+Enter")
    await seen.shows("As on this flag")
    await talk.post("As on this flag").get_by_role("button", name="Undo").click()
    await seen.shows("As on this flag", times=0)
    await expect(talk.composer().get_by_label(DESCRIBE)).to_have_value("Two stripes")
    await talk.composer().get_by_label("It is decorative").check()
    await talk.draft().press("Control+Enter")
    await seen.post("As on this flag").scroll_into_view_if_needed()
    shown = seen.post("As on this flag").locator("img")
    await expect(shown).to_have_js_property("naturalWidth", 300)
    await expect(shown).to_have_attribute("alt", "")

    await talk.choose("As on this flag", "Edit")
    editor = talk.view.get_by_role("group", name="Edit the post")
    await expect(editor.get_by_role("textbox", name="Text of the post")).to_have_value("As on this flag")
    await editor.get_by_role("button", name="Remove").click()
    await editor.get_by_role("button", name="Save").click()
    await expect(shown).to_have_count(0)
    assert people.errors == []


@pytest.mark.feature("M33")
async def test_a_table_is_downloaded_under_its_name_and_what_could_run_is_refused_with_a_sentence(
    people: Class,
) -> None:
    ada, ben = await people.join_all("ada", "ben", notebook=LESSON)
    talk, seen = ada.discussion(BUS), ben.discussion(BUS)
    await talk.draft().click()
    await talk.draft().fill("My counts are in this table")
    await chooses(ada, talk.composer(), "logo.svg", "image/svg+xml", b"<svg onload='alert(1)'></svg>")
    await expect(talk.composer().get_by_role("alert")).to_contain_text("SVG pictures can carry programs")
    await expect(talk.composer()).to_contain_text("could not be added. Remove it")
    await talk.composer().get_by_role("button", name="Remove logo.svg").click()
    await chooses(ada, talk.composer(), "counts_2026.csv", "text/csv", b"bus,people\n1,40\n")
    await expect(talk.composer().get_by_role("list", name="Pictures and files")).to_contain_text("counts_2026.csv")
    await expect(talk.composer().get_by_role("status")).to_have_count(0)
    await talk.draft().press("Control+Enter")
    await seen.shows("My counts are in this table")
    await seen.post("My counts").scroll_into_view_if_needed()
    async with ben.page.expect_download() as download:
        await seen.post("My counts").get_by_role("button", name="Download counts_2026.csv").click()
    found = await download.value
    assert found.suggested_filename == "counts_2026.csv"
    assert (await found.path()).read_bytes() == b"bus,people\n1,40\n"
    assert people.errors == []


@pytest.mark.feature("M33")
async def test_what_is_added_offline_goes_out_when_one_is_back_and_then_the_post_can(people: Class) -> None:
    cy = await people.join("cy", notebook=LESSON, cable=True)
    talk = cy.discussion(BUS)
    await talk.draft().click()
    await talk.draft().fill("From the train")
    await cy.go_offline()
    await expect(talk.composer()).to_contain_text("You are offline")
    await chooses(cy, talk.composer(), "train.png", "image/png", picture())
    await expect(talk.composer().get_by_role("status")).to_contain_text("It goes on when you are back")
    await expect(talk.composer().get_by_role("button", name="Post", exact=True)).to_be_disabled()
    await cy.come_back()
    await talk.composer().get_by_label(DESCRIBE).fill("A train")
    await talk.draft().press("Control+Enter")
    await expect(talk.post("From the train")).to_have_attribute("data-delivery", "saved")
    assert people.errors == []
