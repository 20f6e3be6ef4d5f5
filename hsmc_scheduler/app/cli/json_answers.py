"""The stable form other programs read; every field is described in docs/json-output.md."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from hsmc_scheduler.app.changes import Change
from hsmc_scheduler.app.checking import Checked
from hsmc_scheduler.app.cli.console import plain
from hsmc_scheduler.app.explaining import Explained
from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.domain.problem import Problem
from hsmc_scheduler.domain.timetable import Placement, Timetable
from hsmc_scheduler.engine.api import Result, Status
from hsmc_scheduler.projections.verdicts import Verdict
from hsmc_scheduler.rules.score import ScoreCard

Answer = dict[str, object]


def result_answer(plan: Plan, result: Result) -> Answer:
    """How a solve ended."""
    return {
        "status": str(result.status),
        "objective": result.objective,
        "bound": result.bound,
        "gap": result.gap,
        "seconds": round(result.seconds, 3),
        "seed": result.seed,
        "plan": plan.title,
        "reasons": list(result.reasons),
        "rules": score_answer(result.score) if result.score else [],
        "placements": timetable_answer(result.timetable) if result.timetable else [],
        "run_choices": run_answer(result.timetable) if result.timetable else [],
    }


def invalid_answer(verb: str, problems: Iterable[Problem]) -> Answer:
    """Nothing was done, for what was given is at fault."""
    nothing: Answer = {"objective": None, "bound": None, "gap": None, "seconds": 0.0, "rules": [], "placements": []}
    reasons: Answer = {"status": str(Status.INVALID), "reasons": [plain(str(p)) for p in problems]}
    return reasons | nothing if verb == "solve" else reasons


def check_answer(plan: Plan, checked: Checked) -> Answer:
    """What is wrong with a plan and its timetable."""
    card = checked.card
    return {
        "plan": plan.title,
        "fine": checked.fine,
        "problems": [{"where": p.where, "what": p.what, "mend": p.mend} for p in checked.problems],
        "findings": [{"severity": str(f.severity), "what": f.sentence, "mend": f.mend} for f in checked.findings],
        "timetable": None
        if card is None
        else {
            "answers_plan": checked.answers_plan,
            "sound": card.sound,
            "objective": card.total,
            "rules": score_answer(card),
            "violations": [
                {"state": str(r.state), "rule": r.title, "what": r.sentence, "date": _date(r.first), "cost": r.cost}
                for r in checked.rows
            ],
        },
    }


def explain_answer(plan: Plan, explained: Explained) -> Answer:
    """Why no timetable is possible, and what would help."""
    found = explained.explanation
    conflicts = [found.conflict, *found.further] if found and found.conflict else []
    words = {True: "possible", False: "impossible", None: "unknown"}
    return {
        "status": words[explained.possible],
        "plan": plan.title,
        "complete": explained.possible is True or (found is not None and found.complete),
        "conflicts": [
            {"shown": c.shown, "members": [{"id": m.id, "sentence": m.sentence} for m in c.members]} for c in conflicts
        ],
        "changes": [{"sentence": c.sentence, "size": c.size} for c in (found.changes if found else ())],
    }


def verdict_answer(plan: Plan, placement: Placement, verdicts: Iterable[Verdict]) -> Answer:
    """Where one block could go."""
    return {
        "plan": plan.title,
        "block": f"{placement.delivery}#{placement.block}",
        "dates": [
            {
                "start": v.start.isoformat(),
                "end": v.end.isoformat(),
                "state": str(v.state),
                "change": v.change,
                "reasons": list(v.reasons),
                "current": v.current,
            }
            for v in verdicts
        ],
    }


def score_answer(card: ScoreCard) -> list[Answer]:
    """Every rule that is not off, with what it found."""
    return [
        {
            "rule": str(line.setting.rule.id),
            "title": line.setting.rule.title,
            "importance": str(line.setting.importance),
            "deviation": line.deviation,
            "unit": line.setting.rule.units,
            "weight": line.setting.weight,
            "cost": line.cost,
        }
        for line in card.lines
    ]


def timetable_answer(timetable: Timetable) -> list[Answer]:
    """Every block, earliest first."""
    ordered = sorted(timetable.placements, key=lambda p: (p.start, p.delivery, p.block))
    return [_placement(p) for p in ordered]


def run_answer(timetable: Timetable) -> list[Answer]:
    """Which of several runs of the same teaching each cohort attends."""
    return [{"cohort": c.cohort, "runs": c.runs, "delivery": c.delivery} for c in timetable.run_choices]


def change_answer(changes: Iterable[Change]) -> list[Answer]:
    """What moved, and why."""
    return [{"what": c.what, "why": list(c.why)} for c in changes]


def _date(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _placement(placement: Placement) -> Answer:
    sittings = sorted(placement.sittings, key=lambda s: s.day)
    present = [t for s in sittings for t in (*s.tutors, *(x.tutor for x in s.sets)) if t]
    return {
        "block": f"{placement.delivery}#{placement.block}",
        "delivery": placement.delivery,
        "number": placement.block,
        "dates": [day.isoformat() for day in placement.days],
        "room": next((s.room for s in sittings if s.room), None),
        "tutors": list(dict.fromkeys(present)),
        "sittings": [
            {
                "session": s.session,
                "date": s.day.isoformat(),
                "room": s.room,
                "tutors": list(s.tutors),
                "sets": [{"set": x.learning_set, "tutor": x.tutor, "room": x.room} for x in s.sets],
            }
            for s in sittings
        ],
    }
