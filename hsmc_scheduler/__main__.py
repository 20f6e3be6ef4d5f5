"""Where the program starts: `python -m hsmc_scheduler`, `main.py` and the console script `hsmc-scheduler`."""

from __future__ import annotations

from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what the command line asks; returns the exit code."""
    from hsmc_scheduler.app.cli import main as command_line

    return command_line(arguments)


if __name__ == "__main__":
    raise SystemExit(main())
