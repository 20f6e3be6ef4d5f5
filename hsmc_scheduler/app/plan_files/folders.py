"""The folders the program keeps on this computer for its user."""

from __future__ import annotations

from pathlib import Path

NAME = "hsmc-scheduler"


def backup_folder() -> Path:
    """Dated copies of plans: data, worth keeping."""
    from platformdirs import user_data_path

    return user_data_path(NAME, appauthor=False) / "backups"


def recovery_folder() -> Path:
    """Unsaved work of running programs: state, of this computer alone."""
    from platformdirs import user_state_path

    return user_state_path(NAME, appauthor=False) / "unsaved"


def log_folder() -> Path:
    """What the program writes down about itself."""
    from platformdirs import user_log_path

    return user_log_path(NAME, appauthor=False)
