"""A list brought in: what each line became, the timetable, and what the rules say of it. Nothing is changed by it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from hsmc_scheduler.app.importing.last_year.founding import apart, found_plan, people
from hsmc_scheduler.app.importing.last_year.laying import Laid, lay
from hsmc_scheduler.app.importing.last_year.reading import grade, read_list
from hsmc_scheduler.app.importing.last_year.said import Line, Listed
from hsmc_scheduler.domain.calendar import monday_of
from hsmc_scheduler.domain.index import PlanIndex
from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.domain.problem import Problem, Severity
from hsmc_scheduler.domain.problems.wording import one_line
from hsmc_scheduler.domain.ruleset import RuleId
from hsmc_scheduler.domain.timetable import Placement, Timetable
from hsmc_scheduler.exchange.tables.table import Tables
from hsmc_scheduler.projections.checks import FindingRow, State, finding_rows
from hsmc_scheduler.projections.messages.words import counted, sentence_case, span_words
from hsmc_scheduler.projections.messages.words import listed as listed_words
from hsmc_scheduler.projections.names import Names
from hsmc_scheduler.rules.problems import problems_of
from hsmc_scheduler.rules.score import score_timetable

MOST_NAMES = 500
"""Of tutors, rooms or cohorts in one list."""
_UNDATED = (RuleId.TEACH_CONTACT_DAYS, "missing")


@dataclass(frozen=True, slots=True)
class Told:
    """A line as it is shown: where it stands, its text, the blocks and the dates understood, what to know.

    `grade`: good, caution, bad, or none where it says nothing.
    """

    number: int
    where: str
    text: str
    block: str
    dates: str
    remark: str
    grade: str

    @property
    def understood(self) -> str:
        """Block and dates together."""
        return f"{self.block}: {self.dates}" if self.block else ""


@dataclass(frozen=True, slots=True)
class Brought:
    """What comes of a list. `timetable` None: no block could be made, or the plan has `errors` and cannot be judged.

    `plan` remembers what the columns mean; a plan made of the list is all of it. `clashes`: what the rules found,
    broken requirements first. `undated` and `notes`: sentences.
    """

    listed: Listed
    plan: Plan | None
    timetable: Timetable | None
    lines: tuple[Told, ...]
    clashes: tuple[FindingRow, ...] = ()
    undated: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    errors: tuple[Problem, ...] = ()
    bare: int = 0
    """Deliveries with sessions that have no date: requirements broken as well, though no clashes."""

    @property
    def broken(self) -> tuple[FindingRow, ...]:
        """The requirements the timetable breaks."""
        return tuple(row for row in self.clashes if row.state is State.BROKEN)

    @property
    def counts(self) -> str:
        """Its clashes, and why Checks counts more; a sentence's end without its full stop."""
        broken, bare = len(self.broken), self.bare
        clashes = counted(broken, "clash", "clashes") if broken else "no clash"
        if not bare:
            return clashes
        waiting = f"{counted(bare, 'delivery', 'deliveries')} with sessions that have no date yet"
        return f"{clashes}, and {waiting}. Checks counts both: {counted(broken + bare, 'requirement')} broken"

    @property
    def summary(self) -> str:
        """It all in a sentence."""
        blocks = len({told.understood for told in self.lines if told.understood})
        parts = [f"{counted(len(self.lines), 'line')}: {counted(blocks, 'block')} understood"]
        asked = len(self.listed.questions)
        bad = sum(told.grade == "bad" for told in self.lines)
        parts += [f"{counted(asked, 'question')} to answer"] if asked else []
        parts += [f"{counted(bad, 'line')} left out"] if bad else []
        if self.timetable is not None:
            parts.append(f"{counted(len(self.broken), 'clash', 'clashes')} now" if self.broken else "no clash")
        return ", ".join(parts)


def bring(
    tables: Tables,
    plan: Plan,
    before: Timetable | None = None,
    meanings: Sequence[str] | None = None,
    answers: Mapping[str, int] | None = None,
) -> Brought:
    """Bring a list into a plan; deliveries that are not on it keep the blocks they have in `before`."""
    listed = read_list(tables, plan, meanings, answers)
    plan = _remembering(plan, listed)
    errors = tuple(p for p in problems_of(plan) if p.severity is Severity.ERROR)
    if errors or not listed.runs:
        return Brought(listed, plan, None, tuple(_told(line, {}, None) for line in listed.lines), notes=listed.notes,
                       errors=errors)  # fmt: skip
    laid = lay(plan, listed, before)
    index = PlanIndex(plan)
    words = _words(index, laid.where)
    lines = tuple(_told(line, words, laid) for line in listed.lines)
    kept = f"{counted(laid.kept, 'block')} of deliveries that are not on the list stay where they are."
    notes = (*listed.notes, kept) if laid.kept else listed.notes
    if not laid.where:
        return Brought(listed, plan, None, lines, undated=laid.undated, notes=notes)
    clashes, bare = _judged(index, laid.timetable)
    return Brought(listed, plan, laid.timetable, lines, clashes, laid.undated, notes, bare=bare)


def found(
    tables: Tables,
    title: str,
    meanings: Sequence[str] | None = None,
    answers: Mapping[str, int] | None = None,
) -> Brought:
    """A plan made of the list alone, with its timetable."""
    listed = read_list(tables, None, meanings, answers)
    if not listed.runs:
        return Brought(listed, None, None, tuple(_told(line, {}, None) for line in listed.lines), notes=listed.notes)
    if faults := tuple(_too_many(tables.name, listed)):
        lines = tuple(_told(line, {}, None) for line in listed.lines)
        return Brought(listed, None, None, lines, notes=listed.notes, errors=faults)
    plan, timetable = found_plan(listed, title)
    plan = _remembering(plan, listed)
    index = PlanIndex(plan)
    at = {(p.delivery, day): p for p in timetable.placements for day in p.days}
    of_module: dict[str, list[str]] = {}
    for delivery in plan.deliveries:
        of_module.setdefault(delivery.modules[0], []).append(delivery.id)
    where: dict[int, tuple[Placement, ...]] = {}
    for line in listed.lines:
        for run in line.runs:
            held = (at.get((d, day)) for d in of_module.get(run.codes[0], ()) for day in run.days)
            where[line.number] = (*where.get(line.number, ()), *(block for block in held if block))
    words = _words(index, where)
    lines = tuple(_told(_parted(line), words, None) for line in listed.lines)
    notes = (*listed.notes, *apart(listed))
    return Brought(listed, plan, timetable, lines, _judged(index, timetable)[0], (), notes)


def _too_many(name: str, listed: Listed) -> Iterator[Problem]:
    """Columns that hold something else than what they are taken for: a plan of it would take minutes to judge."""
    said = {
        "tutors": {tutor for run in listed.runs for tutor in people(run.tutors)},
        "rooms": {run.room for run in listed.runs},
        "cohorts": {run.cohort for run in listed.runs},
    }
    for what, names in said.items():
        if len(names) > MOST_NAMES:
            fault = f"the column of {what} holds {len(names):,} different names, more than {MOST_NAMES}"
            yield Problem(one_line(name), fault, "Say what the columns mean, or leave that one aside.")


def _parted(line: Line) -> Line:
    """The line, told where a weekend made several blocks of its days."""
    over = any(monday_of(run.days[0]) != monday_of(run.days[-1]) for run in line.runs)
    return replace(line, remarks=(*line.remarks, "Crosses a weekend, so it became several blocks")) if over else line


def _judged(index: PlanIndex, timetable: Timetable) -> tuple[tuple[FindingRow, ...], int]:
    """What every rule finds, but for sessions without dates: those are named for themselves, and counted here."""
    card = score_timetable(index.plan, timetable)
    lines = tuple(
        replace(line, violations=tuple(v for v in line.violations if (v.rule, v.what) != _UNDATED))
        for line in card.lines
    )
    dated = replace(card, lines=lines)
    return finding_rows(index, dated), len(card.broken) - len(dated.broken)


def _remembering(plan: Plan, listed: Listed) -> Plan:
    """The plan with what the columns mean, for the next list with these headings."""
    if listed.columns.free:
        return plan
    mapping = listed.columns.mapping
    others = tuple(m for m in plan.correspondence.mappings if m.headings != mapping.headings)
    return replace(plan, correspondence=replace(plan.correspondence, mappings=(*others, mapping)))


def _words(index: PlanIndex, where: Mapping[int, tuple[Placement, ...]]) -> dict[int, tuple[str, str]]:
    """The block and the dates of each line, in words."""
    found, names = {}, Names(index)
    for line, blocks in where.items():
        each = {b.key: b for b in blocks}.values()
        dates = listed_words([span_words(b.start, b.end) for b in each])
        found[line] = (listed_words([_block(index, names, b) for b in each]), dates)
    return found


def _block(index: PlanIndex, names: Names, block: Placement) -> str:
    return f"{names.taught_as(index.deliveries[block.delivery])}, block {block.block}"


def _told(line: Line, words: Mapping[int, tuple[str, str]], laid: Laid | None) -> Told:
    homeless = laid.homeless.get(line.number, ()) if laid else ()
    remarks = laid.remarks.get(line.number, ()) if laid else ()
    said = [f"{p.what} {p.mend}".strip() for p in line.problems]
    said += ["Waits for an answer"] if line.asked else []
    said += [*homeless, *remarks, *line.remarks]
    level = grade(line)
    if homeless:
        level = "bad" if line.number not in words else "caution"
    elif remarks and level == "good":
        level = "caution"
    remark = "; ".join(sentence_case(s.rstrip(".")) for s in said)
    return Told(line.number, line.where, line.text, *words.get(line.number, ("", "")), remark, level)
