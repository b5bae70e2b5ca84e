"""Finding posts: what is found, in which order, and what never is."""

from __future__ import annotations

from datetime import timedelta

import pytest

from jupyter_community.core.audience import Audience
from jupyter_community.core.discussions.opening import Opens
from jupyter_community.core.discussions.post import PostKind
from jupyter_community.core.discussions.question import State
from jupyter_community.core.errors import Invalid, NotFound
from jupyter_community.core.ids import CourseId, NotebookId
from jupyter_community.core.people import Alias

from ..factories import LESSON, NOON, Classroom, Member, notebook

LATER = NOON + timedelta(hours=1)


@pytest.mark.feature("S13", "M26")
async def test_a_word_in_a_reply_is_found_and_leads_to_its_place(ada: Member, ben: Member, cy: Member) -> None:
    asked = await ada.asks("Why is it so slow?")
    answer = await ben.replies(asked, "Because of the *vectorisation* that is missing.")
    [hit] = (await cy.searches("vectorisation")).hits
    assert (hit.post.id, hit.post.n, hit.thread.id, hit.thread.notebook) == (
        answer.post.id,
        2,
        asked.thread.id,
        LESSON,
    )
    assert hit.snippet == ("Because of the *", "vectorisation", "* that is missing.")


@pytest.mark.feature("M26")
@pytest.mark.parametrize(
    "text",
    [
        "uebung -nowhere",
        "ÜBER",
        "cafe",
        "学习",
        "np.random.choice",
        "choice",
        "my_helper",
        "helper",
        "dataframe",
        "frame",
        'df["a"]',
        "regres",
        '"by the sea"',
        "über sea",
    ],
)
async def test_people_find_it_as_they_would_write_it(ada: Member, ben: Member, text: str) -> None:
    body = (
        "Über das Café by the sea: 机器学习, `np.random.choice(df['a'])`, my_helper_function, pd.DataFrame, regression"
        " Uebung"
    )
    await ada.starts(body)
    await ada.starts("Something else")
    assert await ben.finds(text) == [body]


@pytest.mark.parametrize(
    "text",
    ['"the by sea"', "sea -café", "习学", "mydataframe", "eaby", "x' OR '1'='1", 'sea" OR "x', "sea NOT café", "scope"],
)
async def test_what_is_not_there_is_not_found(ada: Member, ben: Member, text: str) -> None:
    await ada.starts("Café by the sea 学习 DataFrame")
    assert await ben.finds(text) == []


@pytest.mark.parametrize("text", ["", "-sea", "?", "x" * 300])
async def test_a_search_for_nothing_or_too_much_is_refused(ada: Member, text: str) -> None:
    with pytest.raises(Invalid):
        await ada.searches(text)


async def test_whole_words_and_beginnings_of_posts_and_accepted_answers_come_first(
    room: Classroom, ada: Member, ben: Member
) -> None:
    asked = await ada.asks("How?")
    accepted = await ben.replies(asked, "filler " * 40 + "mean")
    for body in ("the mean", "filler " * 40 + "mean", "the meaning"):
        room.clock.advance(minutes=1)
        await ben.adds(asked, body)
    await ada.says(asked, State.RESOLVED, accepted)
    bodies = ["the mean", accepted.post.body, "filler " * 40 + "mean", "the meaning"]
    assert await ada.finds("mean") == [body.rstrip() for body in bodies]


async def test_pages_follow_one_another_without_a_gap_also_while_people_write_and_erase(
    room: Classroom, ada: Member, ben: Member
) -> None:
    asked = await ada.starts("begin")
    posts = []
    for n in range(45):
        room.clock.advance(seconds=1)
        posts.append(await ada.adds(asked, f"needle {n}"))
    first = await ben.searches("needle")
    assert first.found == 45
    await ada.adds(asked, "needle later")
    await ada.deletes(posts[25])  # the last of the first page
    second = await ben.searches("needle", first.more)
    third = await ben.searches("needle", second.more)
    bodies = [hit.post.body for page in (first, second, third) for hit in page.hits]
    assert bodies == [f"needle {n}" for n in reversed(range(45))]
    assert third.more is None


async def test_a_search_can_be_narrowed_to_a_notebook_a_kind_and_a_state(room: Classroom, ada: Member) -> None:
    await (await room.member("tia")).opens(notebook(id="lesson-2"))
    await ada.starts("needle one")
    asked = await ada.asks("needle two", notebook=NotebookId("lesson-2"))
    await ada.replies(asked, "needle three", kind=PostKind.IDEA)
    assert sorted(await ada.finds("needle", notebook=NotebookId("lesson-2"))) == ["needle three", "needle two"]
    assert await ada.finds("needle", kind=PostKind.IDEA) == ["needle three"]
    assert sorted(await ada.finds("needle", state=State.OPEN)) == ["needle three", "needle two"]
    await ada.says(asked, State.RESOLVED)
    assert await ada.finds("needle", state=State.OPEN) == []


async def test_an_edited_post_is_found_by_what_it_says_now_and_a_deleted_one_never(ada: Member, ben: Member) -> None:
    asked = await ada.starts("First thought")
    await ben.replies(asked, "Hm")
    await ada.edits(asked, "Second thought")
    assert await ben.finds("first") == []
    assert await ben.finds("second") == ["Second thought"]
    await ada.deletes(asked)
    assert await ben.finds("second") == []
    gone = await ada.starts("Third thought")
    await ada.takes_back(gone)
    assert await ben.finds("thought") == []


# What is not for somebody


async def test_a_question_to_the_staff_is_found_by_the_staff_and_by_who_asked_alone(
    room: Classroom, ada: Member, ben: Member, tia: Member
) -> None:
    asked = await ada.asks("needle between us", audience=Audience.STAFF)
    await tia.replies(asked, "needle for you")
    for login, found in (("ada", 2), ("ben", 0), ("gus", 0), ("tess", 2), ("tia", 2)):
        assert (await (await room.member(login)).searches("needle")).found == found, login


@pytest.mark.parametrize("opens", [Opens.AFTER_POST, Opens.AFTER_DUE, Opens.STAFF, Opens.CLOSED])
async def test_what_is_behind_a_closed_gate_is_not_found(ada: Member, ben: Member, tia: Member, opens: Opens) -> None:
    await ada.starts("needle")
    await tia.says_when(opens, due=LATER if opens == Opens.AFTER_DUE else None)
    assert [(await who.searches("needle")).found for who in (ada, ben, tia)] == [1, 0, 1]


async def test_it_is_found_once_the_gate_is_open_for_the_reader(room: Classroom, ada: Member, ben: Member) -> None:
    tia = await room.member("tia")
    await ada.starts("needle")
    await tia.says_when(Opens.AFTER_POST)
    await ben.just_reads()
    assert await ben.finds("needle") == ["needle"]
    await tia.says_when(Opens.AFTER_DUE, due=LATER)
    assert await ben.finds("needle") == []
    room.clock.advance(hours=1)
    assert await ben.finds("needle") == ["needle"]


async def test_another_course_finds_nothing_and_a_stranger_is_told_there_is_no_course(
    room: Classroom, ada: Member
) -> None:
    await ada.starts("needle")
    other = CourseId("another")
    room.roster.enrol(other, {"ada": ada.caller.membership(ada.course).role})
    assert await (await room.member("ada", other)).finds("needle") == []
    with pytest.raises(NotFound):
        await (await room.member("ben", other)).searches("needle")


async def test_who_writes_without_a_name_is_not_found_by_it(room: Classroom, ada: Member) -> None:
    await ada.asks("needle", nameless=True)
    for login in ("ben", "gus", "tess", "tia"):
        who = await room.member(login)
        for text in ("ada", "from:ada", "author:ada", "needle ada", "p1", f"needle {ada.caller.person.id}"):
            assert await who.finds(text) == []
        [hit] = (await who.searches("needle")).hits
        assert hit.post.author == Alias(0)
        assert not hit.post.mine
    assert (await ada.searches("needle")).hits[0].post.mine
