"""What the program and its solver say to each other: one message a line, between two processes of one version."""

from __future__ import annotations

import base64
import binascii
import pickle
from dataclasses import dataclass
from enum import StrEnum

from hsmc_scheduler import __version__
from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.domain.timetable import Timetable
from hsmc_scheduler.engine.api import Options, Progress, Result
from hsmc_scheduler.engine.told import Told

NAME = b"hsmc-solver/"
VERSION = __version__.encode()


class NotAMessageError(ValueError):
    """A line that neither side can have written."""


class OtherVersionError(NotAMessageError):
    """A message of another version of the program, which is therefore not read."""


class Cause(StrEnum):
    """Why the solver cannot give a result."""

    MEMORY = "memory"
    DEFECT = "defect"
    """An error in the engine; `details` say where."""
    REQUEST = "request"
    """It was not asked in words it knows."""


@dataclass(frozen=True, slots=True)
class Solve:
    """In, first and once: what to solve."""

    plan: Plan
    options: Options
    earlier: Timetable | None = None


@dataclass(frozen=True, slots=True)
class Explain:
    """In, first and once: find out in about so many seconds why the plan is impossible. The answer is a `Told`."""

    plan: Plan
    seconds: float


@dataclass(frozen=True, slots=True)
class Stop:
    """In: end the search and keep the best so far."""


@dataclass(frozen=True, slots=True)
class Started:
    """Out: the solver has the plan of this fingerprint and begins."""

    fingerprint: str


@dataclass(frozen=True, slots=True)
class Progressed:
    """Out: news, with a timetable where a better one was found."""

    progress: Progress


@dataclass(frozen=True, slots=True)
class Finished:
    """Out, last: the answer. It carries no score, for the program judges every timetable itself."""

    result: Result


@dataclass(frozen=True, slots=True)
class Failed:
    """Out, last: there will be no answer."""

    cause: Cause
    details: str = ""


Request = Solve | Explain | Stop
Message = Started | Progressed | Finished | Told | Failed


def to_line(message: Request | Message) -> bytes:
    """A message as one line, its end included."""
    return NAME + VERSION + b" " + base64.b64encode(pickle.dumps(message)) + b"\n"


def from_line(line: bytes) -> Request | Message:
    """The message of a line.

    Raises:
        NotAMessageError: The line is not a message of this version.
    """
    if not line.startswith(NAME) or not line.endswith(b"\n"):
        raise NotAMessageError(f"not a message: {line[:200]!r}")
    version, _, body = line[len(NAME) : -1].partition(b" ")
    if version != VERSION:
        raise OtherVersionError(f"a message of version {version.decode(errors='replace')}, this is {__version__}")
    try:
        message = pickle.loads(base64.b64decode(body, validate=True))  # noqa: S301  from our own process, over its pipe
    except (
        binascii.Error,
        pickle.UnpicklingError,
        EOFError,
        AttributeError,
        ImportError,
        TypeError,
        ValueError,
    ) as error:
        raise NotAMessageError(f"a damaged message: {error}") from error
    if not isinstance(message, Request | Message):
        raise NotAMessageError(f"not a message: {type(message).__name__}")
    return message
