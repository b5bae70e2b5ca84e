"""What a page holds of a notebook, kept up to date by news in the way that the front end does it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from jupyter_community.actions.reading import Happening, News, NotebookTalk
from jupyter_community.core.cells.notebook import Notebook
from jupyter_community.core.discussions.post import Post
from jupyter_community.core.discussions.thread import Thread
from jupyter_community.core.events import Cursor


@dataclass
class PageModel:
    cursor: Cursor
    notebook: Notebook
    threads: dict[str, Thread] = field(default_factory=dict)
    talk: dict[str, list[Post]] = field(default_factory=dict)

    @classmethod
    def loaded(cls, talk: NotebookTalk) -> PageModel:
        page = cls(talk.cursor, talk.notebook)
        for thread in talk.threads:
            assert not thread.more
            page.threads[thread.thread.id] = thread.thread
            # Reactions are counted when somebody asks and never sent as they change; reasons are for some only.
            page.talk[thread.thread.id] = [replace(post, reason=None, reactions=None) for post in thread.talk]
        return page

    def apply(self, news: News) -> None:
        assert news.happenings is not None
        # A frame shows one moment, after all of its events: what is gone closes up before others are put.
        for happening in sorted(news.happenings, key=lambda happening: happening.gone is None):
            self._apply(happening)
        self.cursor = news.cursor

    def _apply(self, happening: Happening) -> None:
        if happening.notebook is not None:
            self.notebook = happening.notebook
        elif happening.post is not None and happening.thread is not None:
            self._put(happening.post, happening.thread)
        elif happening.gone_from in self.threads:
            self._drop(happening)

    def _put(self, post: Post, thread: Thread) -> None:
        self.threads[thread.id] = thread
        others = [other for other in self.talk.get(thread.id, []) if other.id != post.id]
        self.talk[thread.id] = sorted([*others, post], key=lambda post: post.n)

    def _drop(self, happening: Happening) -> None:
        assert happening.gone_from is not None
        if happening.thread is None:
            del self.threads[happening.gone_from], self.talk[happening.gone_from]
            return
        self.threads[happening.gone_from] = happening.thread
        talk = self.talk[happening.gone_from]
        [*gone] = (post for post in talk if post.id == happening.gone)
        for post in gone:
            talk = [replace(p, n=p.n - 1) if p.n > post.n else p for p in talk if p is not post]
        self.talk[happening.gone_from] = talk
