"""The user's folder: adding and removing, whole or not at all."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from claimcheck.errors import DataError, TableError
from claimcheck.reference import Catalog, store
from claimcheck.reference import catalog as catalog_module
from claimcheck.reference.export import to_csv
from claimcheck.reference.trust import sha256_of

HEADER = "reporter,partner,flow,product,period,measure,value,unit\n"
ADDER = Path(__file__).parent / "adder.py"


def _table(path: Path, value: int, rows: int = 1) -> Path:
    lines = [f"DEU,CHN,export,TOTAL,{1900 + n // 12}-{n % 12 + 1:02d},level,{value},EUR\n" for n in range(rows)]
    path.write_text(HEADER + "".join(lines))
    return path


def _own() -> Catalog:
    return Catalog.load(embedded=False)


def test_add_and_remove(tmp_path: Path) -> None:
    """What is added is found, described and hashed; what is removed is gone."""
    path = _table(tmp_path / "German exports.csv", 7)
    added = store.add(
        path, about={"publisher": "Office", "licence": "CC0", "url": "https://example.org", "vintage": "2024"}
    )
    assert added.dataset.id == "german-exports"
    (dataset,) = _own().datasets
    assert (dataset.publisher, dataset.licence, dataset.vintage, dataset.rows) == ("Office", "CC0", "2024", 1)
    assert dataset.sha256 == sha256_of(path)
    assert _own().find(reporter="DEU")[0].value == 7
    store.remove("german-exports")
    assert _own().datasets == ()
    assert [file.name for file in (tmp_path / "user").iterdir() if file.suffix == ".csv"] == []


def test_add_twice_changes_nothing(tmp_path: Path) -> None:
    """The same table again is the same catalog."""
    path = _table(tmp_path / "t.csv", 7)
    assert not store.add(path).already
    before = (tmp_path / "user" / "datapackage.json").read_bytes()
    assert store.add(path).already
    assert (tmp_path / "user" / "datapackage.json").read_bytes() == before


def test_another_table_of_that_name_needs_a_word(tmp_path: Path) -> None:
    """A dataset is replaced only when asked."""
    store.add(_table(tmp_path / "t.csv", 7))
    with pytest.raises(DataError, match="--replace"):
        store.add(_table(tmp_path / "t.csv", 8))
    assert _own().find()[0].value == 7
    store.add(tmp_path / "t.csv", replace=True)
    assert _own().find()[0].value == 8


def test_bad_table_leaves_no_trace(tmp_path: Path) -> None:
    """A table with one fault is not added, and nothing of it stays."""
    path = tmp_path / "t.csv"
    path.write_text(HEADER + "DEU,CHN,export,TOTAL,2023,level,1,EUR\nDEU,CHN,export,TOTAL,2024,level,x,EUR\n")
    with pytest.raises(TableError):
        store.add(path)
    assert {file.name for file in (tmp_path / "user").iterdir()} <= {".lock"}


@pytest.mark.parametrize(("id", "words"), [("No Good", "lower case"), ("../up", "lower case"), ("", "t")])
def test_ids(tmp_path: Path, id: str, words: str) -> None:
    """An id is a plain name; none given comes from the file."""
    path = _table(tmp_path / "t.csv", 7)
    if id:
        with pytest.raises(DataError, match=words):
            store.add(path, id=id)
    else:
        assert store.add(path, id=None).dataset.id == words


def test_map_is_kept_with_the_dataset(tmp_path: Path) -> None:
    """A table of one's own layout is read by the same map ever after."""
    path = tmp_path / "t.csv"
    path.write_text("Land;Wert\nFrance;1,5\n")
    mapping = {
        "columns": {"Land": "reporter", "Wert": "value"},
        "set": {"partner": "WLD", "flow": "export", "product": "TOTAL", "period": "2023", "unit": "EUR"},
        "scale": 1000000,
    }
    store.add(path, mapping=mapping)
    (row,) = _own().find()
    assert (row.reporter, str(row.value), row.digits) == ("FRA", "1500000", 2)


def test_export_is_taken_back(tmp_path: Path) -> None:
    """What is exported can be added again and means the same."""
    sample = Path(__file__).parent / "samples" / "wits_summary.csv"
    catalog = Catalog.load(sample, embedded=False, user=False)
    path = tmp_path / "again.csv"
    path.write_text(to_csv(catalog.observations("wits_summary")))
    again = Catalog.load(path, embedded=False, user=False)

    def told(catalog: Catalog) -> list[tuple[object, ...]]:
        return [
            (row.reporter, row.partner, row.flow, row.period, row.value, row.unit, row.digits) for row in catalog.find()
        ]

    assert told(again) == told(catalog)


def test_metadata_are_a_data_package(tmp_path: Path) -> None:
    """The folder is a Data Package: names, paths, hashes and licences where the standard wants them."""
    store.add(_table(tmp_path / "t.csv", 7), about={"licence": "CC0-1.0"})
    package = json.loads((tmp_path / "user" / "datapackage.json").read_text())
    (resource,) = package["resources"]
    assert package["$schema"].startswith("https://datapackage.org/")
    assert resource["hash"] == f"sha256:{sha256_of(tmp_path / 'user' / resource['path'])}"
    assert resource["licenses"] == [{"name": "CC0-1.0"}]


@pytest.fixture
def adder() -> Iterator[subprocess.Popen[str]]:
    process = subprocess.Popen(
        [sys.executable, str(ADDER)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    yield process
    assert process.stdin is not None
    process.stdin.close()
    process.wait(timeout=60)
    process.stdout.close()


def _ask(process: subprocess.Popen[str], file: Path, seconds: float) -> str:
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(f"{file} mine {seconds}\n")
    return process.stdout.readline().strip()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork to kill at a known moment")
def test_killed_at_any_moment(tmp_path: Path, adder: subprocess.Popen[str]) -> None:
    """Killed at random moments of ``add``, the catalog is as before or as after; CLAIMCHECK_KILLS sets how often."""
    times = int(os.environ.get("CLAIMCHECK_KILLS", "25"))
    store.add(_table(tmp_path / "other.csv", 1, rows=300))
    files = [_table(tmp_path / f"t{value}.csv", value, rows=300) for value in (7, 8)]
    took = max(float(_ask(adder, file, -1).split()[1]) for file in (*files, *files))
    holds, chance, seen = 8, random.Random(7), {"killed": 0, "done": 0}
    for turn in range(times):
        value = 7 + turn % 2
        answer = _ask(adder, files[turn % 2], chance.uniform(0, took)).split()[0]
        seen[answer] += 1
        catalog = _own()
        assert [dataset.rows for dataset in catalog.datasets] == [300, 300]
        (found,) = {int(row.value) for row in catalog.find(dataset="mine")}
        assert found in ({value} if answer == "done" else {holds, value})
        assert len(catalog.find(dataset="other")) == 300
        catalog.close()
        holds = found
    assert seen["killed"] >= times // 3
    _ask(adder, files[0], -1)
    assert {int(row.value) for row in _own().find(dataset="mine")} == {7}


def test_two_adds_at_once(tmp_path: Path) -> None:
    """Two processes that add at the same time both succeed."""
    files = [_table(tmp_path / f"t{n}.csv", n, rows=50) for n in range(3)]
    code = "import sys; from pathlib import Path; from claimcheck.reference import store; store.add(Path(sys.argv[1]))"
    running = [subprocess.Popen([sys.executable, "-c", code, str(file)]) for file in files]
    assert [process.wait(timeout=120) for process in running] == [0, 0, 0]
    assert {dataset.id: dataset.rows for dataset in _own().datasets} == {"t0": 50, "t1": 50, "t2": 50}


def test_two_loads_at_once(tmp_path: Path) -> None:
    """Two processes that build one index at the same time both get right answers."""
    path = _table(tmp_path / "t.csv", 5, rows=400)
    code = (
        "import sys; from claimcheck.reference import Catalog;"
        "c = Catalog.load(sys.argv[1], embedded=False, user=False); assert len(c.find(reporter='DEU')) == 400"
    )
    running = [subprocess.Popen([sys.executable, "-c", code, str(path)]) for _ in range(3)]
    assert [process.wait(timeout=120) for process in running] == [0, 0, 0]


def test_large_table_is_checked_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A large table is indexed as it is added, and the first load only opens what is there."""
    monkeypatch.setattr(catalog_module, "LARGE", 1000)
    store.add(_table(tmp_path / "big.csv", 7, rows=200))

    def refuse(source: object) -> None:
        raise AssertionError(f"{source} was read again")

    monkeypatch.setattr(catalog_module, "_loaded", refuse)
    assert len(_own().find(reporter="DEU")) == 200
