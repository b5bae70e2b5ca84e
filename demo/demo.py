"""``make demo``: a JupyterHub with five people, for looking at it with two or three browser windows.

State lives in one folder; a second run finds it. Ctrl-C stops everything that was started. With ``--check`` it only
says what would keep it from starting.
"""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path
from types import FrameType

ROOT = Path(__file__).resolve().parent.parent
PROXY = "configurable-http-proxy@5.0.1"
"""The last that asks for a Node.js as old as 20."""
PASSWORD = "community"
PEOPLE = [
    ("tia", "instructor"),
    ("gus", "mentor"),
    ("ada", "learner"),
    ("ben", "learner"),
    ("cy", "learner"),
]
PATIENCE = 60.0
"""Seconds for the hub to come up."""


def main() -> int:
    node, npm = _tools()
    state = Path(os.environ.get("DEMO_STATE", ROOT / ".demo")).resolve()
    with contextlib.suppress(ModuleNotFoundError):  # at the first check nothing is installed, and so nothing remains
        _end_remains(state)
    port = _port()
    if "--check" in sys.argv[1:]:
        return 0
    state.mkdir(parents=True, exist_ok=True)
    proxy = [node, str(_proxy(npm))]
    _homes(state)
    _seed(state)
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        if number == signal.SIGINT or signal.getsignal(number) != signal.SIG_IGN:  # nohup means to outlive the terminal
            signal.signal(number, _interrupt)  # SIGINT, too: what a script started in the background ignores it
    environment = {
        **os.environ,
        "DEMO_STATE": str(state),
        "DEMO_RUN": str(state),
        "DEMO_PID": str(os.getpid()),
        "DEMO_ROOT": str(ROOT),
        "DEMO_PORT": str(port),
        "DEMO_PASSWORD": PASSWORD,
        "DEMO_PROXY": "\n".join(proxy),
        **_inner_ports(port),
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
    }
    (state / "logs").mkdir(exist_ok=True)
    log = state / "logs" / "hub.log"
    with log.open("w") as out:
        hub = subprocess.Popen(
            [sys.executable, "-m", "jupyterhub", "-f", str(ROOT / "demo" / "jupyterhub_config.py")],
            cwd=state,
            env=environment,
            stdout=out,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    try:
        _until_up(hub, port, log)
        _welcome(port)
        hub.wait()
    except KeyboardInterrupt:
        print("\nStopping …", flush=True)
    finally:
        _stop(hub, state)
    if hub.returncode not in (0, -signal.SIGTERM, -signal.SIGINT, -signal.SIGKILL):
        sys.exit(f"The hub stopped by itself. The end of {log}:\n{_tail(log)}")
    return 0


def _interrupt(number: int, frame: FrameType | None) -> None:
    """A closed terminal or a polite kill ends the demo as Ctrl-C does."""
    raise KeyboardInterrupt


def _tools() -> tuple[str, str]:
    node, npm = shutil.which("node"), shutil.which("npm")
    if node is None or npm is None:
        sys.exit(
            "The demo needs Node.js 20 or newer with npm. Install it (https://nodejs.org), then run make demo again."
        )
    version = subprocess.run([node, "--version"], capture_output=True, text=True, check=False).stdout.strip()
    if int(re.sub(r"\D.*", "", version.removeprefix("v")) or 0) < 20:
        sys.exit(f"The demo needs Node.js 20 or newer, and {node} is {version}. Install a newer one, then try again.")
    return node, npm


def _port() -> int:
    text = os.environ.get("DEMO_PORT", "8000")
    if not text.isdigit() or not 1024 <= int(text) <= 65000:
        sys.exit(f"DEMO_PORT must be a number from 1024 to 65000, not “{text}”.")
    port = int(text)
    if not _is_free(port):
        sys.exit(f"Port {port} is taken. Stop what listens there, or choose another: DEMO_PORT={port + 100} make demo")
    return port


def _inner_ports(port: int) -> dict[str, str]:
    """Where the parts of the demo meet each other; whoever starts some of them by themselves says where."""
    wanted = {"DEMO_HUB_PORT": port + 81, "DEMO_PROXY_API_PORT": port + 181, "DEMO_SERVICE_PORT": port + 281}
    return {name: os.environ.get(name) or str(_free(near)) for name, near in wanted.items()}


def _is_free(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True


def _free(port: int) -> int:
    while not _is_free(port):
        port += 1
    return port


def _proxy(npm: str) -> Path:
    """JupyterHub's proxy, installed from npm if need be; it is a tool and no state, so demo-clean leaves it."""
    folder = ROOT / ".cache" / "proxy"
    script = folder / "node_modules" / "configurable-http-proxy" / "bin" / "configurable-http-proxy"
    done = folder / PROXY
    if not done.exists():
        print("Installing JupyterHub's proxy …", flush=True)
        folder.mkdir(parents=True, exist_ok=True)
        command = [npm, "install", "--prefix", str(folder), "--no-audit", "--no-fund", "--loglevel=error", PROXY]
        npm_said = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
        if npm_said.returncode != 0:
            sys.exit(f"npm could not install JupyterHub's proxy; is there a network? It said:\n{npm_said.stderr}")
        done.touch()
    return script


def _homes(state: Path) -> None:
    """A home and a copy of the course for everybody. What somebody changed in theirs stays."""
    for name, _ in PEOPLE:
        course = state / "homes" / name / "seminar"
        if not course.exists():
            ignored = shutil.ignore_patterns(".ipynb_checkpoints", "__pycache__")
            shutil.copytree(ROOT / "examples" / "seminar", course, ignore=ignored)


def _seed(state: Path) -> None:
    """The conversation that the demo begins with; only into a new database."""
    database = state / "community.sqlite"
    if database.exists():
        return
    program = [sys.executable, str(ROOT / "demo" / "seed.py"), "--database", f"sqlite:///{database}"]
    if subprocess.run(program, check=False).returncode != 0:
        for file in state.glob("community.sqlite*"):
            file.unlink()
        sys.exit("The demo's first conversation could not be written; the message above says why.")


def _until_up(hub: subprocess.Popen[bytes], port: int, log: Path) -> None:
    deadline = time.monotonic() + PATIENCE
    for path in ("/hub/health", "/services/community/ready"):
        while not _answers(f"http://127.0.0.1:{port}{path}"):
            if hub.poll() is not None:
                sys.exit(f"The hub could not start. The end of {log}:\n{_tail(log)}")
            if time.monotonic() > deadline:
                sys.exit(f"The hub did not answer within {PATIENCE:.0f} s. The end of {log}:\n{_tail(log)}")
            time.sleep(0.1)


def _answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=5) as answer:  # noqa: S310  our own address
            return bool(answer.status == 200)
    except (urllib.error.URLError, OSError):
        return False


def _welcome(port: int) -> None:
    url = f"http://127.0.0.1:{port}"
    people = "\n".join(f"    {name:<4} {role}" for name, role in PEOPLE)
    print(
        f"\n  The demo runs at {url}\n\n"
        f"  These people may log in, all with the password “{PASSWORD}”:\n{people}\n\n"
        "  Look at it with two people: log in as tia in one window and as ada in a private window,\n"
        "  open seminar/00-studying-together-apart.ipynb in both, and talk at a discussion cell.\n\n"
        "  Ctrl-C stops everything. What was written stays for the next time; make demo-clean removes it.\n",
        flush=True,
    )


def _stop(hub: subprocess.Popen[bytes], state: Path) -> None:
    """Lets the hub stop its servers, service and proxy, then ends whatever remains."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_IGN)  # a second Ctrl-C must not leave half of it running
    if hub.poll() is None:
        hub.send_signal(signal.SIGTERM)
        with contextlib.suppress(subprocess.TimeoutExpired):
            hub.wait(20)
    with contextlib.suppress(ProcessLookupError):
        os.killpg(hub.pid, signal.SIGKILL)
    hub.wait()
    _end_remains(state)


def _end_remains(state: Path) -> None:
    """Ends what this run started, or one that crashed: proxy, servers, kernels and the service outlive their hub in
    sessions of their own, and are known by the folder they were started for and by who started them."""
    import psutil  # not there at the first --check, which runs before anything is installed

    ended = []
    for process in psutil.process_iter():
        with contextlib.suppress(psutil.Error):
            started = process.environ()
            if process.pid != os.getpid() and started.get("DEMO_RUN") == str(state):
                by = int(started.get("DEMO_PID", 0))
                if by != os.getpid() and psutil.pid_exists(by):
                    sys.exit("The demo is running already. Stop it first, with Ctrl-C in its window.")
                process.kill()
                ended.append(process)
    psutil.wait_procs(ended, timeout=10)  # or they would still hold the port


def _tail(log: Path, lines: int = 25) -> str:
    return "\n".join(log.read_text(errors="replace").splitlines()[-lines:])


if __name__ == "__main__":
    sys.exit(main())
