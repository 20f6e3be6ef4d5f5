"""The page put together."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from html import escape

import hsmc_scheduler
from hsmc_scheduler.domain.fingerprint import fingerprint
from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.domain.timetable import Timetable
from hsmc_scheduler.exchange.export_web.agenda import agenda
from hsmc_scheduler.exchange.export_web.grid import grids
from hsmc_scheduler.exchange.export_web.style import STYLE
from hsmc_scheduler.exchange.export_web.subject import Subject
from hsmc_scheduler.projections.concern import Concern
from hsmc_scheduler.projections.edition import edition
from hsmc_scheduler.projections.messages.words import counted, day_words

POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
"""What a browser may do with the page: show it."""


def page(plan: Plan, timetable: Timetable, today: date, concern: Concern | None = None) -> str:
    """The whole page as text; see `write_page`."""
    subject = Subject.of(plan, timetable, concern)
    title = f"{plan.title}: {subject.whose}" if subject.whose else plan.title
    return "\n".join(
        (
            "<!doctype html>",
            '<html lang="en-GB"><head><meta charset="utf-8">',
            f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            '<meta name="referrer" content="no-referrer"><meta name="color-scheme" content="light dark">',
            f"<title>{escape(title)}</title>",
            f"<style>{STYLE}{''.join(_colours(subject))}</style></head><body>",
            f"<header><h1>{escape(title)}</h1><p>{escape(_stamp(plan, timetable, today))}</p></header>",
            *_choices(subject),
            _legend(subject),
            "<main>",
            *grids(subject),
            f'<h2 class="list">{counted(len(subject.shown), "block")}, open one for its sessions</h2>',
            *agenda(subject),
            "</main></body></html>",
            "",
        )
    )


def _stamp(plan: Plan, timetable: Timetable, today: date) -> str:
    version = f"plan {fingerprint(plan)[:8]}, HSMC Scheduler {hsmc_scheduler.__version__}"
    return f"{edition(plan, timetable)} of {day_words(today)} · {version} · times are local, weeks start on Monday"


def _choices(subject: Subject) -> Iterator[str]:
    """Buttons that narrow the page to one cohort, by style alone."""
    if len(subject.cohorts) < 2:  # nothing to choose between
        return
    yield '<nav aria-label="Show the blocks of">'
    yield '<input type="radio" name="c" id="all" checked><label for="all">All</label>'
    for n, cohort in enumerate(subject.cohorts):
        name = escape(subject.names.cohort(cohort))
        yield f'<input type="radio" name="c" id="only{n}"><label for="only{n}">{name}</label>'
    yield "</nav>"


def _legend(subject: Subject) -> str:
    items = "".join(
        f'<li class="f{n}"><b>{escape(family.code)}</b> {escape(family.title)}</li>'
        for n, family in enumerate(subject.families)
    )
    return f'<ul class="legend">{items}</ul>'


def _colours(subject: Subject) -> Iterator[str]:
    for n, family in enumerate(subject.families):
        yield f".f{n}{{--f:#{family.colour.fill};--e:#{family.colour.edge}}}"
    yield "@media(prefers-color-scheme:dark){"
    for n, family in enumerate(subject.families):
        yield f".f{n}{{--f:#{family.colour.dark_fill};--e:#{family.colour.dark_edge}}}"
    yield "}@media print{"
    for n, family in enumerate(subject.families):
        yield f".f{n}{{--f:#{family.colour.fill};--e:#{family.colour.edge}}}"
    yield "}"
    for n in range(len(subject.cohorts)):
        yield f"body:has(#only{n}:checked) .b:not(.c{n}){{display:none}}"
        yield f"body:has(#only{n}:checked) .month:not(:has(.c{n})){{display:none}}"
