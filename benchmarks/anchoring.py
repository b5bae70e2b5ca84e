"""How well cells of learners' copies find their anchors, and how fast: on notebooks made up from seeds."""

from __future__ import annotations

import json
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Any

FRONT_END = Path(__file__).parent.parent / "labextension"


def run(*notebooks: str) -> Any:
    """The figures; of notebooks or folders of them, if some are named."""
    vite = FRONT_END / "node_modules" / ".bin" / "vite"
    node = shutil.which("node")
    assert node is not None, "Node.js is not installed."
    with tempfile.TemporaryDirectory() as built:
        options = ["--outDir", built, "--emptyOutDir", "--logLevel", "error"]
        subprocess.run(
            [vite, "build", "--ssr", "tests/anchoring/generator/main.ts", *options], cwd=FRONT_END, check=True
        )
        paths = [str(Path(notebook).resolve()) for notebook in notebooks]
        printed = subprocess.run([node, f"{built}/main.mjs", *paths], stdout=subprocess.PIPE, check=True)
    return json.loads(printed.stdout)


if __name__ == "__main__":
    import sys

    print(json.dumps(run(*sys.argv[1:]), indent=2))
