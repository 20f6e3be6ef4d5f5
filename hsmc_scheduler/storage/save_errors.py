"""Why a save did not happen, in plain words."""

from __future__ import annotations

import errno

from hsmc_scheduler.domain.problem import Problem

UNTOUCHED = "the file on disk is as it was"

_WORDS = {
    errno.ENOSPC: ("the disk is full", "Free some space, or save it somewhere else."),
    errno.EDQUOT: ("your space on this disk is used up", "Delete something of yours, or save it somewhere else."),
    errno.EFBIG: ("the disk takes no file that large", "Save it somewhere else."),
    errno.EACCES: ("you may not write here", "Save it somewhere else, or ask whoever looks after the folder."),
    errno.EPERM: ("you may not write here", "Save it somewhere else, or ask whoever looks after the folder."),
    errno.EROFS: ("this disk cannot be written to", "Save it somewhere else."),
    errno.EIO: ("the disk or the network reported a fault", "Save it somewhere else, then have the disk looked at."),
    errno.ENOENT: ("the folder is no longer there", "Save it somewhere else."),
    errno.ENOTDIR: ("the folder is no longer there", "Save it somewhere else."),
    errno.ELOOP: ("the link leads round in a circle", "Save it somewhere else."),
    errno.ENAMETOOLONG: ("its name is too long", "Choose a shorter name."),
    errno.EISDIR: ("a folder has that name", "Choose another name."),
    errno.ENODEV: ("something that is not a file has that name", "Choose another name."),
    errno.ETIMEDOUT: ("the network folder does not answer", "Wait for the network, or save it somewhere else."),
    errno.ESTALE: ("the network folder does not answer", "Wait for the network, or save it somewhere else."),
    errno.EBUSY: ("another program holds the file", "Close it there, then save again."),
}
SHARING_VIOLATIONS = (5, 32, 33)
"""What Windows says (as `winerror`) while a virus scanner, OneDrive or Excel holds a file."""


class SaveError(Exception):
    """A save that did not happen; the old file is whole."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        super().__init__(str(problem))


class ChangedOnDiskError(SaveError):
    """The file is not the one that was opened: saving would undo somebody's work."""


def in_words(error: OSError) -> tuple[str, str]:
    """What an operating system's error means to the planner, and what to do."""
    if getattr(error, "winerror", None) in SHARING_VIOLATIONS:
        return _WORDS[errno.EBUSY]
    said = error.strerror or type(error).__name__
    return _WORDS.get(error.errno or 0, (f"the computer says: {said}", "Save it somewhere else."))


def read_in_words(error: OSError) -> tuple[str, str]:
    """The same of an error in reading: why it cannot be read, and what to do."""
    if error.errno in (errno.EACCES, errno.EPERM) and getattr(error, "winerror", None) not in SHARING_VIOLATIONS:
        return "you may not read it", "Ask whoever looks after the folder."
    return in_words(error)[0], "Try again in a moment, or open a copy of it."


def save_error(name: str, error: OSError) -> SaveError:
    """The refusal that tells of an operating system's error."""
    reason, mend = in_words(error)
    return SaveError(Problem(name, f"The plan was not saved: {reason}; {UNTOUCHED}", mend))
