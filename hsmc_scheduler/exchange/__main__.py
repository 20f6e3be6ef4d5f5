"""The process that reads strangers' files: `python -m hsmc_scheduler.exchange`."""

from __future__ import annotations

from hsmc_scheduler.exchange.child import main

if __name__ == "__main__":
    main()
