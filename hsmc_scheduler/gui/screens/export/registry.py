"""The panel of each thing that goes out or comes in; each is imported when it is first shown."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from importlib import import_module

from hsmc_scheduler.exchange.registry import EXCHANGES
from hsmc_scheduler.gui.screens.export.panel import Panel
from hsmc_scheduler.gui.workspace import Workspace


def _make(name: str, workspace: Workspace) -> Panel:
    panel: Panel = import_module(f"hsmc_scheduler.gui.screens.export.{name}").PANEL(workspace)
    return panel


PANELS: dict[str, Callable[[Workspace], Panel]] = {e.id: partial(_make, e.id) for e in EXCHANGES if e.has_panel}
