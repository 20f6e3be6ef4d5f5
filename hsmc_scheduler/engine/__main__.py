"""The solver as a process of its own: `python -m hsmc_scheduler.engine`."""

from __future__ import annotations

from hsmc_scheduler.engine.child import main

if __name__ == "__main__":
    main()
