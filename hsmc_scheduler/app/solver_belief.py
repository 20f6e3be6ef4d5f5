"""What is believed of what a solver says: nothing, before the rules have been asked."""

from __future__ import annotations

import time
from dataclasses import replace
from functools import cached_property

from hsmc_scheduler.app.solver_endings import Ended, Trouble, sentence
from hsmc_scheduler.domain.fingerprint import fingerprint
from hsmc_scheduler.domain.index import PlanIndex
from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.domain.timetable import Timetable
from hsmc_scheduler.engine.api import Options, Progress, Result, Status
from hsmc_scheduler.rules.score import ScoreCard, score
from hsmc_scheduler.rules.situation import Situation


class DisagreementError(Exception):
    """The solver and the rules differ: a defect, which is reported and never shown as a result."""


class Belief:
    """The best verified timetable of one solve, over as many tries as it takes, and the result made of it."""

    def __init__(self, plan: Plan, options: Options, earlier: Timetable | None = None) -> None:
        self.plan = plan
        self.fingerprint = fingerprint(plan)
        self._options = options
        self._earlier = earlier
        self._begun = time.monotonic()
        self._best: Timetable | None = None
        self._card: ScoreCard | None = None
        self._bound: int | None = None
        self._answer: Result | None = None

    @cached_property
    def _index(self) -> PlanIndex:
        return PlanIndex(self.plan)

    @property
    def seconds(self) -> float:
        """Since the beginning."""
        return time.monotonic() - self._begun

    @property
    def left(self) -> float:
        """Seconds of the time given that are left."""
        return self._options.time_limit - self.seconds

    def hear(self, news: Progress) -> Progress:
        """The news as far as they are believed: seconds from the beginning, a timetable only if it is the best yet.

        Raises:
            DisagreementError: They do not stand up to the rules.
        """
        better = news.timetable is not None and self._take(news.timetable, news.objective)
        self._limit(news.bound)
        cost = None if self._card is None else self._card.total
        return replace(
            news,
            seconds=self.seconds,
            objective=cost,
            bound=self._bound or 0,
            timetable=self._best if better else None,
        )

    def answer(self, result: Result) -> None:
        """Take the answer of a search that ended as it should.

        Raises:
            DisagreementError: It does not stand up to the rules.
        """
        if result.timetable is not None:
            self._take(result.timetable, result.objective)
        elif result.status in (Status.PROVEN, Status.WITHIN, Status.STOPPED):
            raise DisagreementError(f"the answer is {result.status}, and has no timetable")
        if result.status is Status.IMPOSSIBLE and self._best is not None:
            raise DisagreementError("it is said to be impossible, but a timetable was found")
        if result.bound is not None:
            self._limit(result.bound)
        self._answer = result

    def doubt(self) -> None:
        """The search broke down: only what the rules have verified is kept of it, none of its limits."""
        self._bound = None

    def end(self, trouble: Trouble | None = None, report: str = "") -> Ended:
        """The end: after trouble the best verified timetable is kept, and nothing else that was said."""
        answer = self._answer if trouble is None else None
        if self._best is None or self._card is None:
            reasons = ("Stopped before a timetable was found.",)
            status = Status.NOTHING_FOUND if trouble is None else Status.INVALID
            result = answer or Result(status, None, None, None, self.seconds, None, reasons)
        else:
            bound = self._bound if trouble is None else None
            result = Result(self._status(answer), self._best, self._card.total, bound, self.seconds, self._card)
        result = replace(result, seconds=self.seconds, seed=answer.seed if answer else self._options.seed)
        if trouble is not None:
            result = replace(result, reasons=(sentence(result, trouble),))
        return Ended(result, trouble, report)

    def _status(self, answer: Result | None) -> Status:
        if answer is None or self._card is None or self._bound is None:
            return Status.STOPPED
        gap = (self._card.total - self._bound) / max(1, self._card.total)
        if gap <= 0:
            return Status.PROVEN
        return Status.WITHIN if gap <= self._options.good_enough else Status.STOPPED

    def _take(self, timetable: Timetable, claimed: int | None) -> bool:
        """Verify a timetable and keep it if it is better than any before; whether it is."""
        card = self._card if timetable == self._best and self._card else self._judge(timetable)
        if card.total != claimed:
            raise DisagreementError(f"a timetable is said to cost {claimed}; the rules say {card.total}")
        if self._card is not None and card.total >= self._card.total:
            return False
        self._best, self._card = timetable, card
        return True

    def _judge(self, timetable: Timetable) -> ScoreCard:
        if timetable.plan_fingerprint != self.fingerprint:
            raise DisagreementError(f"a timetable answers plan {timetable.plan_fingerprint}, not {self.fingerprint}")
        try:
            card = score(Situation(self._index, timetable, self._earlier))
        except Exception as error:  # whatever a senseless timetable does to the rules
            raise DisagreementError(f"a timetable cannot be judged: {type(error).__name__}") from error
        if not card.sound:
            raise DisagreementError(
                f"a timetable breaks requirements: {', '.join(sorted({v.rule for v in card.broken}))}"
            )
        return card

    def _limit(self, bound: int) -> None:
        """Take a proven limit: no timetable costs less."""
        self._bound = bound if self._bound is None else max(self._bound, bound)
        if self._card is not None and self._card.total < self._bound:
            raise DisagreementError(f"it is said that nothing costs less than {bound}; one costs {self._card.total}")
