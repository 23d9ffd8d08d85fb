"""Files written whole or not at all."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from claimcheck.errors import InputError


def write(path: Path, text: str) -> None:
    """Put ``text`` at ``path`` in one step, as UTF-8: a reader sees the old file or the new one.

    Raises ``InputError`` where the place cannot be written; nothing is then left behind.
    """
    try:
        if path.is_dir():
            raise IsADirectoryError(21, "it is a folder")
        # A device or a pipe cannot be replaced, only written to.
        if path.exists() and not path.is_file():
            path.write_text(text, encoding="utf-8", newline="\n")
            return
        _replace(path, text)
    except OSError as fault:
        raise InputError(
            f"cannot write the report: {(fault.strerror or str(fault)).lower()}",
            where=str(path),
            way_out="Name a file in a folder that exists and that you may write to.",
        ) from fault


def _replace(path: Path, text: str) -> None:
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:40]}.", suffix=".part")
    part = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
        # mkstemp gives 0600; a report is as readable as any file its owner makes.
        part.chmod(path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_umask())
        part.replace(path)
    except BaseException:
        part.unlink(missing_ok=True)
        raise


def _umask() -> int:
    current = os.umask(0o022)
    os.umask(current)
    return current
