"""From pressing Generate to keeping or discarding what came of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import QObject

from hsmc_scheduler.app.generating import Extent, Generated, Job, Wanted, prepare
from hsmc_scheduler.app.problems_with import without_ids
from hsmc_scheduler.app.solver_belief import DisagreementError
from hsmc_scheduler.app.solver_endings import Ended
from hsmc_scheduler.domain.asked import asks_the_same
from hsmc_scheduler.domain.index import PlanIndex
from hsmc_scheduler.engine.api import Options, Progress, Status
from hsmc_scheduler.engine.told import Way
from hsmc_scheduler.gui.files.files import Decided
from hsmc_scheduler.gui.generating.explaining import Explaining
from hsmc_scheduler.gui.generating.impossible import ImpossiblePanel
from hsmc_scheduler.gui.generating.outcome import Outcome, OutcomePanel
from hsmc_scheduler.gui.generating.running import RunningPanel
from hsmc_scheduler.gui.main_window import MainWindow
from hsmc_scheduler.gui.places import Place
from hsmc_scheduler.gui.solving import Solving
from hsmc_scheduler.gui.widgets.question import Choice, ask
from hsmc_scheduler.gui.workspace import READ_ONLY, Workspace
from hsmc_scheduler.projections.comparison import compare
from hsmc_scheduler.rules.score import ScoreCard, score_timetable
from hsmc_scheduler.storage.document import Document, edited

BUSY = "The timetable is being made already"
UNDECIDED = "First keep or discard the timetable that was found"
TIME_LIMIT = 180.0
"""Seconds; Stop ends it earlier."""


class GenerateFlow(QObject):
    """Runs one search at a time, shows how it goes on the right, and its best so far in the planner."""

    def __init__(self, workspace: Workspace, window: MainWindow) -> None:
        super().__init__()
        self._workspace, self._window = workspace, window
        self.solving = Solving()
        self.running, self.outcome, self.impossible = (
            RunningPanel(),
            OutcomePanel(workspace),
            ImpossiblePanel(workspace),
        )
        self._explaining = Explaining()
        self._job: Job | None = None
        self._generated: Generated | None = None
        self._judging = False
        self._wider: Wanted | None = None
        """What is generated next, where what is being generated turns out to be impossible."""
        self.time_limit = TIME_LIMIT
        self._opening = workspace.document.openings
        workspace.document.changed.connect(self._changed)
        workspace.asked_to_generate.connect(self.start)
        self.running.stop_asked.connect(self.solving.stop)
        self.solving.progressed.connect(self._progressed)
        self.solving.ended.connect(self._ended)
        self.outcome.kept.connect(self._keep)
        self.outcome.discarded.connect(self._discard)
        self.impossible.closed.connect(self._discard)
        self.impossible.try_asked.connect(self._try)
        self._explaining.explained.connect(self.impossible.show_explanation)

    @property
    def working(self) -> bool:
        """Whether a search is running."""
        return self.solving.running

    @property
    def undecided(self) -> bool:
        """Whether a search is running, or something new that it found is neither kept nor discarded."""
        generated = self._generated
        fresh = generated is not None and generated.timetable != self._workspace.document.timetable
        return self._searching or fresh

    @property
    def _searching(self) -> bool:
        """Whether a search is running, or what it found is still being judged."""
        return self.working or self._judging

    def when_decided(self, then: Decided) -> None:
        """Go on at once where nothing found can be lost; otherwise ask what is to become of it.

        `then` is given what does away with it, to be called once nothing else has to be asked.
        """

        def keep() -> None:
            self._keep()
            then(_nothing)

        if self._searching:
            ask(
                self._window,
                "Stop making the timetable?",
                "What has been found so far would be given up. To keep it, press “Stop and keep the best” first.",
                Choice("Give it up", lambda: then(self.give_up)),
                Choice("Cancel", role="primary"),
            )
        elif self.undecided:
            ask(
                self._window,
                "Keep the new timetable?",
                "It is neither kept nor discarded yet.",
                Choice("Keep it", keep, "primary"),
                Choice("Discard it", lambda: then(self._discard)),
                Choice("Cancel"),
            )
        else:
            then(_nothing)

    def start(self, wanted: Wanted) -> None:
        """Begin, unless something has to be put right or decided first."""
        document = self._workspace.document
        if self._workspace.read_only:
            self._workspace.say(READ_ONLY)
            return
        if self.undecided:
            self._window.show_screen("timetable")
            self._workspace.say(BUSY if self._searching else UNDECIDED)
            return
        if errors := document.facts.errors:
            self._workspace.go(Place("checks"))
            self._workspace.say(f"First put this right: {without_ids(errors[0])}")
            return
        self._explaining.stop()
        self._wider = None
        if wanted.extent is Extent.LITTLE and not wanted.deliveries and document.facts.broken:
            self._wider = wanted  # first only what has to change: it is soon found, and nothing else moves
            wanted = replace(wanted, deliveries=frozenset(delivery for delivery, _ in document.facts.broken))
        self._begin(wanted)

    def _changed(self, _: object) -> None:
        """What was searched for is nobody's any more where another plan is open."""
        if self._workspace.document.openings != self._opening:
            self._opening = self._workspace.document.openings
            self.give_up()

    def _begin(self, wanted: Wanted) -> None:
        document = self._workspace.document
        self._generated = None
        self._job = prepare(document.plan, document.timetable, wanted)
        self.running.begin("Making the timetable")
        self._window.show_screen("timetable")
        self._window.show_side(self.running)
        self.solving.start(self._job.plan, Options(self.time_limit), self._job.earlier)

    def give_up(self) -> None:
        """End whatever runs, and forget what was found: it is about a plan that is shown no more."""
        self.solving.kill()
        self.running.end()
        self._leave()

    def close(self) -> None:
        """End whatever runs."""
        self.give_up()
        for panel in (self.running, self.outcome, self.impossible):  # one that is not shown is nobody's child
            panel.deleteLater()

    def _progressed(self, news: Progress) -> None:
        job = self._job
        if job is None:
            return
        if news.timetable is None:
            self.running.take(news, None)
            return
        timetable = news.timetable

        def judged(card: ScoreCard) -> None:
            if self._job is job and self.solving.running:
                self.running.take(news, card)
                self._workspace.show_preview(job.answering(timetable))

        self._workspace.worker.do(lambda: score_timetable(job.plan, timetable, job.earlier), judged)

    def _ended(self, ended: Ended) -> None:
        self.running.end()
        job, result = self._job, ended.result
        if job is None:
            return
        wider, self._wider = self._wider, None
        if result.status is Status.IMPOSSIBLE and wider is not None:
            self._begin(wider)
            return
        if result.timetable is None:
            self._workspace.show_preview(None)
            self._window.show_side(self.impossible)
            self.impossible.begin(ended, job.words)
            if result.status is Status.IMPOSSIBLE:
                self._explaining.start(job.plan if job.words else job.real)
            return
        document, before = self._workspace.document, self._workspace.document.timetable
        proven = document.proof if self._answers(job) else None
        now = datetime.now()  # noqa: DTZ005 - local, as it is shown

        def finish() -> Outcome:
            generated = job.finish(result, now)
            if generated is None:
                raise DisagreementError("there is no timetable")
            if before is not None and proven is not None and generated.timetable.placements == before.placements:
                known = generated.proof if generated.proof.says_more_than(proven) else proven
                generated = replace(generated, timetable=before, proof=known)
            compared = None if before is None else compare(PlanIndex(job.real), before, generated.timetable)
            return Outcome(ended, generated, compared)

        def show(outcome: Outcome) -> None:
            if self._job is job:
                self._judging = False
                self._generated = outcome.generated
                self._workspace.show_preview(outcome.generated.timetable)
                self.outcome.show_outcome(outcome, answers_plan=self._answers(job))
                at = self._window.focusWidget()
                followed = at is self.running or self.running.isAncestorOf(at)
                self._window.show_side(self.outcome)
                if followed:  # who stopped it with the keyboard decides with it
                    self.outcome.keep_button.setFocus()

        def withheld(error: Exception) -> None:
            if not isinstance(error, DisagreementError):
                raise error
            if self._job is not job:
                return
            self._judging = False
            self._workspace.show_preview(None)
            self._window.show_side(self.impossible)
            self.impossible.say_withheld(str(error))

        self._judging = True
        self._workspace.worker.do(finish, show, withheld)

    def _keep(self) -> None:
        generated, job, document = self._generated, self._job, self._workspace.document
        self._leave()
        if generated is not None and job is not None:
            found = Document(job.real, generated.timetable, generated.proof)
            document.solved("Generate timetable", edited(found, document.plan))

    def _answers(self, job: Job) -> bool:
        """Whether the plan asks what it asked when the search began."""
        return asks_the_same(job.real, self._workspace.document.plan)

    def _discard(self) -> None:
        self._leave()
        self._workspace.say("The timetable is as it was before")

    def _try(self, way: Way) -> None:
        """Make a change that was shown to help, as a step of its own, and generate again."""
        self._leave()
        self._workspace.edit(way.sentence, lambda _: way.plan_after)
        self.start(Wanted())

    def _leave(self) -> None:
        self._job = self._generated = None
        self._judging = False
        self._explaining.stop()
        self._workspace.show_preview(None)
        self._window.show_side(None)


def _nothing() -> None:
    """There is nothing to carry out."""
