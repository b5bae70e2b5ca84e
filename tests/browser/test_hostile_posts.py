"""What hostile people write does nothing and is shown as text: in posts, names, titles, reasons and notebooks."""

from __future__ import annotations

import asyncio
from contextlib import ExitStack
from pathlib import Path

from playwright.async_api import Locator, Page, expect

from ..harness.account import Account
from ..harness.hostile import Watch, cell, everywhere, vectors, write
from ..harness.hub import DemoHub
from ..harness.people import Class
from ..harness.writing import change, enter, send

IN_A_THREAD = 20
"""So many unread replies are shown at once."""
TALL = 20_000
"""Pixels, so that all posts are near, and rendered."""
NAME = '"><img src=x onerror=RUN>'
PLACE = {"version": 1, "course": "seminar"}
DISCUSSION = {"version": 1, "kind": "discussion"}
SUSPECT = Path(__file__).with_name("suspect.js").read_text(encoding="utf-8")


def open_notebook(staff: Account, name: str, title: str) -> dict[str, str]:
    """A notebook that is open to the course; answers where to post in it."""
    anchor = {"id": f"{name}-talk", "kind": "discussion", "title": everywhere("Prompt")}
    told = {"title": title, "path": f"{title}.ipynb", "anchors": [anchor]}
    change(staff, "PUT", f"courses/seminar/notebooks/{name}", told)
    return {"notebook": name, "anchor": anchor["id"]}


def post_all(hub: DemoHub, remote: str) -> list[str]:
    """Ben and Cy, hostile, post every vector in turn, in threads that show all of them. Returns the ids."""
    posts: list[str] = []
    with ExitStack() as room:
        people = [enter(hub, "ben", room), enter(hub, "cy", room)]
        place = open_notebook(enter(hub, "tia", room), "hostile", "Hostile posts")
        for n, vector in enumerate(vectors(remote)):
            first = posts[n - n % IN_A_THREAD] if n % IN_A_THREAD else None
            posts.append(send(people[n % 2], vector, first, **({} if first else place)))
    return posts


async def suspects(page: Page, within: str) -> list[str]:
    """What is in the page that no post may bring about; see suspect.js."""
    found: list[str] = await page.evaluate(SUSPECT, within)
    return found


def markdown(posts: Locator) -> Locator:
    return posts.locator(".jp-CommunityMarkdown .jp-RenderedMarkdown")


async def test_no_post_runs_loads_covers_or_imitates_anything_in_a_trusted_notebook(
    hub: DemoHub, people: Class
) -> None:
    async with Watch(hub.url) as watch:
        posts = await asyncio.to_thread(post_all, hub, watch.remote)
        ada = await people.join("ada", elsewhere=True)
        write(
            hub.home("ada") / "hostile.ipynb",
            [cell("Talk here", {**DISCUSSION, "id": "hostile-talk"})],
            {**PLACE, "notebook": "hostile"},
        )
        await watch.over(ada.page.context)
        await ada.page.set_viewport_size({"width": 1280, "height": TALL})
        await ada.open_notebook("hostile.ipynb")
        await expect(markdown(ada.discussion().posts())).to_have_count(len(posts), timeout=60_000)
        assert watch.noticed == []

        await expect(ada.page.get_by_title("Notebook trusted: 1 of 1")).to_be_attached()
        shown = [await post.get_attribute("data-post") for post in await ada.discussion().posts().all()]
        assert sorted(posts) == sorted(filter(None, shown))
        await expect(ada.discussion().view.locator("mjx-container").nth(4)).to_be_attached()
        assert await suspects(ada.page, ".jp-CommunityDiscussion") == []
        await expect(ada.page.locator(".jp-Dialog")).to_have_count(0)
        await expect(ada.notebook().locator(".jp-Cell")).to_have_count(2)
        assert watch.noticed == []
        assert ada.errors == []


def write_everywhere(hub: DemoHub) -> None:
    """Names, titles, excerpts, reasons and summaries that try it all."""
    with ExitStack() as room:
        ada, ben, tia = (enter(hub, name, room) for name in ("ada", "ben", "tia"))
        for account in (ben, tia):
            change(account, "PUT", "me/settings", {"display_name": NAME})
        place = open_notebook(tia, "texts", everywhere("Notebook"))
        absent = open_notebook(tia, "absent", everywhere("Absent"))
        first = send(ben, everywhere("A first line"), **place, kind="question")
        answer = send(ben, everywhere("An excerpt"), first)
        edited = send(ada, "As I wrote it", **place)
        send(ben, everywhere("Elsewhere"), **absent)
        closed = send(ben, everywhere("To be closed"), **place)
        told = {"body": "As it is now", "revision": 1, "reason": everywhere("A reason")}
        change(tia, "PATCH", f"courses/seminar/posts/{edited}", told)
        change(tia, "PUT", f"courses/seminar/posts/{answer}/endorsed", {"given": True})
        guidance = {"locked": everywhere("Locked"), "summary": everywhere("In sum"), "duplicate_of": first}
        change(tia, "PATCH", f"courses/seminar/threads/{closed}", {"pinned": True, **guidance})


def put_names_back(hub: DemoHub) -> None:
    with ExitStack() as room:
        for login, name in (("ben", "Ben Haddad"), ("tia", "Tia Okafor")):
            change(enter(hub, login, room), "PUT", "me/settings", {"display_name": name})


async def test_names_titles_excerpts_reasons_and_summaries_are_text_wherever_they_stand(
    hub: DemoHub, people: Class
) -> None:
    async with Watch(hub.url) as watch:
        ada = await people.join("ada", elsewhere=True)
        await asyncio.to_thread(write_everywhere, hub)
        try:
            write(
                hub.home("ada") / "texts.ipynb",
                [cell(everywhere("Prompt"), {**DISCUSSION, "id": "texts-talk"})],
                {**PLACE, "notebook": "texts"},
            )
            await watch.over(ada.page.context)
            await ada.page.set_viewport_size({"width": 1280, "height": 4000})
            await ada.open_notebook("texts.ipynb")
            talk = ada.discussion().view
            await expect(talk.locator(".jp-CommunityPost-name").first).to_have_text(NAME)
            for text in ("A reason", "Locked", "Endorsed by"):
                await expect(talk.get_by_text(text).first).to_contain_text("<img src=x onerror=RUN>")
            await expect(markdown(talk.get_by_role("region", name="Summary"))).to_contain_text("In sum")
            await talk.get_by_role("button", name="What to do with the post").first.click()
            await expect(ada.page.get_by_role("menu")).to_be_visible()
            await ada.page.keyboard.press("Escape")
            await talk.get_by_role("button", name="Reply", exact=True).first.click()

            panel = await ada.open_panel()
            for text in ("Notebook", "A first line", "An excerpt", "Elsewhere"):
                await expect(panel.get_by_text(text).last).to_be_visible()
            await panel.locator(".jp-CommunityBoard-item").filter(has_text="Elsewhere").click()
            await expect(panel.get_by_role("status").first).to_contain_text('Your copy of “Absent "><img src=x')

            assert await suspects(ada.page, ".jp-CommunityDiscussion, .jp-CommunityPanel") == []
            await expect(ada.page.locator(".jp-Dialog")).to_have_count(0)
            assert watch.noticed == []
            assert ada.errors == []
        finally:
            await asyncio.to_thread(put_names_back, hub)


CELLS: list[object] = [
    *(None, True, 7, "text", ["discussion", 1, "x"], {}, {"version": []}),
    {**DISCUSSION, "id": NAME},
    {**DISCUSSION, "id": "x" * 1_000_000},
    {**DISCUSSION, "id": {"toString": "x"}},
    {**DISCUSSION, "id": "../../../../hub/logout"},
    {**DISCUSSION, "id": "newer", "version": 1e300},
    {**DISCUSSION, "id": "proto", "kind": "__proto__"},
    {**DISCUSSION, "id": "kind", "kind": everywhere("Kind")},
    {**DISCUSSION, "id": "long", "kind": "long " * 10_000},
    {**DISCUSSION, "id": "more", "__proto__": {"kind": 1}, "title": NAME, "body": "<script>RUN</script>"},
]
DAMAGED = 4
"""Those that say that they are discussions, under ids that are none."""
NOTEBOOKS: list[object] = [
    7,
    ["seminar", NAME],
    {"version": 1, "notebook": NAME, "course": NAME},
    {"version": 1, "notebook": "x" * 1_000_000, "course": {"id": "seminar"}},
    {"version": 1, "notebook": "nowhere", "course": "no-such-course"},
]


async def test_marks_of_cells_and_notebooks_that_make_no_sense_do_nothing_and_hide_nothing(
    hub: DemoHub, people: Class
) -> None:
    async with Watch(hub.url) as watch:
        ada = await people.join("ada", elsewhere=True)
        await watch.over(ada.page.context)
        await ada.page.set_viewport_size({"width": 1280, "height": 4000})
        for n, mark in enumerate(NOTEBOOKS):
            cells = [cell(f"Cell {number}", about) for number, about in enumerate(CELLS)]
            good = cell("The last cell", {**DISCUSSION, "id": "good"})
            write(hub.home("ada") / f"forged-{n}.ipynb", [*cells, good], mark)
            await ada.open_notebook(f"forged-{n}.ipynb")
            for title in (*(f"Cell {number}" for number in range(len(CELLS))), "The last cell"):
                await expect(ada.notebook().get_by_role("heading", name=title, exact=True)).to_be_visible()
            await expect(ada.discussion("The last cell").view).not_to_be_empty()
            unknown = ada.notebook().get_by_text("This cell is of a kind")
            await expect(unknown.filter(has_text='(“Kind "><img src=x')).to_be_visible()
            assert max(map(len, await unknown.all_inner_texts())) < 250
            damaged = ada.notebook().get_by_text("what this copy says about the cell cannot be read")
            await expect(damaged).to_have_count(DAMAGED)
            assert await suspects(ada.page, ".jp-CommunityGuest") == []
            await expect(ada.page.locator(".jp-Dialog")).to_have_count(0)
        assert watch.noticed == []
        assert ada.errors == []
