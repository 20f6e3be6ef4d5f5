"""A plan on disk, and that plan open."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from hsmc_scheduler.app.plan_files import PlanFile
from hsmc_scheduler.storage.files import save
from tests.app.plan_files.plans import FIRST


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "plan.hsmc"
    save(FIRST, path, None)
    return path


@pytest.fixture
def file(path: Path) -> Iterator[PlanFile]:
    file = PlanFile.open(path)
    yield file
    file.close()
