from __future__ import annotations

from hsmc_scheduler.app.error_report import without_names

WRITTEN = """\
I0000 00:00:1 4711 cp_model_solver.cc:2461] Starting with Ada Byron
F1126 11:05:01.5 4711 integer.cc:99] Check failed: Ada Byron != nullptr
terminate called after throwing an instance of 'std::bad_alloc'
  what():  std::bad_alloc
Fatal Python error: Aborted

Current thread 0x00007f00 (most recent call first):
  File "/opt/hsmc_scheduler/engine/search.py", line 12 in solve
Traceback (most recent call last):
  File "/opt/hsmc_scheduler/engine/extract.py", line 44, in rooms
    raise KeyError(tutor.name)
KeyError: 'Ada Byron'
TypeError: unsupported operand type(s) for +: 'int' and 'str'
hsmc_scheduler.engine.wire.NotAMessageError: not a message: b'Ada Byron'
Ada Byron: Fatal Python error
the solver ended with -6"""


def test_what_the_solver_wrote_says_where_it_failed_and_names_nobody() -> None:
    kept = without_names(WRITTEN)
    assert "Ada" not in kept
    assert kept.splitlines() == [
        "I0000 00:00:1 4711 cp_model_solver.cc:2461]",
        "F1126 11:05:01.5 4711 integer.cc:99]",
        "terminate called after throwing an instance of 'std::bad_alloc'",
        "  what():  std::bad_alloc",
        "Fatal Python error: Aborted",
        "Current thread 0x00007f00 (most recent call first):",
        '  File "/opt/hsmc_scheduler/engine/search.py", line 12 in solve',
        "Traceback (most recent call last):",
        '  File "/opt/hsmc_scheduler/engine/extract.py", line 44, in rooms',
        "KeyError",
        "TypeError: unsupported operand type(s) for +: 'int' and 'str'",
        "hsmc_scheduler.engine.wire.NotAMessageError",
        "the solver ended with -6",
        "(left out, because they may hold names: 2)",
    ]


def test_nothing_written_is_nothing_kept() -> None:
    assert without_names("") == ""
