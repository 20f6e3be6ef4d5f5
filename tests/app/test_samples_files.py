"""The bundled sample files, held in step with the code that builds them.

After a change: `main.py sample NAME -o resources/samples/NAME.hsmc --replace` for each.
"""

from __future__ import annotations

import pytest

from hsmc_scheduler.app.bundled import resources
from hsmc_scheduler.app.samples import GENERATED, SAMPLES
from hsmc_scheduler.storage.document import Document
from hsmc_scheduler.storage.files import load
from hsmc_scheduler.storage.layout import encode

BUNDLED = [name for name in SAMPLES if name != GENERATED]


@pytest.mark.parametrize("name", BUNDLED)
def test_a_bundled_file_holds_what_the_code_builds(name: str) -> None:
    assert load(resources() / "samples" / f"{name}.hsmc") == Document(SAMPLES[name]())


@pytest.mark.parametrize("name", BUNDLED)
def test_a_bundled_file_is_written_as_today(name: str) -> None:
    assert (resources() / "samples" / f"{name}.hsmc").read_bytes() == encode(Document(SAMPLES[name]()))


def test_no_other_file_lies_among_the_samples() -> None:
    assert {p.name for p in (resources() / "samples").iterdir()} == {f"{name}.hsmc" for name in BUNDLED}
