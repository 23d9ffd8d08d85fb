"""Content hashes of files, remembered as long as a file has not been touched."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import tempfile
from pathlib import Path

_NAME = "hashes.json"


def sha256_of(path: Path) -> str:
    """The SHA-256 of a file's bytes, in hex."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


class Hashes:
    """Hashes by path, believed while size, both times and the file's number are what they were.

    The record is a convenience: lost, broken or unwritable, files are only hashed again.
    """

    def __init__(self, cache: Path) -> None:
        self._path = cache / _NAME
        self._known: dict[str, list[int | str]] = self._read()
        self._changed = False

    def sha256(self, path: Path) -> str:
        """The SHA-256 of the file as it is now."""
        path = path.absolute()
        mark = _mark(path)
        known = self._known.get(str(path))
        if known and known[:-1] == mark:
            return str(known[-1])
        found = sha256_of(path)
        if _mark(path) == mark:  # nobody wrote while we read
            self._known[str(path)] = [*mark, found]
            self._changed = True
        return found

    def save(self) -> None:
        """Keep what was learnt, if it can be kept."""
        if not self._changed:
            return
        living = {path: entry for path, entry in self._known.items() if Path(path).exists()}
        with contextlib.suppress(OSError):
            write_whole(self._path, json.dumps(living, indent=0, sort_keys=True).encode())
        self._changed = False

    def _read(self) -> dict[str, list[int | str]]:
        try:
            found = json.loads(self._path.read_bytes())
        except (OSError, ValueError):
            return {}
        if not isinstance(found, dict):
            return {}
        return {path: entry for path, entry in found.items() if isinstance(entry, list) and len(entry) == 5}


def _mark(path: Path) -> list[int | str]:
    """Size, times of last write and last change, and number: what cannot stay the same when bytes change."""
    found = path.stat()
    return [found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino]


def write_whole(path: Path, data: bytes) -> None:
    """Write ``data`` to ``path`` whole or not at all: temporary file, fsync, rename, fsync of the folder."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".tmp")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).chmod(0o644)
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Make a rename in ``folder`` last, where the system can do so (Windows cannot open a folder)."""
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError:
        return
    try:
        os.fsync(handle)
    except OSError:
        return
    finally:
        os.close(handle)
