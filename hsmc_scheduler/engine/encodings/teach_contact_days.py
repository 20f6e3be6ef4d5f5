"""Every session is taught once, in order, in one allowed split."""

from __future__ import annotations

from collections import defaultdict

from ortools.sat.python import cp_model

from hsmc_scheduler.domain.ruleset import RuleId
from hsmc_scheduler.engine.encodings.encoding import Encoding
from hsmc_scheduler.engine.model import Literal, Model


def post(model: Model) -> None:
    """A path through the delivery's days: one start a block, each block taking up where the one before left off.

    With z[n] choosing the number of blocks: sum over starts of block c = z[n]; starts of block c that end at day i
    equal in number the starts of block c+1 that begin at day i.
    """
    for d, course in model.courses.items():
        literals = model.literals[d]
        counts = course.block_counts
        chosen = {n: model.true if len(counts) == 1 else model.cp.new_bool_var("") for n in counts}
        model.cp.add_exactly_one(chosen.values() if counts else [model.zero])
        for position, start in enumerate(course.starts):
            if start.blocks not in chosen:
                model.cp.add(literals[position] == 0)
        for n in counts:
            for block in range(1, n + 1):
                weeks = model.by_week(d, course.of_block[n, block])
                model.cp.add_exactly_one([*weeks, chosen[n].negated()])
            for block in range(1, n):
                ends: dict[int, list[Literal]] = defaultdict(list)
                begins: dict[int, list[Literal]] = defaultdict(list)
                for p in course.of_block[n, block]:
                    ends[course.starts[p].first + course.starts[p].length].append(literals[p])
                for p in course.of_block[n, block + 1]:
                    begins[course.starts[p].first].append(literals[p])
                if len(set(ends) | set(begins)) > 1:
                    for state in sorted(set(ends) | set(begins)):
                        total = cp_model.LinearExpr.sum
                        model.cp.add(total(ends[state]) == total(begins[state]))


ENCODING = Encoding(RuleId.TEACH_CONTACT_DAYS, post=post)
