"""`main.py` with a line of JSON on standard error for all news of the search, in place of the words."""

from __future__ import annotations

import json
import sys

from hsmc_scheduler.__main__ import main
from hsmc_scheduler.app.cli import outcome
from hsmc_scheduler.engine.api import Progress


def told(news: Progress) -> str:
    print(json.dumps([news.objective, news.bound]), file=sys.stderr, flush=True)
    return ""


outcome.progress_words = told
sys.exit(main())
