"""Where the files that come with the program are."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import hsmc_scheduler


@cache
def resources() -> Path:
    """The folder of the bundled files: inside the package where it was installed, beside it in a checkout.

    Raises:
        FileNotFoundError: the program was copied without them.
    """
    package = Path(hsmc_scheduler.__file__).parent
    for folder in (package / "resources", package.parent / "resources"):
        if folder.is_dir():
            return folder
    raise FileNotFoundError(f"the resources folder is missing beside or inside {package}")
