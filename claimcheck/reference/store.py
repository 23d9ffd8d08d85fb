"""The user's own folder: tables are added to it and removed from it whole, or not at all.

A table is written under a name that holds its hash, made lasting, and only then named in
``datapackage.json``, which is replaced in one step. Whatever stops the work, and whenever, the catalog is
as it was before or as it is after. A lock lets one writer in at a time.
"""

from __future__ import annotations

import contextlib
import json
import os
import re
import shutil
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from claimcheck.errors import DataError
from claimcheck.records import Dataset
from claimcheck.reference import folders, metadata
from claimcheck.reference.catalog import id_of, keep_index
from claimcheck.reference.load import Loaded, load, sidecar
from claimcheck.reference.trust import sha256_of, sync_folder, write_whole

_LOCK = ".lock"
_PATIENCE = 60
_GRACE = 600
_OURS = re.compile(r"\.adding-\d+-.+|\.datapackage\.json\..+\.tmp|.+\.[0-9a-f]{12}\.[a-z]+")
_ABOUT = ("publisher", "vintage", "grade", "names", "reporters", "definition", "noise", "not_covered", "replaced_by")


@dataclass(frozen=True, slots=True)
class Added:
    """What ``add`` understood of a table."""

    dataset: Dataset
    loaded: Loaded
    path: Path
    already: bool = False
    """Whether the very same table stood there before."""


def add(
    path: Path,
    *,
    id: str | None = None,
    mapping: Mapping[str, Any] | None = None,
    about: Mapping[str, Any] | None = None,
    replace: bool = False,
) -> Added:
    """Copy a table into the user's folder and describe it there.

    ``about`` holds what the file does not say itself: title, publisher, licence, url, vintage, grade.
    Raises ``DataError`` when another table has the id, and what ``load`` raises; nothing is then added.
    """
    name = id or id_of(path)
    if not re.fullmatch(r"[a-z0-9][a-z0-9._-]*", name):
        raise DataError(f'the id is "{name}"', rule="expected lower case letters, digits, . _ -")
    columns = mapping or sidecar(path)
    folder = folders.user()
    with _locked(folder):
        package = _package(folder)
        before = _entry(package, name)
        with _copied(path, folder, name) as copy:
            loaded = load(copy, name=path.name, mapping=columns)
            digest = sha256_of(copy)
            if before is not None and not replace and before.get("hash") != f"sha256:{digest}":
                way_out = f"Choose another with --id, or take its place with --replace (claimcheck data show {name})"
                raise DataError(f'another table is named "{name}"', where=str(folder), way_out=way_out)
            final = folder / f"{name}.{digest[:12]}{path.suffix.lower() or '.csv'}"
            told = {**loaded.hints, **(about or {})}
            entry = _described(final, digest, copy.stat().st_size, loaded, columns, told)
            dataset = metadata.dataset(name, entry, entry["claimcheck"], final, str(final))
            if before == entry and final.is_file() and sha256_of(final) == digest:
                return Added(dataset, loaded, final, already=True)
            copy.replace(final)
            sync_folder(folder)
        _write(folder, [one for one in package["resources"] if one is not before] + [entry], package)
        _sweep(folder)
    resource = next(resource for resource in metadata.read(folder) if resource.id == name)
    keep_index(resource, loaded)
    return Added(dataset, loaded, final)


def remove(id: str) -> Path:
    """Take a table out of the user's folder; where it stood. Raises ``DataError`` when it is not there."""
    folder = folders.user()
    if not (folder / metadata.FILE).is_file():
        raise DataError(f'no table of your own is named "{id}"', where=str(folder), way_out="See claimcheck data list")
    with _locked(folder):
        package = _package(folder)
        entry = _entry(package, id)
        if entry is None:
            own = ", ".join(sorted(one["name"] for one in package["resources"])) or "none"
            raise DataError(f'no table of your own is named "{id}"', where=str(folder), way_out=f"There are: {own}")
        _write(folder, [one for one in package["resources"] if one is not entry], package)
        path = folder / str(entry["path"])
        with contextlib.suppress(OSError):
            path.unlink()
        _sweep(folder)
    return path


# --- the folder -------------------------------------------------------------------------------------


@contextlib.contextmanager
def _locked(folder: Path) -> Iterator[None]:
    from filelock import FileLock, Timeout

    try:
        folder.mkdir(parents=True, exist_ok=True)
        with FileLock(folder / _LOCK, timeout=_PATIENCE):
            yield
    except Timeout as error:
        raise DataError(
            "is in use by another claimcheck", where=str(folder), way_out="Wait for it to finish"
        ) from error
    except PermissionError as error:
        raise DataError("cannot be written", where=str(folder), way_out=f"Set {folders.DATA}") from error


def _package(folder: Path) -> dict[str, Any]:
    """The metadata as they stand, checked; new ones for a new folder."""
    path = folder / metadata.FILE
    if not path.is_file():
        return {"$schema": metadata.SCHEMA, "name": "claimcheck-user-data", "resources": []}
    metadata.read(folder)
    package: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return package


def _entry(package: Mapping[str, Any], id: str) -> dict[str, Any] | None:
    return next((entry for entry in package["resources"] if entry["name"] == id), None)


def _write(folder: Path, resources: list[dict[str, Any]], package: Mapping[str, Any]) -> None:
    """Replace the metadata in one step: from here on the change stands."""
    ordered = sorted(resources, key=lambda entry: str(entry["name"]))
    text = json.dumps({**package, "resources": ordered}, ensure_ascii=False, indent=2) + "\n"
    write_whole(folder / metadata.FILE, text.encode())


@contextlib.contextmanager
def _copied(path: Path, folder: Path, name: str) -> Iterator[Path]:
    """A lasting copy of ``path`` in ``folder`` under a passing name; gone afterwards unless renamed."""
    copy = folder / f".adding-{os.getpid()}-{name}{path.suffix}"
    try:
        try:
            with path.open("rb") as source, copy.open("wb") as target:
                shutil.copyfileobj(source, target, 1 << 20)
                target.flush()
                os.fsync(target.fileno())
        except (FileNotFoundError, IsADirectoryError) as error:
            raise DataError("there is no such file", where=str(path)) from error
        yield copy
    finally:
        copy.unlink(missing_ok=True)


def _sweep(folder: Path) -> None:
    """Delete what a run that was stopped has left, and tables that are named no more.

    Only after a while: somebody may have read the metadata just before they changed.
    """
    now = time.time()
    named = {resource.path.name for resource in metadata.read(folder)}
    for path in folder.iterdir():
        if path.name in named or not _OURS.fullmatch(path.name):
            continue
        with contextlib.suppress(OSError):
            if now - path.stat().st_mtime > _GRACE:
                path.unlink()


def _described(
    path: Path,
    digest: str,
    size: int,
    loaded: Loaded,
    columns: Mapping[str, Any] | None,
    about: Mapping[str, Any],
) -> dict[str, Any]:
    """The resource that ``datapackage.json`` is to hold."""
    own: dict[str, Any] = {key: about[key] for key in _ABOUT if about.get(key)}
    own.setdefault("grade", "primary")
    own["layout"] = loaded.layout
    if columns:
        own["map"] = dict(columns)
    return {
        "name": path.name.removesuffix(f".{digest[:12]}{path.suffix}"),
        "path": path.name,
        "title": loaded.file,
        **metadata.entry_of(about),
        "bytes": size,
        "hash": f"sha256:{digest}",
        "claimcheck": own,
    }
