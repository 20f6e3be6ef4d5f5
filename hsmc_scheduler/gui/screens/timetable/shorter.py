"""Sentences about blocks, short enough for a card beside one: by code, and the block itself as "this block"."""

from __future__ import annotations

import re
from collections.abc import Iterable

from hsmc_scheduler.gui.document import Facts
from hsmc_scheduler.gui.selection import Block
from hsmc_scheduler.projections.messages.words import sentence_case


def shorter(facts: Facts, own: Block, sentences: Iterable[str]) -> tuple[str, ...]:
    """The same sentences. What is called by its title in the plan is called by its code where that is unambiguous."""
    deliveries, names = facts.index.deliveries, facts.names
    codes = [(names.code(d), d.year) for d in deliveries.values()]
    itself = re.compile(rf"{re.escape(deliveries[own[0]].title)} block {own[1]}\b") if own[0] in deliveries else None
    pairs: list[tuple[str, str]] = []
    for delivery in sorted(deliveries.values(), key=lambda d: -len(d.title)):
        code = (names.code(delivery), delivery.year)
        called = code[0] if codes.count(code) == 1 else names.taught_as(delivery)
        pairs.append((f"{delivery.title} block", f"{called} block"))
    short = (itself.sub("this block", sentence) if itself else sentence for sentence in sentences)
    return tuple(sentence_case(_replaced(sentence, pairs)) for sentence in short)


def _replaced(sentence: str, pairs: list[tuple[str, str]]) -> str:
    for long, short in pairs:
        sentence = sentence.replace(long, short)
    return sentence
