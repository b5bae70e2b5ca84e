"""Finds a Chromium, or gets one: the system's, else Debian's package, else Playwright's own."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
_OWN = "import playwright.sync_api as p; m = p.sync_playwright().start(); print(m.chromium.executable_path); m.stop()"


def find() -> str | None:
    """Path of a Chromium that is there already, or None."""
    for name in NAMES:
        if path := shutil.which(name):
            return path
    own = subprocess.run([sys.executable, "-c", _OWN], capture_output=True, text=True, check=False).stdout.strip()
    return own if own and os.path.exists(own) else None


def get() -> str:
    """Path of a Chromium, installed if there was none."""
    if path := find():
        return path
    if shutil.which("apt-get") and os.geteuid() == 0:
        print("Installing Debian's Chromium …", flush=True)
        environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        for arguments in (["update"], ["install", "--yes", "--no-install-recommends", "chromium", "fonts-noto-core"]):
            subprocess.run(["apt-get", "-qq", *arguments], env=environment, check=False, stdout=subprocess.DEVNULL)
    else:
        print("Installing Playwright's Chromium …", flush=True)
        subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False)
    if path := find():
        return path
    sys.exit("There is no Chromium and none could be installed. Install one so that “chromium” is on the PATH.")


if __name__ == "__main__":
    print(f"Chromium: {get()}")
