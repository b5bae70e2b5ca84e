"""``python -m benchmarks.run [name …]``: prints one JSON document."""

from __future__ import annotations

import asyncio
import json
import os
import platform
import sys
from typing import Any

NAMES = ("post_rate", "fanout", "old_course", "notebook_cost", "anchoring")


def main(names: list[str]) -> None:
    unknown = sorted(set(names) - set(NAMES))
    if unknown:
        sys.exit(f"There is no benchmark called {', '.join(unknown)}. Choose from: {', '.join(NAMES)}.")
    results: dict[str, Any] = {"python": platform.python_version(), "cores": os.cpu_count()}
    for name in names or NAMES:
        print(f"{name} …", file=sys.stderr, flush=True)
        results[name] = _run(name)
    print(json.dumps(results, indent=2))


def _run(name: str) -> Any:
    if name == "post_rate":
        from . import post_rate

        return asyncio.run(post_rate.run())
    if name == "fanout":
        from . import fanout

        return [asyncio.run(fanout.run(readers)) for readers in (100, 500, 1000)]
    if name == "old_course":
        from . import old_course

        return asyncio.run(old_course.run())
    if name == "anchoring":
        from . import anchoring

        return anchoring.run()
    from . import notebook_cost

    return notebook_cost.run()


if __name__ == "__main__":
    main(sys.argv[1:])
