"""A notebook of all that is hard to show well: long names, code, formulas, right to left, forty replies."""

from __future__ import annotations

from contextlib import ExitStack

from .hostile import cell, write
from .hub import DemoHub
from .writing import COURSE, change, enter, send

NOTEBOOK = "gallery"
FILE = f"{NOTEBOOK}.ipynb"
TALK, LONG, EMPTY, GATE = "What is hard about it?", "A long talk", "Nobody was here", "Think first"
LONG_NAME = "Wilhelmina Ngozi-Featherstonehaugh van der Bijlsma"
CODE = r"""The loop is what I do not get:

```python
def walk(steps: int, seed: int = 0) -> list[int]:
    return list(itertools.accumulate(random.Random(seed).choice((-1, 1)) for _ in range(steps)))
```

It prints `[1, 0, -1, …]`, and $\bar{x} = \frac{1}{n}\sum_{i=1}^{n} x_i$ should be near zero:

$$\operatorname{Var}(X) = \mathbb{E}\left[(X-\mu)^2\right] = \mathbb{E}[X^2] - \mu^2
\quad\text{for every } X \text{ of which the second moment exists}$$
"""
ARABIC = "لماذا نستخدم `np.mean(x)` هنا، وليس الوسيط؟ المعادلة $\\bar{x} = \\frac{1}{n}\\sum x_i$ تقول شيئا آخر."
HEBREW = "אני חושבת ש־`median` יציב יותר (robust), כמו בשיעור 2."
LINK = "https://example.org/a/very/long/address/that/does/not/want/to/break/anywhere/at/all/index.html"


def hang(hub: DemoHub) -> None:
    """Writes it all, once; ada, ben and tia get copies of the notebook. Cy has a long name until it is taken down."""
    anchors = [("talk", TALK), ("long", LONG), ("empty", EMPTY), ("gate", GATE)]
    with ExitStack() as room:
        ada, ben, cy, tia = (enter(hub, name, room) for name in ("ada", "ben", "cy", "tia"))
        change(cy, "PUT", "me/settings", {"display_name": LONG_NAME})
        if any(known["id"] == NOTEBOOK for known in tia.ask("GET", f"{COURSE}/board").json()["notebooks"]):
            return
        told = {
            "title": "Everything that is hard to show, in one notebook with a long title",
            "path": FILE,
            "anchors": [{"id": id, "kind": "discussion", "title": title} for id, title in anchors],
        }
        change(tia, "PUT", f"{COURSE}/notebooks/{NOTEBOOK}", told)
        at = {"notebook": NOTEBOOK, "anchor": "talk"}
        change(tia, "PUT", f"{COURSE}/notebooks/{NOTEBOOK}/anchors/gate/opening", {"opens": "after_post"})
        send(tia, "What the others think.", notebook=NOTEBOOK, anchor="gate")
        asked = send(cy, CODE, **at, kind="question")
        for who in (ada, ben, tia):
            change(who, "PUT", f"{COURSE}/threads/{asked}/me-too", {"given": True})
        answer = send(tia, "Read it from the inside: first the *choice*, then the sum. Try `steps=3`.", asked)
        change(tia, "PUT", f"{COURSE}/posts/{answer}/endorsed", {"given": True})
        send(cy, f"Thank you! I found {LINK}, too.", asked, reply_to=answer)
        right = send(ben, ARABIC, **at, kind="question", nameless=True)
        send(ada, HEBREW, right)
        change(tia, "PATCH", f"{COURSE}/threads/{right}", {"summary": "Both; see **lesson 2**."})
        staff = send(ada, "May I hand in a day later? My sister is getting married.", **at, audience="staff")
        send(tia, "Of course. Congratulations to her!", staff)
        talk = send(ben, "I start a long talk.", notebook=NOTEBOOK, anchor="long")
        for n in range(40):
            send((cy, ben)[n % 2], f"Reply {n + 1}: it goes on, and on.", talk)
    mark = {"version": 1, "kind": "discussion"}
    cells = [cell(title, {**mark, "id": id}) for id, title in anchors]
    strange = [
        cell("From the future", {**mark, "id": "future", "version": 9}),
        cell("Of another kind", {**mark, "id": "kind", "kind": "tango"}),
        cell("Damaged", {**mark, "id": "../.."}),
        cell("Not opened", {**mark, "id": "closed"}),
    ]
    for name in ("ada", "ben", "tia"):
        write(hub.home(name) / FILE, [*cells, *strange], {"version": 1, "course": "seminar", "notebook": NOTEBOOK})


def take_down(hub: DemoHub) -> None:
    """Gives people their own names back."""
    with ExitStack() as room:
        change(enter(hub, "cy", room), "PUT", "me/settings", {"display_name": "Cy Tanaka"})
