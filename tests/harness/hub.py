"""The demo's own hub, for tests; the community service beside it, so that it can be killed and started again."""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from types import TracebackType

import psutil

ROOT = Path(__file__).resolve().parents[2]
PASSWORD = "community"
SERVICE_TOKEN = "a-token-of-the-tests-0123456789abcdef"
SERVICE = "jupyter_community.transports.hub_service"
PATIENCE = 90.0
"""Seconds; a loaded machine is slow, and no test measures how slow."""


class DemoHub:
    """``make demo`` in a folder and on ports of its own.

    Its community service is external and runs under this harness, which starts a killed one again at once; a
    ``managed`` one is the hub's, as in the demo itself, and the hub looks after it every half a minute.

    Attributes:
        folder: where it keeps its state, the logs too.
        packs: Python packages that everybody's server sees beside those that are installed.
        url: what people type.
    """

    def __init__(self, folder: Path, *, managed: bool = False) -> None:
        self.folder = folder
        self.packs = folder / "packs"
        self.database = folder / "community.sqlite"
        self.managed = managed
        port, hub, proxy, service = _free_ports(4)
        self.url = f"http://127.0.0.1:{port}"
        self.ports = (port, hub, proxy, service)
        self._environment = {
            **os.environ,
            "DEMO_STATE": str(folder),
            "DEMO_PORT": str(port),
            "DEMO_HUB_PORT": str(hub),
            "DEMO_PROXY_API_PORT": str(proxy),
            "DEMO_SERVICE_PORT": str(service),
            "PYTHONPATH": str(self.packs),
        }
        if not managed:
            self._environment |= {
                "DEMO_SERVICE_TOKEN": SERVICE_TOKEN,
                "JUPYTERHUB_API_TOKEN": SERVICE_TOKEN,
                "JUPYTERHUB_API_URL": f"http://127.0.0.1:{hub}/hub/api",
                "JUPYTERHUB_SERVICE_URL": f"http://127.0.0.1:{service}",
                "JUPYTER_COMMUNITY_DB": f"sqlite:///{self.database}",
                "JUPYTER_COMMUNITY_EXCHANGE": str(folder / "exchange"),
            }
        self._demo: subprocess.Popen[bytes] | None = None
        self._service: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> DemoHub:
        self.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.stop()

    def start(self) -> None:
        """Starts everything; an empty folder gets the demo's first conversation."""
        self.folder.mkdir(parents=True, exist_ok=True)
        if not self.managed:
            if not self.database.exists():
                seed = ["demo/seed.py", "--database", self._environment["JUPYTER_COMMUNITY_DB"]]
                assert self._run("seed", *seed).wait() == 0, self.logs()
            self.start_service()
        (self.folder / "demo.log").unlink(missing_ok=True)  # what an earlier run said is no sign of this one
        self._demo = self._run("demo", "demo/demo.py")
        try:
            until(self._is_up, "The start of the demo's hub")
        except BaseException:
            self.stop()
            raise

    def stop(self) -> None:
        """Ctrl-C."""
        if self._demo is not None:
            self._demo.send_signal(signal.SIGINT)
            self._demo.wait(60)
            self._demo = None
        if self._service is not None:
            self._service.terminate()
            self._service.wait(30)
            self._service = None

    def crash(self) -> None:
        """The hub and what watches it are killed; servers and service are left to themselves."""
        assert self._demo is not None
        for process in [*psutil.Process(self._demo.pid).children(), psutil.Process(self._demo.pid)]:
            process.kill()
        self._demo.wait()
        self._demo = None

    def start_service(self) -> None:
        self._service = self._run("service", "-m", SERVICE)
        until(lambda: _answers(f"http://127.0.0.1:{self.ports[3]}/services/community/ready"), "The service's start")

    def kill_service(self) -> None:
        """``kill -9``: no goodbye, no flush."""
        for process in self._services():
            process.kill()
            process.wait()
        if self._service is not None:
            self._service.wait()

    def until_ready(self) -> None:
        """Until people reach the service through the hub's proxy."""
        until(lambda: _answers(f"{self.url}/services/community/ready"), "The service's return")

    def home(self, name: str) -> Path:
        """A person's home; what lies in it is what they see in their server."""
        return self.folder / "homes" / name

    def processes(self) -> list[psutil.Process]:
        """Everything that runs for this hub: servers, kernels, proxy, service."""
        return [process for process, environment in _environments() if str(self.folder) in _marks(environment)]

    def server_token(self, name: str) -> str:
        """The token of a person's server, as each of their kernels can read it."""
        for _, environment in _environments():
            if environment.get("DEMO_RUN") == str(self.folder) and environment.get("JUPYTERHUB_USER") == name:
                return environment["JUPYTERHUB_API_TOKEN"]
        raise LookupError(f"{name} has no server.")

    def logs(self) -> str:
        """The end of every log, for whoever has to find out why a test failed."""
        files = [*self.folder.glob("*.log"), *self.folder.glob("logs/*.log")]
        return "\n".join(f"--- {file.name}\n{file.read_text(errors='replace')[-4000:]}" for file in files)

    def _services(self) -> list[psutil.Process]:
        found = []
        for process in self.processes():
            with contextlib.suppress(psutil.Error):
                if SERVICE in process.cmdline():
                    found.append(process)
        return found

    def _run(self, name: str, *arguments: str) -> subprocess.Popen[bytes]:
        with (self.folder / f"{name}.log").open("ab") as log:
            command = [sys.executable, *arguments]
            return subprocess.Popen(command, cwd=ROOT, env=self._environment, stdout=log, stderr=subprocess.STDOUT)

    def _is_up(self) -> bool:
        assert self._demo is not None
        if self._demo.poll() is not None:
            raise RuntimeError(f"The demo stopped by itself.\n{self.logs()}")
        return "The demo runs at" in (self.folder / "demo.log").read_text(errors="replace")


def until(condition: Callable[[], bool], what: str, patience: float = PATIENCE) -> None:
    """Waits for something in another process, which cannot wake us."""
    deadline = time.monotonic() + patience
    while not condition():
        if time.monotonic() > deadline:
            raise TimeoutError(f"{what} did not happen within {patience:.0f} s.")
        time.sleep(0.05)


def _answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=5) as answer:
            return bool(answer.status == 200)
    except (urllib.error.URLError, OSError):
        return False


def _free_ports(count: int) -> list[int]:
    """Ports below the ephemeral range, so that no client meets itself there; each worker of the tests has its own."""
    found: list[int] = []
    worker = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw"))
    for port in range(20000 + 100 * (os.getpid() % 20) + 2000 * (worker % 5), 32000):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) != 0:
                found.append(port)
        if len(found) == count:
            return found
    raise RuntimeError("No free ports.")


def _environments() -> Iterator[tuple[psutil.Process, dict[str, str]]]:
    for process in psutil.process_iter():
        with contextlib.suppress(psutil.Error):
            yield process, process.environ()


def _marks(environment: dict[str, str]) -> tuple[str | None, str | None]:
    return environment.get("DEMO_RUN"), environment.get("DEMO_STATE")
