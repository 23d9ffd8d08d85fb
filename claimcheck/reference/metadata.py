"""``datapackage.json`` (Data Package v2) -> what is known of each table in a folder.

A resource's own words stand where the standard puts them; what only trade data need stands in an object
``claimcheck`` beside them: publisher, vintage, grade, noise, names, reporters, definition, not_covered,
replaced_by, and for tables in another layout ``layout``, ``map`` and ``encoding``.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from pathlib import Path, PurePosixPath
from typing import Any

from claimcheck.errors import DataError
from claimcheck.records import Dataset

FILE = "datapackage.json"
SCHEMA = "https://datapackage.org/profiles/2.0/datapackage.json"
GRADES = ("primary", "compiled", "secondary")
_ID = re.compile(r"[a-z0-9][a-z0-9._-]*")


@dataclass(frozen=True, slots=True)
class Resource:
    """One table as its metadata describe it; nothing of the file has been read yet."""

    id: str
    path: Path
    dataset: Dataset
    sha256: str | None = None
    """What the metadata say the file's hash is."""
    size: int | None = None
    columns: Mapping[str, Any] = field(default_factory=dict, hash=False)
    """The map from the file's columns to ours, where the file is in a layout of its own."""
    lone: bool = False
    """Whether the table came without metadata."""


def read(folder: Path) -> tuple[Resource, ...]:
    """The resources of ``folder``. Raises ``DataError`` for metadata that cannot be trusted."""
    path = folder / FILE
    try:
        package = json.loads(path.read_text("utf-8"))
    except OSError as error:
        raise DataError(error.strerror or "cannot be read", where=str(path)) from error
    except ValueError as error:
        raise DataError(f"is not JSON ({error})", where=str(path), way_out="Mend or remove it") from error
    listed = package.get("resources") if isinstance(package, dict) else None
    if not isinstance(listed, list):
        raise DataError("names no resources", where=str(path), rule="a data package lists them under resources")
    resources = tuple(_resource(entry, number, path) for number, entry in enumerate(listed))
    ids = [resource.id for resource in resources]
    for twice in sorted({name for name in ids if ids.count(name) > 1}):
        raise DataError(f'two resources are named "{twice}"', where=str(path), rule="each name stands once")
    return resources


def _resource(entry: Any, number: int, file: Path) -> Resource:
    where = f"{file}, resource {number}"
    if not isinstance(entry, dict):
        raise DataError("is no object", where=where)
    name = entry.get("name")
    if not isinstance(name, str) or not _ID.fullmatch(name):
        raise DataError(f"name is {json.dumps(name)}", where=where, rule="expected lower case, digits, . _ -")
    where = f"{file}, {name}"
    own = entry.get("claimcheck") or {}
    if not isinstance(own, dict):
        raise DataError("claimcheck is no object", where=where)
    path = _path(entry.get("path"), file.parent, where)
    columns = own.get("map") or {}
    if not isinstance(columns, dict):
        raise DataError("map is no object", where=where)
    return Resource(name, path, dataset(name, entry, own, path, where), *_digest(entry, where), columns)


def dataset(name: str, entry: Mapping[str, Any], own: Mapping[str, Any], path: Path, where: str) -> Dataset:
    """The ``Dataset`` that a resource's metadata describe, without hash and rows."""
    grade = own.get("grade", "primary")
    if grade not in GRADES:
        raise DataError(f"grade is {json.dumps(grade)}", where=where, rule=f"expected one of {', '.join(GRADES)}")
    sources = entry.get("sources") or [{}]
    publisher = own.get("publisher") or sources[0].get("title") or "unknown"
    return Dataset(
        id=name,
        title=str(entry.get("title") or name),
        publisher=str(publisher),
        licence=_licence(entry.get("licenses") or entry.get("licence")),
        vintage=str(own.get("vintage") or entry.get("version") or ""),
        path=path,
        url=sources[0].get("path") or entry.get("homepage") or None,
        grade=grade,
        noise=_noise(own.get("noise") or {}, where),
        names=_texts(own.get("names"), "names", where),
        reporters=_texts(own.get("reporters"), "reporters", where),
        definition={str(key): _words(value) for key, value in (own.get("definition") or {}).items()},
        not_covered=tuple(_gap(gap, where) for gap in own.get("not_covered") or ()),
        replaced_by=_texts(own.get("replaced_by"), "replaced_by", where),
    )


def entry_of(hints: Mapping[str, Any]) -> dict[str, Any]:
    """The standard's own keys of a resource, from what a layout or a user says of it."""
    entry: dict[str, Any] = {}
    if hints.get("title"):
        entry["title"] = hints["title"]
    if hints.get("licence"):
        entry["licenses"] = [{"name": hints["licence"]}]
    if hints.get("url"):
        entry["sources"] = [{"title": hints.get("publisher") or hints.get("title") or "source", "path": hints["url"]}]
    return entry


def _path(given: Any, folder: Path, where: str) -> Path:
    """The file a resource names. A path that leaves its folder is refused, as the standard asks."""
    if isinstance(given, list) and len(given) == 1:
        given = given[0]
    if not isinstance(given, str) or not given:
        raise DataError("names no path", where=where)
    pure = PurePosixPath(given)
    if pure.is_absolute() or ".." in pure.parts or ":" in pure.parts[0]:
        raise DataError(f'path is "{given}"', where=where, rule="expected a path inside the folder")
    return folder / pure


def _digest(entry: Mapping[str, Any], where: str) -> tuple[str | None, int | None]:
    """Hash and size as the metadata state them; only SHA-256 is believed."""
    stated = entry.get("hash")
    size = entry.get("bytes")
    if stated is None:
        return None, size
    kind, _, value = str(stated).rpartition(":")
    if kind != "sha256" or not re.fullmatch(r"[0-9a-f]{64}", value):
        raise DataError(f'hash is "{stated}"', where=where, rule="expected sha256: and 64 hex digits")
    return value, size


def _licence(licences: Any) -> str:
    if isinstance(licences, str):
        return licences
    if isinstance(licences, list) and licences and isinstance(licences[0], dict):
        return str(licences[0].get("title") or licences[0].get("name") or licences[0].get("path") or "unknown")
    return "unknown"


def _noise(noise: Any, where: str) -> dict[str, Decimal]:
    if not isinstance(noise, Mapping):
        raise DataError("noise is no object", where=where)
    try:
        return {str(measure): Decimal(str(value)) for measure, value in noise.items()}
    except InvalidOperation as error:
        raise DataError("noise holds what is no number", where=where) from error


def _texts(values: Any, key: str, where: str) -> tuple[str, ...]:
    if values is None:
        return ()
    if isinstance(values, str) or not isinstance(values, Sequence):
        raise DataError(f"{key} is no list", where=where)
    return tuple(str(value) for value in values)


def _words(value: Any) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def _gap(gap: Any, where: str) -> str:
    """``PARTNER``, or ``PARTNER:FROM/TO`` when a gap has known ends."""
    if isinstance(gap, str):
        return gap
    if not isinstance(gap, Mapping) or "partner" not in gap:
        raise DataError("not_covered names no partner", where=where)
    start, end = str(gap.get("from") or ""), str(gap.get("to") or "")
    return f"{gap['partner']}:{start}/{end}" if start or end else str(gap["partner"])
