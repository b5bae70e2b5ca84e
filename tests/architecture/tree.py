"""The files of this checkout, and what its guides say in their tables."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
_ROW = re.compile(r"^\| `([^`|]+)` \| (.+?) \|", re.M)


def tracked(below: str = ".") -> list[Path]:
    """Every file that is in git or would be with the next commit: nothing that was built or installed."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", "--", below],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.split("\0")
    found = (ROOT / name for name in sorted(set(listed) - {""}))
    return [path for path in found if path.is_file()]


def files(*suffixes: str, below: str = ".") -> list[Path]:
    """Those whose names end so."""
    return [path for path in tracked(below) if path.suffix in suffixes]


def relative(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def documented() -> dict[str, str]:
    """What the guides have a row for: the thing in its first column → what the next one says of it."""
    pages = "\n".join(page.read_text(encoding="utf-8") for page in files(".md", below="docs/guides"))
    return {match[1]: match[2].strip() for match in _ROW.finditer(pages)}
