"""``make features``: every row of docs/features.md with the tests that prove it, Python and TypeScript."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
_ROW = re.compile(r"^\| ([SHM]\d\d) \| (\w+) \| (.+?) \|")
_TAG = re.compile(r"@([SHM]\d\d)\b")
_TITLE = re.compile(r"""\b(?:it|test|describe)(?:\.each\([^)]*\))?\(\s*(['"`])(.+?)\1""", re.S)


def rows() -> dict[str, tuple[str, str]]:
    """The rows of the page: id → (status, what it says)."""
    lines = (ROOT / "docs" / "features.md").read_text(encoding="utf-8").splitlines()
    return {match[1]: (match[2], match[3].strip()) for line in lines if (match := _ROW.match(line))}


def python_tests() -> dict[str, list[str]]:
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "features.json"
        command = [sys.executable, "-m", "pytest", "--collect-only", "-q", f"--features-to={target}"]
        collected = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
        if not target.exists():
            sys.exit(f"The Python tests could not be collected.\n{collected.stdout}{collected.stderr}")
        found: dict[str, list[str]] = json.loads(target.read_text())
        return found


def typescript_tests() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for file in sorted((ROOT / "labextension" / "tests").rglob("*.test.ts*")):
        for match in _TITLE.finditer(file.read_text(encoding="utf-8")):
            for row in _TAG.findall(match[2]):
                found.setdefault(row, []).append(f"{file.relative_to(ROOT)} › {match[2]}")
    return found


def tests() -> dict[str, list[str]]:
    found = python_tests()
    for row, names in typescript_tests().items():
        found.setdefault(row, []).extend(names)
    return found


def main() -> None:
    proved = tests()
    for row, (status, text) in rows().items():
        print(f"{row}  {status:<8} {text}")
        for name in proved.get(row, []):
            print(f"       {name}")
    for row in sorted(set(proved) - set(rows())):
        print(f"{row}  is not on the page, but has tests: {', '.join(proved[row])}")


if __name__ == "__main__":
    main()
