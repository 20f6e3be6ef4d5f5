"""What is printed for a person."""

from __future__ import annotations

import io
import sys

import pytest

from hsmc_scheduler.app.cli.console import ProgressLine, note, say


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True

    @property
    def line(self) -> str:
        """What the one line shows after all that was written to it."""
        shown = ""
        for text in self.getvalue().split("\r"):
            shown = text + shown[len(text) :]
        return shown.rstrip()


def test_a_name_cannot_steer_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    say("\x1b[2J\x07Ann\nBen\u202e")
    note("\x1b]0;title\x07")
    captured = capsys.readouterr()
    assert captured.out.count("\n") == 1
    assert not set("\x1b\x07\u202e") & set(captured.out + captured.err)


def test_names_in_any_script_are_printed_as_they_are(capsys: pytest.CaptureFixture[str]) -> None:
    say("Łukasz Ő’Brien – 李")
    assert capsys.readouterr().out == "Łukasz Ő’Brien – 李\n"


def test_on_a_terminal_progress_stays_on_one_line_and_leaves_none(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = Terminal()
    monkeypatch.setattr(sys, "stderr", screen)
    line = ProgressLine()
    line.show("10 s: a timetable at most 12.0% from the best")
    line.show("11 s: the best timetable")
    assert screen.line == "11 s: the best timetable"
    line.clear()
    assert screen.line == ""
    assert "\n" not in screen.getvalue()


def test_in_a_file_progress_is_a_line_now_and_then(monkeypatch: pytest.MonkeyPatch) -> None:
    log = io.StringIO()
    monkeypatch.setattr(sys, "stderr", log)
    line = ProgressLine()
    for second in range(100):
        line.show(f"{second} s")
    assert log.getvalue() == "0 s\n"
