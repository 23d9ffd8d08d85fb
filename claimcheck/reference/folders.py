"""Where reference data and their index live on this machine."""

from __future__ import annotations

import os
from pathlib import Path

import claimcheck

DATA = "CLAIMCHECK_DATA"
CACHE = "CLAIMCHECK_CACHE"


def embedded() -> Path | None:
    """The data that ship with claimcheck: inside a wheel, else at the top of a checkout."""
    package = Path(claimcheck.__file__).parent
    for folder in (package / "_data", package.parent / "data"):
        if (folder / "datapackage.json").is_file():
            return folder
    return None


def user() -> Path:
    """The user's own data folder, whether it exists or not: ``CLAIMCHECK_DATA``, else the system's place."""
    return _folder(DATA, "user_data_path")


def cache() -> Path:
    """Where look-up indexes are kept; safe to delete. ``CLAIMCHECK_CACHE``, else the system's place."""
    return _folder(CACHE, "user_cache_path")


def _folder(variable: str, place: str) -> Path:
    named = os.environ.get(variable)
    if named:
        return Path(named).expanduser()
    import platformdirs

    return Path(getattr(platformdirs, place)("claimcheck", appauthor=False))
