"""All reference data in reach, as one thing to ask.

    catalog = Catalog.load("my-data/")
    catalog.find(reporter="PRK", partner="CHN", flow="trade", period="2023")

Files are read and checked when they are new or have changed; otherwise the index that was built then
answers, and nothing heavy is loaded.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import re
import sqlite3
import tempfile
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from claimcheck._version import __version__
from claimcheck.errors import DataError
from claimcheck.records import Dataset, Observation
from claimcheck.reference import folders, index, metadata
from claimcheck.reference.metadata import Resource
from claimcheck.reference.trust import Hashes

if TYPE_CHECKING:
    import pandas as pd

    from claimcheck.reference.load import Loaded

LARGE = 8_000_000
"""Bytes from which a table has an index of its own, so that a small change elsewhere does not rebuild it."""
SUFFIXES = (".csv", ".tsv", ".txt", ".json", ".parquet", ".dat")
_REMEMBERED = 4096
_LONG = 90 * 24 * 3600


@dataclass(frozen=True, slots=True)
class Source:
    """A table and the hash of its bytes."""

    resource: Resource
    sha256: str

    @property
    def state(self) -> str:
        """What the index depends on, as text."""
        columns = json.dumps(dict(self.resource.columns), sort_keys=True)
        return json.dumps([self.resource.id, self.sha256, self.resource.path.name, columns])


class Catalog:
    """Datasets and their observations. Made by ``Catalog.load``; does not change afterwards."""

    def __init__(self, datasets: Iterable[Dataset], indexes: Iterable[index.Index]) -> None:
        self._indexes = tuple(indexes)
        self._by_id = {dataset.id: dataset for dataset in datasets}
        self._remembered: dict[tuple[str | None, ...], tuple[Observation, ...]] = {}
        self._arguments: tuple[tuple[str, ...], bool, bool] = ((), True, True)

    @classmethod
    def load(cls, *paths: str | Path, embedded: bool = True, user: bool = True) -> Catalog:
        """What ships with claimcheck, the user's own folder, and ``paths`` (files or folders), in that order.

        A later dataset takes the place of an earlier one of the same id. Raises ``DataError`` for a path
        or metadata that cannot be used, ``TableError`` with every fault of a table.
        """
        hashes = Hashes(folders.cache())
        found: dict[str, Resource] = {}
        for resource in _resources(paths, embedded, user):
            found[resource.id] = resource
        sources = [verified(found[id], hashes) for id in sorted(found)]
        indexes = [_index(group, hashes) for group in _groups(sources)]
        hashes.save()
        rows = {id: count for one in indexes for id, count in one.rows.items()}
        about = {id: told for one in indexes for id, told in one.about.items()}
        datasets = [
            replace(_described(source.resource, about), sha256=source.sha256, rows=rows[source.resource.id])
            for source in sources
        ]
        catalog = cls(datasets, indexes)
        catalog._arguments = (tuple(map(str, paths)), embedded, user)
        return catalog

    @property
    def datasets(self) -> tuple[Dataset, ...]:
        """Every dataset, by id."""
        return tuple(self._by_id.values())

    def dataset(self, id: str) -> Dataset:
        """The dataset of that id. Raises ``DataError`` naming the nearest ids when there is none."""
        try:
            return self._by_id[id]
        except KeyError:
            from difflib import get_close_matches

            near = get_close_matches(id, self._by_id, n=3) or sorted(self._by_id)[:5]
            raise DataError(
                f'no dataset is named "{id}"',
                way_out=f"There is {', '.join(near)}" if near else "The catalog is empty",
            ) from None

    def find(
        self,
        reporter: str | None = None,
        partner: str | None = None,
        flow: str | None = None,
        product: str | None = None,
        period: str | None = None,
        measure: str | None = None,
        dataset: str | None = None,
        unit: str | None = None,
    ) -> list[Observation]:
        """The observations that agree with everything given, by dataset id and line; ``None`` is any."""
        key = (reporter, partner, flow, product, period, measure, dataset, unit)
        known = self._remembered.get(key)
        if known is None:
            known = self._look_up(key)
            if len(self._remembered) >= _REMEMBERED:
                self._remembered.clear()
            if len(known) <= _REMEMBERED:
                self._remembered[key] = known
        return list(known)

    def _look_up(self, key: tuple[str | None, ...]) -> tuple[Observation, ...]:
        wanted = dict(zip(_KEYS, key, strict=True))
        parts = [found for one in self._indexes if (found := one.find(wanted))]
        if len(parts) <= 1:
            return tuple(parts[0]) if parts else ()
        return tuple(sorted((row for part in parts for row in part), key=lambda row: (row.dataset, row.line)))

    def observations(self, id: str) -> Iterator[Observation]:
        """Every observation of one dataset, by line. Raises ``DataError`` when there is no such dataset."""
        return self._holding(id).dataset(id)

    def distinct(self, id: str, column: str) -> list[str]:
        """The different reporters, partners, flows, products, periods, measures or units of one dataset."""
        return self._holding(id).distinct(id, column)

    def about(self, id: str) -> Mapping[str, Any]:
        """How one dataset was read: ``layout``, ``notes`` and ``warnings``."""
        return self._holding(id).about[id]

    def frame(self) -> pd.DataFrame:
        """Every observation as a row; ``value`` holds ``Decimal``."""
        import pandas as pd

        columns = list(Observation.__dataclass_fields__)
        rows = [
            tuple(getattr(row, column) for column in columns) for id in self._by_id for row in self.observations(id)
        ]
        return pd.DataFrame(rows, columns=columns, dtype=object)

    def close(self) -> None:
        """Let go of the index files."""
        for one in self._indexes:
            one.close()

    def __len__(self) -> int:
        return sum(dataset.rows for dataset in self.datasets)

    def __repr__(self) -> str:
        return f"<Catalog: {len(self._by_id)} datasets, {len(self)} observations>"

    def __reduce__(self) -> tuple[Any, ...]:
        # A connection cannot travel to another process; the same files can be opened there.
        return _again, self._arguments

    def _holding(self, id: str) -> index.Index:
        wanted = self.dataset(id).id
        return next(one for one in self._indexes if wanted in one.rows)


_KEYS = ("reporter", "partner", "flow", "product", "period", "measure", "dataset", "unit")


def _again(paths: Sequence[str], embedded: bool, user: bool) -> Catalog:
    return Catalog.load(*paths, embedded=embedded, user=user)


# --- what there is ----------------------------------------------------------------------------------


def _resources(paths: Iterable[str | Path], embedded: bool, user: bool) -> Iterator[Resource]:
    shipped = folders.embedded() if embedded else None
    if shipped:
        yield from metadata.read(shipped)
    own = folders.user()
    if user and (own / metadata.FILE).is_file():
        yield from metadata.read(own)
    for path in paths:
        yield from given(Path(path).expanduser())


def given(path: Path) -> Iterator[Resource]:
    """The tables of a path that somebody named: a folder, its ``datapackage.json``, or one file."""
    if path.is_dir():
        if (path / metadata.FILE).is_file():
            yield from metadata.read(path)
            return
        files = sorted(file for file in path.iterdir() if file.suffix.lower() in SUFFIXES and file.is_file())
        if not files:
            raise DataError("holds no tables", where=str(path), rule=f"expected {metadata.FILE} or CSV files")
        yield from map(alone, files)
    elif path.is_file():
        yield from metadata.read(path.parent) if path.name == metadata.FILE else (alone(path),)
    else:
        raise DataError("there is no such file or folder", where=str(path))


def alone(path: Path) -> Resource:
    """A table without metadata: its id from its name, its publisher unknown."""
    entry = {"title": path.stem, "path": path.name}
    return Resource(id_of(path), path, metadata.dataset(id_of(path), entry, {}, path, str(path)), lone=True)


def _described(resource: Resource, about: Mapping[str, Mapping[str, Any]]) -> Dataset:
    """The dataset of a resource; a table without metadata is described by what its layout says of it."""
    hints = about[resource.id].get("hints")
    if not hints or not resource.lone:
        return resource.dataset
    return metadata.dataset(resource.id, metadata.entry_of(hints), hints, resource.path, str(resource.path))


def id_of(path: Path) -> str:
    """The dataset id that a file name makes: ``My Data (2023).csv`` is ``my-data-2023``."""
    words = re.findall(r"[a-z0-9._]+", path.stem.casefold())
    return "-".join(words).strip("._-") or "table"


def verified(resource: Resource, hashes: Hashes) -> Source:
    """The resource with the hash of its bytes. Raises ``DataError`` when the metadata promise others."""
    where = str(resource.path)
    try:
        found = hashes.sha256(resource.path)
        size = resource.path.stat().st_size
    except OSError as error:
        raise DataError(error.strerror or "cannot be read", where=where) from error
    again = "Restore the file, or add it anew: claimcheck data add"
    if resource.size is not None and resource.size != size:
        raise DataError(f"has {size} bytes", where=where, rule=f"{metadata.FILE} says {resource.size}", way_out=again)
    if resource.sha256 is not None and resource.sha256 != found:
        rule = f"{metadata.FILE} says {resource.sha256[:12]}..."
        raise DataError(f"its hash is {found[:12]}...", where=where, rule=rule, way_out=again)
    return Source(resource, found)


# --- the index --------------------------------------------------------------------------------------


def _groups(sources: Iterable[Source]) -> list[list[Source]]:
    """Small tables together, each large one by itself."""
    small: list[Source] = []
    large: list[list[Source]] = []
    for source in sources:
        if source.resource.path.stat().st_size >= LARGE:
            large.append([source])
        else:
            small.append(source)
    return [group for group in (small, *large) if group]


def _index(group: Sequence[Source], hashes: Hashes) -> index.Index:
    """The index of ``group``: the one in the cache if it is whole, else a new one."""
    cache, key = folders.cache(), _key(group)
    return _cached(cache, key, hashes) or _built(cache, key, group, hashes)


def _key(group: Sequence[Source]) -> str:
    """A name for a group and, after the dash, for its state: the bytes and maps of its tables, and this program."""
    state = "\n".join([__version__, str(index.VERSION), *(source.state for source in group)])
    places = "\n".join(f"{source.resource.id} {source.resource.path.parent.absolute()}" for source in group)
    return f"{_digest(places)[:12]}-{_digest(state)[:24]}"


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _cached(cache: Path, key: str, hashes: Hashes) -> index.Index | None:
    for path in sorted(cache.glob(f"{key}.*.sqlite")):
        with contextlib.suppress(OSError, sqlite3.Error, ValueError):
            if hashes.sha256(path).startswith(path.suffixes[-2][1:]):
                return index.open_file(path)
    return None


def _built(cache: Path, key: str, group: Sequence[Source], hashes: Hashes) -> index.Index:
    return _kept(cache, key, [(source.resource.id, _loaded(source)) for source in group], hashes)


def keep_index(resource: Resource, loaded: Loaded) -> None:
    """Build the index of a large table that has just been checked, so that it need not be checked again."""
    if resource.path.stat().st_size < LARGE:
        return
    hashes = Hashes(folders.cache())
    _kept(folders.cache(), _key([verified(resource, hashes)]), [(resource.id, loaded)], hashes).close()
    hashes.save()


def _kept(cache: Path, key: str, tables: list[tuple[str, Loaded]], hashes: Hashes) -> index.Index:
    """A new index of checked tables, in the cache if it can be written."""
    from claimcheck.reference import indexing

    try:
        cache.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=cache, prefix=".build-") as folder:
            made = Path(folder) / "index.sqlite"
            indexing.build(made, tables)
            path = cache / f"{key}.{hashes.sha256(made)[:16]}.sqlite"
            os.replace(made, path)  # noqa: PTH105 - Path.replace reads less clearly here
        hashes.sha256(path)
        _prune(cache, path)
        return index.open_file(path)
    except (OSError, sqlite3.Error):
        return indexing.in_memory(tables)  # a cache that cannot be written costs time, never an answer


def _prune(cache: Path, new: Path) -> None:
    """Delete the indexes that ``new`` replaces, and those that nobody has renewed for long."""
    group = new.name.partition("-")[0]
    limit = time.time() - _LONG
    for path in cache.glob("*.sqlite"):
        with contextlib.suppress(OSError):  # another process may be at it, or still read it (Windows)
            if path != new and (path.name.startswith(f"{group}-") or path.stat().st_mtime < limit):
                path.unlink()


def _loaded(source: Source) -> Loaded:
    from claimcheck.reference.load import load

    resource = source.resource
    return load(resource.path, mapping=resource.columns or None)
