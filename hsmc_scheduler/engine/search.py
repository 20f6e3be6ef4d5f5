"""One CP-SAT search: parameters, incumbents, and an answer that is read only where it may be."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from ortools.sat.python import cp_model

from hsmc_scheduler.engine.cancel import CancelToken
from hsmc_scheduler.engine.model import Literal, Model

SUBSOLVERS = (
    "core",
    "default_lp",
    "quick_restart",
    "max_lp",
    "no_lp",
    "reduced_costs",
    "lb_tree_search",
    "pseudo_costs",
)
"""In the order they earn a worker. Unsatisfiable cores raise the bound far faster here than the relaxation does."""


class Ending(StrEnum):
    """How one search ended."""

    OPTIMAL = "optimal"
    FEASIBLE = "feasible"
    INFEASIBLE = "infeasible"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Limits:
    """Seconds, workers and seed of one search. `repeatable`: one thread, and seconds are deterministic ones."""

    seconds: float
    workers: int
    seed: int
    repeatable: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """What a search found. `true` holds the indices of the true literals; None where there is no solution.

    `work`: how long it took in deterministic seconds.
    """

    ending: Ending
    true: frozenset[int] | None
    objective: int | None
    bound: int
    work: float = 0.0

    def holds(self, literal: Literal) -> bool:
        """Whether a literal is true in the solution."""
        return self.true is not None and literal.index in self.true


class _Incumbents(cp_model.CpSolverSolutionCallback):
    """Hands each better solution on."""

    def __init__(self, model: Model, tell: Callable[[Found], None]) -> None:
        super().__init__()
        self._model = model
        self._tell = tell

    def on_solution_callback(self) -> None:
        """Called by the solver, in a thread of its own."""
        true = frozenset(v.index for v in readable(self._model) if self.boolean_value(v))
        bound = round(self.best_objective_bound)
        self._tell(Found(Ending.FEASIBLE, true, round(self.objective_value), bound))


def readable(model: Model) -> list[Literal]:
    """The literals a timetable is read from."""
    starts = [literal for literals in model.literals.values() for literal in literals]
    return [*starts, *model.teaches.values(), *model.facilitates.values(), *model.runs.values()]


def search(
    model: Model,
    limits: Limits,
    cancel: CancelToken,
    *,
    tell: Callable[[Found], None] | None = None,
    tell_bound: Callable[[int], None] | None = None,
    presolve: bool = True,
) -> Found:
    """Search a model. `tell` hears of each better solution, `tell_bound` of each higher limit, in the solver's threads."""
    has_objective = bool(model.objective())
    solver = cp_model.CpSolver()
    if tell_bound is not None and has_objective:
        solver.best_bound_callback = lambda bound: tell_bound(round(bound))
    set_parameters(solver, limits, presolve=presolve, optimise=has_objective)
    callback = _Incumbents(model, tell) if tell is not None else None
    with cancel.stopping(solver.stop_search):
        status = solver.solve(model.cp, callback)
    work: float = solver.response_proto.deterministic_time
    if status in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        true = frozenset(v.index for v in readable(model) if solver.boolean_value(v))
        objective = round(solver.objective_value) if has_objective else 0
        bound = round(solver.best_objective_bound) if has_objective else 0
        ending = Ending.OPTIMAL if status == cp_model.OPTIMAL else Ending.FEASIBLE
        return Found(ending, true, objective, bound, work)
    if status == cp_model.MODEL_INVALID:
        raise RuntimeError(f"the model is not valid: {model.cp.validate().splitlines()[0]}")
    ending = Ending.INFEASIBLE if status == cp_model.INFEASIBLE else Ending.UNKNOWN
    bound = round(solver.best_objective_bound) if has_objective and ending is Ending.UNKNOWN else 0
    return Found(ending, None, None, bound, work)


def set_parameters(solver: cp_model.CpSolver, limits: Limits, *, presolve: bool, optimise: bool) -> None:
    """Everything this program ever asks of CP-SAT's parameters."""
    p = solver.parameters
    p.random_seed = limits.seed
    p.cp_model_presolve = presolve
    p.cp_model_probing_level = 0  # probing takes longer than the search it would help (ADR 32)
    p.num_workers = limits.workers
    p.catch_sigint_signal = False  # its handler aborts the process where the search is not in the main thread
    if limits.repeatable:
        p.interleave_search = True
        p.max_deterministic_time = limits.seconds
    else:
        p.max_time_in_seconds = limits.seconds
    if optimise:
        number = max(limits.workers, 2 if limits.repeatable else 1)
        if limits.workers > 2:
            number = limits.workers - 1  # the solver fills up with a search of neighbourhoods
        names: Sequence[str] = SUBSOLVERS[:number]
        p.subsolvers.extend(names)
