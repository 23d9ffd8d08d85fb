"""Where results go: a file, whole or not at all, or stdout in the width of the terminal."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

from claimcheck.errors import InputError

# Wider than this, lines of prose are hard to read.
WIDEST = 120
NARROWEST = 40


def width() -> int:
    """Columns to fill: those of the terminal, 80 where there is none."""
    return max(NARROWEST, min(shutil.get_terminal_size((80, 24)).columns, WIDEST))


def color() -> bool:
    """Whether stdout is a terminal that wants colour (https://no-color.org)."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def check_target(path: Path | None) -> None:
    """Refuse a target before the work begins. Raises ``InputError``."""
    if to_screen(path):
        return
    assert path is not None
    if path.is_dir():
        raise InputError("is a directory", where=str(path), way_out="Give -o the name of a file")
    if not path.parent.is_dir():
        raise InputError("no such folder", where=str(path.parent), way_out="Make it first, or write elsewhere")


def to_screen(path: Path | None) -> bool:
    """Whether ``-o`` was left out or is ``-``."""
    return path is None or str(path) == "-"


def put(text: str, path: Path | None) -> None:
    """Write ``text`` to ``path``, whole or not at all, or to stdout. Raises ``InputError``."""
    if text and not text.endswith("\n"):
        text += "\n"
    if path is not None and not to_screen(path):
        from claimcheck.reports.writing import write

        write(path, text)
        return
    # Bytes, so that a terminal in another encoding gets a mark in place of a sign it lacks, not a crash.
    encoding = sys.stdout.encoding or "utf-8"
    sys.stdout.write(text.encode(encoding, "replace").decode(encoding))
    sys.stdout.flush()
