"""The awards and modules of Leadership for Health Services Improvement, from its page."""

from __future__ import annotations

from dataclasses import replace

from hsmc_scheduler.app.samples.people import example, example_tutor_id
from hsmc_scheduler.app.samples.shapes import assignments
from hsmc_scheduler.domain.module import Anchor, Assessment, Module
from hsmc_scheduler.domain.programme import Programme, Route

COMPULSORY = ("LIC", "ALL", "HCQ", "OD", "PUI")
OFFERED_EARLY = ("PUI", "OPT")
"""What first-years may take; which two is an example."""
EXAMPLE_TUTORS = 11

_FROM_THE_PAGE = "Title and leads from the programme page; code, other tutors and deadlines are examples."
_OPTION = "Example: the programme page lists no optional module by name."
_DISSERTATION = "Credits and length from the programme page; tutors, number of workshops and deadline are examples."


def lhsi_modules() -> dict[str, Module]:
    """The catalogue, by code."""
    t = example_tutor_id
    option = example("Option")
    sets = tuple(t(n) for n in range(1, 5))
    pair = ("snelling", "conroy")
    dissertation = Assessment(
        "dissertation", "Dissertation", Anchor.LAST_BLOCK, 12, 10_000, 0, comment="Example: the deadline is invented."
    )
    listed = (
        Module("LIC", "Leadership in Context", (), 20, pair, (t(5),), (), assignments(4, 3)),
        Module("ALL", "Applied Leadership Learning", (), 20, pair, (t(5),), sets, assignments(None, 6)),
        Module(
            "HCQ",
            "Health Care Quality: Innovation and Improvement",
            ("Health Care Quality",),
            leads=("snelling", "millar"),
            teachers=(t(6),),
            assessments=assignments(),
        ),
        Module(
            "OD",
            "Introduction to Organisational Development in Health and Social Care",
            ("An Introduction to Organisational Development in Health and Social Care",),
            leads=("miller", "jelphs"),
            teachers=(t(7),),
            assessments=assignments(),
        ),
        Module(
            "PUI",
            "Public and User Involvement in Health Care",
            ("Patient and User Involvement in Health Care",),
            leads=("brown", "newbigging"),
            teachers=(t(8),),
            assessments=assignments(),
        ),
        Module("OPT", option, (), 20, (t(9),), (t(10),), (), assignments(), _OPTION),
        Module("DISS", "Dissertation", (), 60, (t(11),), (t(10),), (), (dissertation,), _DISSERTATION),
    )
    return {m.code: replace(m, comment=m.comment or _FROM_THE_PAGE) for m in listed}


def lhsi_programme() -> Programme:
    """The programme with its three awards."""
    return Programme(
        "lhsi",
        "Leadership for Health Services Improvement MSc/PGDip/PGCert",
        (
            Route("pgcert", "PGCert", 60, ("LIC", "ALL")),
            Route("pgdip", "PGDip", 120, COMPULSORY),
            Route("msc", "MSc", 180, (*COMPULSORY, "DISS")),
        ),
        "A PGCert adds one compulsory module to the first-year pair, a PGDip one optional module to the five.",
    )
