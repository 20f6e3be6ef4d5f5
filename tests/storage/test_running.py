"""A program is known again, and not taken for another that has its number."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace

import pytest

from hsmc_scheduler.storage import running
from hsmc_scheduler.storage.running import Process, is_alive, this_process

linux_only = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="reads what Linux tells of programs")


@pytest.fixture
def child() -> Iterator[subprocess.Popen[bytes]]:
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as child:
        yield child
        child.kill()


def of(child: subprocess.Popen[bytes]) -> Process:
    started = running._started(child.pid)
    assert started
    return replace(this_process(), pid=child.pid, started=started)


def test_a_program_that_runs_is_alive_and_one_that_was_killed_is_not(child: subprocess.Popen[bytes]) -> None:
    process = of(child)
    assert is_alive(this_process())
    assert is_alive(process)
    child.kill()
    child.wait()
    assert is_alive(process) is False


@linux_only
def test_a_killed_program_nobody_has_fetched_yet_is_dead(child: subprocess.Popen[bytes]) -> None:
    process = of(child)
    child.kill()
    give_up = time.monotonic() + 10
    while is_alive(process):
        assert time.monotonic() < give_up


def test_another_program_with_the_number_of_a_dead_one_is_not_taken_for_it(child: subprocess.Popen[bytes]) -> None:
    assert is_alive(replace(of(child), started="1")) is False


@linux_only
def test_nothing_survives_a_restart_of_the_computer(child: subprocess.Popen[bytes]) -> None:
    assert is_alive(replace(of(child), boot="an earlier one")) is False


@pytest.mark.parametrize(
    "elsewhere", [{"host": "beths-pc"}, {"computer": "another of that name"}, {"sandbox": "pid:[1]"}, {"pid": -1}]
)
def test_of_another_computer_or_sandbox_nothing_can_be_said(elsewhere: dict[str, str]) -> None:
    assert is_alive(replace(this_process(), started="0", **elsewhere)) is None  # type: ignore[arg-type]  # text or number


def test_a_number_no_program_can_have_is_nobody() -> None:
    assert is_alive(replace(this_process(), pid=2**31 - 1, started="1")) is False
    assert is_alive(replace(this_process(), pid=10**30, started="1")) is False
