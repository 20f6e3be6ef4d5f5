"""Sentences made shorter for narrow places: deliveries by their codes."""

from __future__ import annotations

from hsmc_scheduler.gui.document import Facts


def brief(facts: Facts, sentence: str) -> str:
    """The sentence with the codes of deliveries where their titles were."""
    for delivery in sorted(facts.index.deliveries.values(), key=lambda d: -len(d.title)):
        if delivery.title in sentence:
            sentence = sentence.replace(delivery.title, facts.names.code(delivery))
    return sentence
