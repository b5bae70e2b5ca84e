"""jupyter community: what an author or an admin does from a terminal."""

from __future__ import annotations

import argparse
import asyncio
import json
import sys
from importlib import resources
from pathlib import Path

from .. import __version__
from ..core.errors import CommunityError, Invalid
from ..core.ids import name
from .anchoring import anchor_notebooks

NOTEBOOK_0 = "00-studying-together-apart.ipynb"


def parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="jupyter community", description=__doc__)
    parser.add_argument("--version", action="version", version=__version__)
    commands = parser.add_subparsers(dest="command", required=True)
    serve = commands.add_parser("serve", help="run the community as a JupyterHub service; reads JUPYTERHUB_* variables")
    serve.set_defaults(run=_serve)
    notebook = commands.add_parser("notebook-0", help=f"put {NOTEBOOK_0} into a folder, for you to edit")
    notebook.add_argument("folder", type=Path, nargs="?", default=Path())
    notebook.add_argument("--course", help="id of the course, as in the hub's group nbgrader-COURSE")
    notebook.set_defaults(run=_notebook_0)
    anchor = commands.add_parser("anchor", help="give lasting ids to the cells of notebooks that you hand out")
    anchor.add_argument("path", type=Path, nargs="+", metavar="PATH", help="a notebook, or a folder of them")
    anchor.add_argument("--course", help="id of the course, to write into the notebooks")
    anchor.add_argument("--check", action="store_true", help="write nothing; fail if an id is missing")
    anchor.set_defaults(run=_anchor)
    return parser


def main(arguments: list[str] | None = None) -> int:
    chosen = parser().parse_args(arguments)
    try:
        chosen.run(chosen)
    except CommunityError as error:
        print(error.message, file=sys.stderr)
        return 1
    return 0


def _serve(_: argparse.Namespace) -> None:
    from .hub_service import run  # a hub is not needed for the other commands

    asyncio.run(run())


def _notebook_0(chosen: argparse.Namespace) -> None:
    """Copies the template; without a course it belongs to the only course of whoever opens it."""
    target: Path = chosen.folder / NOTEBOOK_0
    if target.exists():
        raise Invalid(f"{target} exists already; it was not touched. Move it away, or choose another folder.")
    template = json.loads(_template())
    if chosen.course is not None:
        course = name(chosen.course, "course")
        template["metadata"]["jupyter_community"]["course"] = course
    else:
        template["metadata"]["jupyter_community"].pop("course", None)
    try:
        chosen.folder.mkdir(parents=True, exist_ok=True)
        target.write_text(json.dumps(template, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    except OSError as error:
        raise Invalid(f"{target} could not be written ({error.strerror}). Choose another folder.") from error
    print(f"Wrote {target}. Open it in JupyterLab, make it yours, then open its discussions for the course.")


def _anchor(chosen: argparse.Namespace) -> None:
    course = None if chosen.course is None else name(chosen.course, "course")
    anchor_notebooks(chosen.path, course, check=chosen.check, say=print)


def _template() -> str:
    """Notebook 0: inside an installed package, or beside it in a checkout."""
    packaged = resources.files("jupyter_community") / "notebooks" / NOTEBOOK_0
    if packaged.is_file():
        return packaged.read_text(encoding="utf-8")
    return (Path(__file__).parents[2] / "examples" / "seminar" / NOTEBOOK_0).read_text(encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
