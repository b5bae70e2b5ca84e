from __future__ import annotations

from jupyter_community.actions.reading import TOO_FAR, TOO_MUCH
from jupyter_community.core.discussions.post import MAX_BODY
from jupyter_community.core.events import Cursor
from jupyter_community.core.ids import CourseId, LogId, Seq

from ..factories import Classroom, Member


async def test_news_bring_a_reader_up_to_now(ada: Member, ben: Member, room: Classroom) -> None:
    before = await room.cursor()
    asked = await ada.starts("Why?")
    answered = await ben.replies(asked, "Because")
    news = await room.news(before)
    assert [happening.post for happening in news.happenings or ()] == [asked.post, answered.post]
    assert {happening.thread for happening in news.happenings or ()} == {answered.thread}
    assert news.cursor == await room.cursor()
    assert (await room.news(news.cursor)).happenings == ()


async def test_news_tell_what_is_true_now_once_for_each_post(ada: Member, room: Classroom) -> None:
    before = await room.cursor()
    asked = await ada.starts("One")
    edited = await ada.edits(asked, "Two")
    edited = await ada.edits(edited, "Three")
    assert [happening.post for happening in (await room.news(before)).happenings or ()] == [edited.post]


async def test_a_post_that_came_and_went_is_told_as_gone(ada: Member, room: Classroom) -> None:
    before = await room.cursor()
    asked = await ada.starts("One")
    await ada.takes_back(asked)
    [happening] = (await room.news(before)).happenings or ()
    assert (happening.gone, happening.gone_from, happening.thread) == (asked.post.id, asked.thread.id, None)


async def test_without_a_cursor_there_is_nothing_but_the_end_of_the_log(ada: Member, room: Classroom) -> None:
    await ada.starts("One")
    news = await room.community.news(ada.course, None)
    assert (news.happenings, news.cursor.seq) == ((), 2)


async def test_each_course_has_numbers_of_its_own_without_gaps(ada: Member, room: Classroom) -> None:
    for n in range(5):
        assert (await room.cursor()).seq == 1 + n
        await ada.starts("One")
    assert (await room.cursor(CourseId("physics"))).seq == 0


class TestLoadAnew:
    async def test_with_a_cursor_of_another_log(self, ada: Member, room: Classroom) -> None:
        here = await room.cursor()
        news = await room.news(Cursor(log=LogId("another"), seq=here.seq))
        assert (news.happenings, news.cursor) == (None, here)

    async def test_with_a_cursor_beyond_the_end(self, ada: Member, room: Classroom) -> None:
        here = await room.cursor()
        assert (await room.news(Cursor(log=here.log, seq=Seq(here.seq + 1)))).happenings is None

    async def test_too_many_events_later(self, ada: Member, room: Classroom) -> None:
        start = await room.cursor()
        asked = await ada.starts("0")
        edited = asked
        for n in range(TOO_FAR - 1):
            edited = await ada.edits(edited, str(n))
        assert (await room.news(start)).happenings is not None
        await ada.edits(edited, "one more")
        news = await room.news(start)
        assert (news.happenings, news.cursor) == (None, await room.cursor())

    async def test_after_more_text_than_fits_into_a_frame(self, ada: Member, room: Classroom) -> None:
        start = await room.cursor()
        for _ in range(TOO_MUCH // MAX_BODY):
            await ada.starts("x" * MAX_BODY)
        assert (await room.news(start)).happenings is not None
        await ada.starts("x")
        assert (await room.news(start)).happenings is None
