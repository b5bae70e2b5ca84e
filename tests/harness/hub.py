"""The demo's own hub, for tests, with the community service beside it so that it can be killed and started again."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SERVICE_TOKEN = "a-token-of-the-tests-0123456789abcdef"
PASSWORD = "community"
PATIENCE = 90.0


def free_ports(count: int, start: int = 22000) -> list[int]:
    """Ports below the ephemeral range, so that no client meets itself there."""
    found: list[int] = []
    for port in range(start + os.getpid() % 4000, 32000):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) != 0:
                found.append(port)
        if len(found) == count:
            return found
    raise RuntimeError("No free ports.")


def until(condition: Callable[[], bool], what: str, patience: float = PATIENCE) -> None:
    """Waits for a condition outside this process, where nothing could wake us."""
    deadline = time.monotonic() + patience
    while not condition():
        if time.monotonic() > deadline:
            raise TimeoutError(f"{what} did not happen within {patience:.0f} s.")
        time.sleep(0.05)


def answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=5) as answer:
            return bool(answer.status == 200)
    except (urllib.error.URLError, OSError):
        return False


class DemoHub:
    """``make demo`` in a folder of its own, with an external community service.

    Attributes:
        url: what people type.
        database: the community's SQLite file.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.port, hub, proxy, self._service_port = free_ports(4)
        self.url = f"http://127.0.0.1:{self.port}"
        self.database = folder / "community.sqlite"
        self._environment = {
            **os.environ,
            "DEMO_STATE": str(folder),
            "DEMO_PORT": str(self.port),
            "DEMO_HUB_PORT": str(hub),
            "DEMO_PROXY_API_PORT": str(proxy),
            "DEMO_SERVICE_PORT": str(self._service_port),
            "DEMO_SERVICE_TOKEN": SERVICE_TOKEN,
            "JUPYTERHUB_API_TOKEN": SERVICE_TOKEN,
            "JUPYTERHUB_API_URL": f"http://127.0.0.1:{hub}/hub/api",
            "JUPYTERHUB_SERVICE_NAME": "community",
            "JUPYTERHUB_SERVICE_PREFIX": "/services/community/",
            "JUPYTERHUB_SERVICE_URL": f"http://127.0.0.1:{self._service_port}",
            "JUPYTER_COMMUNITY_DB": f"sqlite:///{self.database}",
        }
        self._service: subprocess.Popen[bytes] | None = None
        self._demo: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        self._run([str(ROOT / "demo" / "seed.py"), "--database", self._environment["JUPYTER_COMMUNITY_DB"]]).wait()
        self.start_service()
        self._demo = self._run([str(ROOT / "demo" / "demo.py")])
        until(self._demo_is_up, "The demo hub's start")

    def stop(self) -> None:
        if self._demo is not None and self._demo.poll() is None:
            self._demo.send_signal(signal.SIGINT)
            try:
                self._demo.wait(40)
            except subprocess.TimeoutExpired:
                self._demo.kill()
        if self._service is not None:
            self._service.kill()
            self._service.wait()

    def start_service(self) -> None:
        self._service = self._run(["-m", "jupyter_community.transports.hub_service"])
        until(lambda: answers(f"http://127.0.0.1:{self._service_port}/services/community/ready"), "The service's start")

    def kill_service(self) -> None:
        """``kill -9``: no goodbye, no flush."""
        assert self._service is not None
        self._service.kill()
        self._service.wait()

    def logs(self) -> str:
        return "\n".join(f"--- {log}\n{log.read_text(errors='replace')[-4000:]}" for log in self.folder.rglob("*.log"))

    def _run(self, arguments: list[str]) -> subprocess.Popen[bytes]:
        name = Path(arguments[-1]).stem if "seed" not in arguments[0] else "seed"
        with (self.folder / f"{name}.log").open("ab") as log:
            return subprocess.Popen([sys.executable, *arguments], env=self._environment, stdout=log, stderr=log)

    def _demo_is_up(self) -> bool:
        assert self._demo is not None
        if self._demo.poll() is not None:
            raise RuntimeError(f"The demo stopped by itself.\n{self.logs()}")
        return answers(f"{self.url}/services/community/ready")
