"""The command line: one file a verb. Importing it loads nothing heavy; each verb loads what it needs when it runs."""

from hsmc_scheduler.app.cli.entry import main

__all__ = ["main"]
