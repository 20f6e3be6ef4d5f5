"""Several parts worked on at a time."""

from __future__ import annotations

import threading

import pytest

from hsmc_scheduler.engine.lanes import side_by_side

AT_ONCE = 2


def test_every_task_is_done_once_and_those_that_touch_later_if_they_can() -> None:
    begun, done = list[str](), list[str]()
    both = threading.Barrier(AT_ONCE, timeout=5)

    def work(task: str, _: int) -> None:
        begun.append(task)
        if task in {"a1", "b1"}:
            both.wait()  # these two can only end if they are done at the same time
        done.append(task)

    side_by_side(["a1", "a2", "b1"], AT_ONCE, work, lambda one, other: one[0] == other[0], lambda: None)
    assert sorted(done) == ["a1", "a2", "b1"]
    assert begun[-1] == "a2"


@pytest.mark.parametrize("at_once", [1, 2])
def test_what_one_raises_ends_the_others_and_is_raised(at_once: int) -> None:
    stopped = threading.Event()
    begun: list[int] = []

    def work(task: int, _: int) -> None:
        begun.append(task)
        if task == 1:
            raise ValueError("no")
        stopped.wait(5)

    tasks = [1, 2, 3] if at_once == 1 else [0, 1, 2]
    with pytest.raises(ValueError, match="no"):
        side_by_side(tasks, at_once, work, lambda *_: False, stopped.set)
    assert begun == ([1] if at_once == 1 else [0, 1])


def test_each_is_told_how_many_wait_with_it() -> None:
    told: list[int] = []
    side_by_side("abc", 1, lambda _, waiting: told.append(waiting), lambda *_: False, lambda: None)
    assert told == [3, 2, 1]
