"""The catalog: what it finds, when it reads, and what it survives."""

from __future__ import annotations

import json
import pickle
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import pytest

from claimcheck.errors import DataError, TableError
from claimcheck.reference import Catalog
from claimcheck.reference.trust import sha256_of

ROWS = """\
reporter,partner,flow,product,period,measure,value,unit,digits,status,basis,published,source_url,note
PRK,WLD,trade,TOTAL,2023,level,2769120000,USD,6,,,2024-07-18,https://example.org/k,
PRK,CHN,trade,TOTAL,2023,level,2721100000,USD,6,estimate,,2024-07-18,https://example.org/k,a note
PRK,CHN,trade,TOTAL,2023,share,98.3,percent,,,,2024-07-18,https://example.org/k,
PRK,CHN,trade,TOTAL,2023,growth,77.6,percent,,,USD,2024-07-18,https://example.org/k,
"""


def _load(*paths: Path) -> Catalog:
    return Catalog.load(*paths, embedded=False, user=False)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "mine"
    folder.mkdir()
    (folder / "k.csv").write_text(ROWS)
    package = {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "mine",
        "resources": [
            {
                "name": "kotra-test",
                "path": "k.csv",
                "title": "Trade of North Korea",
                "licenses": [{"name": "CC-BY-4.0"}],
                "sources": [{"title": "Agency", "path": "https://example.org/k"}],
                "hash": f"sha256:{sha256_of(folder / 'k.csv')}",
                "bytes": (folder / "k.csv").stat().st_size,
                "claimcheck": {
                    "publisher": "Agency",
                    "vintage": "2024-07-18",
                    "grade": "primary",
                    "noise": {"share": 2},
                    "names": ["the agency"],
                    "reporters": ["PRK"],
                    "definition": {"basis": "customs"},
                    "not_covered": [{"partner": "RUS", "from": "2020", "why": "publishes nothing"}, "KOR"],
                },
            }
        ],
    }
    (folder / "datapackage.json").write_text(json.dumps(package))
    return folder


def test_find(folder: Path) -> None:
    """Any subset of the cells is a question, and an answer keeps its line."""
    catalog = _load(folder)
    (total,) = catalog.find(reporter="PRK", partner="WLD", period="2023")
    assert (total.dataset, total.line, total.value, total.digits) == ("kotra-test", 2, Decimal("2769120000"), 6)
    assert [row.measure for row in catalog.find(partner="CHN")] == ["level", "share", "growth"]
    assert catalog.find(partner="CHN", measure="share")[0].value == Decimal("98.3")
    assert catalog.find(partner="CHN", measure="share")[0].digits == 3
    assert catalog.find(reporter="KOR") == []
    assert catalog.find(dataset="nothing") == []
    (level,) = catalog.find(measure="level", partner="CHN", unit="USD", dataset="kotra-test")
    assert (level.status, level.basis, level.note, level.published) == ("estimate", None, "a note", "2024-07-18")


def test_metadata(folder: Path) -> None:
    """A dataset says who counted what, and its hash and rows are those of the file."""
    dataset = _load(folder).dataset("kotra-test")
    assert dataset.rows == 4
    assert dataset.sha256 == sha256_of(folder / "k.csv")
    assert dataset.licence == "CC-BY-4.0"
    assert dataset.not_covered == ("RUS:2020/", "KOR")
    assert dataset.noise == {"share": Decimal(2)}
    assert dataset.url == "https://example.org/k"


def test_unknown_dataset(folder: Path) -> None:
    """A dataset that is not there is named, with the nearest that is."""
    with pytest.raises(DataError, match="kotra-test"):
        _load(folder).dataset("kotra_tset")


def test_file_of_its_own(tmp_path: Path) -> None:
    """A table without metadata has its id from its name and an unknown publisher."""
    path = tmp_path / "My Table (2).csv"
    path.write_text(ROWS)
    (dataset,) = _load(path).datasets
    assert (dataset.id, dataset.publisher, dataset.licence) == ("my-table-2", "unknown", "unknown")


def test_later_path_wins(folder: Path, tmp_path: Path) -> None:
    """Of two datasets of one id the one given later is taken, whole."""
    other = tmp_path / "kotra-test.csv"
    other.write_text(ROWS.replace("98.3", "97.5"))
    catalog = _load(folder, other)
    assert len(catalog.datasets) == 1
    assert catalog.find(measure="share")[0].value == Decimal("97.5")


def test_changed_file_is_read_anew(tmp_path: Path) -> None:
    """An index answers only for the bytes it was built from."""
    path = tmp_path / "t.csv"
    path.write_text(ROWS)
    assert _load(path).find(measure="share")[0].value == Decimal("98.3")
    path.write_text(ROWS.replace("98.3", "97.5"))
    assert _load(path).find(measure="share")[0].value == Decimal("97.5")


def test_promised_hash_must_hold(folder: Path) -> None:
    """A file that is not the one its metadata promise is refused."""
    (folder / "k.csv").write_text(ROWS.replace("98.3", "98.4"))
    with pytest.raises(DataError, match="hash"):
        _load(folder)


def test_bad_table_names_its_line(tmp_path: Path) -> None:
    """A table with a fault is refused whole."""
    path = tmp_path / "t.csv"
    path.write_text(ROWS.replace("98.3", "980.3"))
    with pytest.raises(TableError, match=r"t\.csv, line 4: value"):
        _load(path)


def test_broken_index_is_built_again(tmp_path: Path) -> None:
    """A damaged index costs a rebuild and no answer."""
    path = tmp_path / "t.csv"
    path.write_text(ROWS)
    first = _load(path)
    (file,) = (tmp_path / "cache").glob("*.sqlite")
    data = bytearray(file.read_bytes())
    data[len(data) // 2 :] = b"x" * (len(data) - len(data) // 2)
    first.close()
    file.write_bytes(data)
    assert _load(path).find(measure="share")[0].value == Decimal("98.3")


def test_cache_that_cannot_be_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a cache the catalog answers all the same."""
    blocked = tmp_path / "blocked"
    blocked.write_text("a file where the folder should be")
    monkeypatch.setenv("CLAIMCHECK_CACHE", str(blocked))
    path = tmp_path / "t.csv"
    path.write_text(ROWS)
    assert len(_load(path)) == 4


def test_second_load_needs_no_pandas(tmp_path: Path) -> None:
    """An unchanged catalog is answered from its index alone."""
    path = tmp_path / "t.csv"
    path.write_text(ROWS)
    _load(path)
    code = (
        "import sys; from claimcheck.reference import Catalog;"
        f"c = Catalog.load({str(path)!r}, embedded=False, user=False);"
        "assert c.find(partner='CHN') and not {'pandas', 'pandera', 'numpy'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True, timeout=60)


def test_travels_to_another_process(folder: Path) -> None:
    """A pickled catalog opens the same data again."""
    again = pickle.loads(pickle.dumps(_load(folder)))
    assert again.find(measure="share")[0].value == Decimal("98.3")


def test_frame(folder: Path) -> None:
    """The frame has one row an observation and exact values."""
    frame = _load(folder).frame()
    assert len(frame) == 4
    assert frame.loc[2, "value"] == Decimal("98.3")


def test_empty(tmp_path: Path) -> None:
    """A catalog of nothing finds nothing."""
    catalog = Catalog.load(embedded=False, user=False)
    assert (catalog.datasets, catalog.find(), len(catalog)) == ((), [], 0)


PACKAGES = [
    ("{", "JSON"),
    ('{"name": "x"}', "resources"),
    ('{"resources": [{"name": "X Y", "path": "k.csv"}]}', "name"),
    ('{"resources": [{"name": "x", "path": "../k.csv"}]}', "inside"),
    ('{"resources": [{"name": "x", "path": "/k.csv"}]}', "inside"),
    ('{"resources": [{"name": "x"}]}', "path"),
    ('{"resources": [{"name": "x", "path": "k.csv", "hash": "md5:1"}]}', "sha256"),
    ('{"resources": [{"name": "x", "path": "k.csv", "claimcheck": {"grade": "best"}}]}', "primary"),
    ('{"resources": [{"name": "x", "path": "k.csv"}, {"name": "x", "path": "k.csv"}]}', "two resources"),
    ('{"resources": [{"name": "x", "path": "gone.csv"}]}', "gone.csv"),
    ('{"resources": [{"name": "x", "path": "k.csv", "bytes": 3}]}', "bytes"),
]


@pytest.mark.parametrize(("text", "words"), PACKAGES)
def test_bad_metadata(folder: Path, text: str, words: str) -> None:
    """Metadata that cannot be trusted are refused in one line."""
    (folder / "datapackage.json").write_text(text)
    with pytest.raises(DataError, match=words) as caught:
        _load(folder)
    assert "\n" not in str(caught.value)


def test_replaced_index_is_deleted(tmp_path: Path) -> None:
    """The index of bytes that are no more does not stay; those of other tables do."""
    path, other = tmp_path / "t.csv", tmp_path / "other.csv"
    for file in (path, other):
        file.write_text(ROWS)
        _load(file).close()
    path.write_text(ROWS.replace("98.3", "97.5"))
    _load(path).close()
    assert len(list((tmp_path / "cache").glob("*.sqlite"))) == 2
    assert _load(other).find(measure="share")[0].value == Decimal("98.3")
