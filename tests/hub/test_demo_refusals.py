"""What keeps the demo from starting is said in one sentence, with what to do."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from ..harness.hub import ROOT


def check(**environment: str) -> str:
    """What ``make demo`` says before it begins."""
    said = subprocess.run(
        [sys.executable, str(ROOT / "demo" / "demo.py"), "--check"],
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    assert said.returncode == (1 if said.stderr else 0)
    assert said.stdout == ""
    return said.stderr


@pytest.fixture
def taken_port() -> Iterator[int]:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        yield listener.getsockname()[1]


@pytest.fixture
def programs(tmp_path: Path) -> Path:
    """A folder of programs, for a PATH on which there is nothing else."""
    return tmp_path


def write_program(path: Path, says: str) -> None:
    path.write_text(f"#!/bin/sh\necho {says}\n")
    path.chmod(0o755)


def test_nothing_is_said_when_it_can_start(taken_port: int) -> None:
    assert check(DEMO_PORT=str(taken_port - 1)) == ""


def test_a_taken_port(taken_port: int) -> None:
    assert check(DEMO_PORT=str(taken_port)) == (
        f"Port {taken_port} is taken. Stop what listens there, "
        f"or choose another: DEMO_PORT={taken_port + 100} make demo\n"
    )


@pytest.mark.parametrize("port", ["http", "80", "70000", ""])
def test_a_port_that_is_none(port: str) -> None:
    assert check(DEMO_PORT=port) == f"DEMO_PORT must be a number from 1024 to 65000, not “{port}”.\n"


def test_no_node(programs: Path) -> None:
    assert "needs Node.js 20 or newer with npm. Install it" in check(PATH=str(programs), DEMO_PORT="18000")


def test_node_without_npm(programs: Path) -> None:
    write_program(programs / "node", "v22.1.0")
    assert "needs Node.js 20 or newer with npm. Install it" in check(PATH=str(programs), DEMO_PORT="18000")


def test_an_old_node(programs: Path) -> None:
    write_program(programs / "node", "v18.20.4")
    write_program(programs / "npm", "10.0.0")
    assert "node is v18.20.4. Install a newer one" in check(PATH=str(programs), DEMO_PORT="18000")


def make(goal: str, folder: Path, programs: Path) -> str:
    """What make says in a checkout where nothing is installed."""
    for name in ("Makefile", "pyproject.toml"):
        shutil.copy(ROOT / name, folder / name)
    for name in ("bash", "env", "find", "rm"):
        program = shutil.which(name)
        assert program is not None
        (programs / name).symlink_to(program)
    make = shutil.which("make")
    assert make is not None
    said = subprocess.run(
        [make, goal], cwd=folder, env={"PATH": str(programs)}, capture_output=True, text=True, check=False
    )
    assert said.returncode != 0
    return said.stdout


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    (tmp_path / "checkout").mkdir()
    return tmp_path / "checkout"


def test_make_without_python(checkout: Path, programs: Path) -> None:
    assert 'This needs Python 3.10 or newer as "python3". Install it' in make("demo", checkout, programs)


def test_make_with_an_old_node(checkout: Path, programs: Path) -> None:
    (programs / "python3").symlink_to(sys.executable)
    write_program(programs / "node", "v18.20.4; exit 1")
    assert "This needs Node.js 20 or newer. Install it" in make("test", checkout, programs)
