"""Everything there is to say about the plan and its timetable, in groups, each line with the place it is about."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from hsmc_scheduler.app.problems_with import in_words
from hsmc_scheduler.domain.problem import Problem, Severity
from hsmc_scheduler.domain.timetable import Timetable
from hsmc_scheduler.gui.document import PlanDocument
from hsmc_scheduler.gui.places import Place, place_of_problem, place_of_subject
from hsmc_scheduler.projections.checks import State, check_rows, refused_words
from hsmc_scheduler.projections.messages import sentence
from hsmc_scheduler.projections.messages.words import counted, listed
from hsmc_scheduler.projections.names import blocks_of
from hsmc_scheduler.projections.refusals import Refusal
from hsmc_scheduler.projections.reviews import Standing, block_reviews, review_counts, review_words
from hsmc_scheduler.rules.rule import Kind, Subject, Violation
from hsmc_scheduler.rules.score import ScoreCard, ScoreLine, score
from hsmc_scheduler.rules.situation import Situation

ROOMS_REFUSED = "Rooms refused"
GRADES = {State.BROKEN: "bad", State.NOTED: "caution", State.KEPT: "good"}


@dataclass(frozen=True, slots=True)
class Line:
    """One line. `grade`: good, caution or bad; `matters`: how much; `since`: against the timetable before.

    `blocks` are what to select when it is shown; `problem` is there where it can perhaps be mended at once.
    """

    text: str
    grade: str
    matters: str = ""
    since: str = ""
    place: Place | None = None
    blocks: tuple[tuple[str, int], ...] = ()
    problem: Problem | None = None
    lines: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """A heading and its lines. `counted`: the heading says how many there are."""

    title: str
    lines: tuple[Line, ...]
    counted: bool = True


def groups_of(document: PlanDocument) -> tuple[Group, ...]:
    """All groups that have something to say, the most pressing first."""
    facts, card = document.facts, document.facts.card
    errors = tuple(_of_problem(p) for p in facts.problems if p.severity is Severity.ERROR)
    doubts = tuple(_of_problem(p) for p in facts.problems if p.severity is not Severity.ERROR)
    impossible = tuple(_of_findings(document, Severity.ERROR))
    warnings = tuple(_of_findings(document, Severity.WARNING))
    found = [
        Group("To be put right before a timetable can be made", errors + impossible),
        Group("Worth a look in the plan", doubts + warnings),
    ]
    refused = tuple(_of_refusal(refusal) for refusal in facts.refusals)
    found[1:1] = [Group(ROOMS_REFUSED, refused)]
    if card is not None:
        rules = tuple(_of_rules(document, card))
        found[1:1] = [Group("Requirements that are broken", tuple(r for r in rules if r.grade == "bad"))]
        found += [
            Group("What could not be had everywhere", tuple(r for r in rules if r.grade == "caution")),
            Group("Kept everywhere", tuple(r for r in rules if r.grade == "good")),
        ]
    found.insert(len(found) - bool(card), _of_leads(document))
    return tuple(group for group in found if group.lines)


def _of_leads(document: PlanDocument) -> Group:
    """What module leads said; nothing before the first of them was heard."""
    plan, timetable, names = document.plan, document.timetable, document.facts.names
    if timetable is None or not plan.correspondence.reviews:
        return Group("", ())
    found, numbers = block_reviews(plan, timetable), blocks_of(timetable.placements)
    lines = []
    for placement in sorted(timetable.placements, key=lambda p: (p.start, p.key)):
        review = found[placement.key]
        delivery = document.facts.index.deliveries.get(placement.delivery)
        told = review.reviews if review.standing is Standing.AGAIN else review.comments
        place = place_of_subject(Subject(Kind.BLOCK, f"{placement.delivery}#{placement.block}"))
        for one in told if delivery else ():
            assert delivery is not None  # asked in the line above
            title = names.block(delivery, placement.block, numbers[placement.delivery])
            text = f"{title}: {review_words(placement, one)}"
            lines.append(Line(text, "caution", place=place, blocks=(placement.key,)))
    nothing = Line("No comment, and nothing has moved since it was checked.", "good")
    return Group(f"Checked by module leads: {review_counts(found)}", tuple(lines) or (nothing,), counted=False)


def summary(document: PlanDocument) -> tuple[str, str]:
    """A grade, and everything in one sentence."""
    card, refused = document.facts.card, refused_words(document.facts.refusals)
    errors = sum(p.severity is Severity.ERROR for p in document.facts.problems)
    errors += sum(f.severity is Severity.ERROR for f in document.findings)
    if errors:
        return "bad", f"{counted(errors, 'thing')} must be put right before a timetable can be made."
    if not document.plan.deliveries:
        return "", "Nothing is taught in this plan yet: add modules and their deliveries."
    if card is None:
        return "", "Nothing stands in the way of a timetable. Generate one to see how it keeps the rules."
    if card.broken:
        what = counted(len(card.broken), "requirement is broken", "requirements are broken")
        return "bad", " ".join(part for part in (f"{what} in this timetable.", refused) if part)
    if refused:
        return "bad", f"Nothing required is broken. {refused}"
    notes = sum(len(line.violations) for line in card.lines)
    noted = sum(bool(line.violations) for line in card.lines)
    if not notes:
        return "good", "Nothing required is broken, and every wish is kept."
    missed = f"{counted(notes, 'wish', 'wishes')} of {counted(noted, 'rule')}"
    return "good", f"Nothing required is broken. {missed} could not be kept."


def since_words(groups: tuple[Group, ...]) -> str:
    """How many rules came out better and worse since the last timetable; nothing where none did."""
    since = [line.since for group in groups for line in group.lines]
    numbers = [(sum(one.endswith(word) for one in since), word) for word in ("better", "worse")]
    found = [f"{counted(number, 'rule')} {word}" for number, word in numbers if number]
    return f"Since the last timetable: {listed(found)}." if found else ""


def _of_refusal(refusal: Refusal) -> Line:
    delivery, number = refusal.blocks[0]
    place = Place("timetable", "block", f"{delivery}#{number}")
    return Line(f"{refusal.sentence}.", "bad", place=place, blocks=refusal.blocks)


def _of_problem(problem: Problem) -> Line:
    grade = "bad" if problem.severity is Severity.ERROR else "caution"
    return Line(in_words(problem), grade, place=place_of_problem(problem), problem=problem)


def _of_findings(document: PlanDocument, severity: Severity) -> Iterator[Line]:
    for finding in document.findings:
        if finding.severity is severity:
            text = f"{finding.sentence}. {finding.mend}." if finding.mend else f"{finding.sentence}."
            place = place_of_subject(finding.subjects[0]) if finding.subjects else None
            yield Line(text, "bad" if severity is Severity.ERROR else "caution", place=place)


def _of_rules(document: PlanDocument, card: ScoreCard) -> Iterator[Line]:
    before = _card_before(document, document.earlier)
    lines = {line.setting.rule.title: line for line in card.lines}
    for row in check_rows(card):
        line = lines[row.title]
        breaches = tuple(_of_violation(document, line, v) for v in line.violations)
        text = f"{row.title}: {row.found}"
        place = Place("rules", "rule", line.setting.rule.id.value)
        yield Line(text, GRADES[row.state], row.importance, _since(line, before), place, lines=breaches)


def _of_violation(document: PlanDocument, line: ScoreLine, violation: Violation) -> Line:
    blocks = tuple(
        (delivery, int(number))
        for s in violation.subjects
        if s.kind is Kind.BLOCK
        for delivery, _, number in [s.id.rpartition("#")]
    )
    place = next((place_of_subject(s) for s in violation.subjects if not blocks or s.kind is Kind.BLOCK), None)
    grade = "bad" if line.setting.required else "caution"
    return Line(f"{sentence(document.facts.index, violation)}.", grade, place=place, blocks=blocks)


def _card_before(document: PlanDocument, earlier: Timetable | None) -> ScoreCard | None:
    return score(Situation(document.facts.index, earlier)) if earlier is not None else None


def _since(line: ScoreLine, before: ScoreCard | None) -> str:
    """What got better or worse since the timetable before, in the rule's unit."""
    was = before.line(line.setting.rule.id) if before else None
    if was is None or was.deviation == line.deviation:
        return ""
    by = abs(was.deviation - line.deviation)
    direction = "better" if line.deviation < was.deviation else "worse"
    return f"{counted(by, line.setting.rule.unit, line.setting.rule.units)} {direction}"
