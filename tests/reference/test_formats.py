"""Every layout, from a file of its shape with invented values to the observations it means."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimcheck.errors import DataError, FormatError, TableError
from claimcheck.reference import Catalog
from claimcheck.reference.formats import LAYOUTS
from claimcheck.reference.formats.mapped import Map
from claimcheck.reference.load import load

SAMPLES = Path(__file__).parent / "samples"

# reporter partner flow product period measure value unit digits, by line
MEANT = {
    "comtrade_website.csv": [
        (2, "CHN PRK export TOTAL 2023 level 1234567890.12 USD"),
        (3, "CHN WLD export TOTAL 2023 level 98765432100 USD"),
        (4, "CHN TWN import TOTAL 2023 level 55500 USD"),
        (5, "CHN USA export HS0101 2023 level 777 USD"),
        (5, "CHN USA export HS0101 2023 level 1200.5 kg"),
        (7, "CHN CIV export TOTAL 2023 level 31000000 USD"),
    ],
    "comtrade_client.csv": [
        (2, "CHN PRK export TOTAL 2023 level 1234567890.12 USD"),
        (3, "CHN TWN import TOTAL 2023 level 55500 USD"),
    ],
    "comtrade_api.json": [
        (1, "CHN PRK export TOTAL 2023 level 1234567890.12 USD"),
        (2, "CHN WLD export TOTAL 2023 level 98765432100 USD"),
    ],
    "comtrade_bulk.txt": [
        (2, "IND CHE import HS710812 2023-01 level 90000000.5 USD"),
        (2, "IND CHE import HS710812 2023-01 level 1500 kg"),
    ],
    "comtrade_old.csv": [
        (2, "DEU WLD export TOTAL 2010 level 1261577000000 USD"),
        (3, "DEU DDR import HS27 1989 level 7000 USD"),
        (4, "HKG CHN reexport SITC33 2010-03 level 12 USD"),
    ],
    "comtrade_old_bulk.csv": [(2, "IND CHN export HS010121 2010 level 4400 USD")],
    "BACI_HS17_Y2022_V202401b.csv": [
        (2, "CHN PRK export HS270900 2022 level 1234567 USD 7"),
        (2, "CHN PRK export HS270900 2022 level 890.123 tonnes 6"),
        (3, "RUS PRK export HS100199 2022 level 45600 USD 5"),
        (4, "USA TWN export HS010121 2022 level 500 USD 3"),
        (4, "USA TWN export HS010121 2022 level 1.000 tonnes 4"),
        (5, "FRA CHE export HS9999AA 2022 level 7000 USD 4"),
    ],
    "wits_summary.csv": [
        (2, "DEU WLD export TOTAL 2021 level 1600000250000 USD 9"),
        (2, "DEU WLD export TOTAL 2022 level 1650000000000 USD 7"),
        (3, "DEU KOR export TOTAL 2022 level 20123500000 USD 6"),
        (4, "DEU USA export TOTAL 2021 share 8.91 percent 3"),
        (4, "DEU USA export TOTAL 2022 share 9.87 percent 3"),
        (7, "DEU NES import TOTAL 2022 level 12500000 USD 3"),
    ],
    "comext.csv": [
        (2, "DEU VNM import HS030462 2024 level 12345678 EUR"),
        (3, "DEU VNM import HS030462 2024 level 987654 kg 6"),
        (4, "GRC WLD export TOTAL 2024-03 level 23456789 EUR"),
        (5, "EU27 XEU import HS27 2024 level 500 EUR"),
        (7, "DEU NAM import CN27090010 2024 level 44 EUR"),
    ],
    "comext_labels.csv": [(2, "FRA USA export TOTAL 2023 level 45000000000 EUR")],
    "imf_imts.csv": [
        (2, "CHN PRK export TOTAL 2023 level 1234567890 USD"),
        (3, "CHN WLD export TOTAL 2023 level 3400000000000 USD"),
        (4, "CHN TWN import TOTAL 2026-05 level 19000000000.5 USD"),
        (6, "CHN NAM balance TOTAL 2023-Q2 level -42 USD"),
    ],
    "imf_dots.csv": [
        (2, "CHN WLD export TOTAL 2020 level 2590000000000 USD"),
        (2, "CHN WLD import TOTAL 2020 level 2060000000000 USD"),
        (3, "CHN RUS export TOTAL 2020-03 level 3900000000 USD"),
    ],
    "imf_dots_wide.csv": [
        (2, "USA CHN export TOTAL 2019 level 106000000000 USD"),
        (2, "USA CHN export TOTAL 2020-Q1 level 22000000000 USD"),
    ],
    "API_TX.csv": [
        (6, "VNM WLD export TOTAL 2022 level 371715470000 USD"),
        (6, "VNM WLD export TOTAL 2023 level 354721000000.5 USD"),
        (8, "WLD WLD export TOTAL 2023 level 24000000000000 USD"),
    ],
    "worldbank_databank.csv": [
        (2, "KEN WLD export GOODS_SERVICES 2022 level 13900000000 USD"),
        (3, "KEN WLD export GOODS_SERVICES 2022 growth 10.3 percent"),
        (3, "KEN WLD export GOODS_SERVICES 2023 growth -2.85 percent"),
    ],
    "owid.csv": [
        (2, "KEN WLD export GOODS_SERVICES 2022 level 13900000000 USD"),
        (3, "WLD WLD export GOODS_SERVICES 2022 level 31000000000000 USD"),
        (5, "XKX WLD export GOODS_SERVICES 2022 level 3700000000.25 USD"),
    ],
    "owid_old.csv": [(2, "KOR WLD import TOTAL 1990 level 69844500000 USD 6")],
    "free_form.csv": [
        (2, "FRA DEU export TOTAL 2023-01 level 1234500000 EUR 5"),
        (3, "FRA DEU import TOTAL 2023-02 level 987650000 EUR 5"),
    ],
}


CELLS = ("reporter", "partner", "flow", "product", "period", "measure", "value", "unit", "digits")


def _rows(path: Path) -> list[tuple[int, str]]:
    catalog = Catalog.load(path, embedded=False, user=False)
    return [(row.line, " ".join(str(getattr(row, cell)) for cell in CELLS)) for row in catalog.find()]


@pytest.mark.parametrize("file", MEANT)
def test_means(file: str) -> None:
    """A file in a publisher's layout is read with its units, codes and scale."""
    found = _rows(SAMPLES / file)
    meant = MEANT[file]
    cut = [
        (line, text if len(want.split()) == 9 else text.rpartition(" ")[0])
        for (line, text), (_, want) in zip(found, meant, strict=True)
    ]
    assert sorted(cut) == sorted(meant)


CENSUS = [
    ("CHN", "import", "2025", "374814000000"),
    ("CHN", "import", "2026-01", "30000100000"),
    ("CHN", "import", "2026-01/2026-03", "90000300000"),
    ("CHN", "export", "2025-12", "10000250000"),
    ("EU27", "import", "2025", "600000000000"),
    ("EU28", "import", "2019", "480000000000"),
    ("WLD", "export", "2026-02", "160000000000"),
    ("NIU", "import", "2026-03", "0"),
]


@pytest.mark.parametrize(("partner", "flow", "period", "value"), CENSUS)
def test_census(partner: str, flow: str, period: str, value: str) -> None:
    """A year that is not over is the sum of the months that are out."""
    catalog = Catalog.load(SAMPLES / "census_country.csv", embedded=False, user=False)
    (row,) = catalog.find(reporter="USA", partner=partner, flow=flow, period=period)
    assert (str(row.value), row.unit) == (value, "USD")


def test_census_leaves_out_months_to_come() -> None:
    """Months written 0 because they are not out yet are no zeros of trade."""
    catalog = Catalog.load(SAMPLES / "census_country.csv", embedded=False, user=False)
    assert catalog.find(period="2026-04") == []
    assert catalog.find(period="2026") == []
    assert {row.partner for row in catalog.find()} == {"CHN", "EU27", "EU28", "WLD", "NIU"}


def test_every_layout_has_a_sample() -> None:
    """No layout goes untried."""
    found = {load(path).layout for path in SAMPLES.iterdir() if ".map." not in path.name}
    assert found == {layout.name for layout in LAYOUTS} - {"baci-codes"} | {"mapped"}


@pytest.mark.parametrize(
    "header",
    [
        "country_code,country_name_abbreviation,country_name_full,iso_2digit_alpha,iso_3digit_alpha",
        '"country_code","country_name","country_iso2","country_iso3"',
        "code,description",
    ],
)
def test_code_lists_are_refused_by_name(tmp_path: Path, header: str) -> None:
    """A list of codes is no table of trade, and the message says which file is wanted."""
    path = tmp_path / "codes.csv"
    path.write_text(f"{header}\n" + ",".join("x" * (header.count(",") + 1)) + "\n")
    with pytest.raises(FormatError, match="list of codes"):
        load(path)


def test_vintage_and_edition_are_kept() -> None:
    """What only the file name or a preamble says is not lost."""
    assert load(SAMPLES / "BACI_HS17_Y2022_V202401b.csv").hints["vintage"] == "2024-01"
    assert "202401b" in load(SAMPLES / "BACI_HS17_Y2022_V202401b.csv").hints["title"]
    assert load(SAMPLES / "API_TX.csv").hints["vintage"] == "2026-04-08"
    assert load(SAMPLES / "comext.csv").hints["vintage"] == "2026-09-15"


def test_notes_say_what_was_left_out() -> None:
    """Nothing is left out in silence."""
    notes = " / ".join(load(SAMPLES / "comtrade_website.csv").notes)
    for words in ("breakdown by motCode", "re-imports", "no value"):
        assert words in notes


def test_lone_file_knows_its_publisher() -> None:
    """A layout names the publisher of a file that has no metadata."""
    (dataset,) = Catalog.load(SAMPLES / "comext.csv", embedded=False, user=False).datasets
    assert (dataset.publisher, dataset.vintage, dataset.grade) == ("Eurostat", "2026-09-15", "primary")
    assert dataset.definition["basis"].startswith("customs")


def test_unknown_code_is_named_in_the_files_own_words(tmp_path: Path) -> None:
    """A code nobody knows is a fault in the column the user sees."""
    path = tmp_path / "b.csv"
    path.write_text("t,i,j,k,v,q\n2022,156,999,270900,1,NA\n")
    with pytest.raises(TableError) as caught:
        load(path)
    (fault,) = caught.value.faults
    assert (fault.line, fault.column, fault.value) == (2, "j", "999")


def test_unknown_layout_lists_what_is_known(tmp_path: Path) -> None:
    """A header nobody knows is refused with the way to map it."""
    path = tmp_path / "b.csv"
    path.write_text("foo,bar\n1,2\n")
    with pytest.raises(FormatError, match="--map"):
        load(path)


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"columns": {"A": "reporters"}}, "reporter"),
        ({"scale": 5}, "power of ten"),
        ({"scale": "x"}, "power of ten"),
        ({"column": {}}, "columns"),
    ],
)
def test_bad_maps(given: dict[str, object], words: str) -> None:
    """A map that is not understood is refused before the table is read."""
    with pytest.raises(DataError, match=words):
        Map.of(given, "m.json")


def test_map_that_does_not_fit(tmp_path: Path) -> None:
    """A map is held against the header, both ways, in one round."""
    path = tmp_path / "b.csv"
    path.write_text("Country,Year,Amount\nFrance,2023,1\n")
    with pytest.raises(TableError, match="Yaer"):
        load(path, mapping={"columns": {"Yaer": "period"}})
    with pytest.raises(TableError) as caught:
        load(path, mapping={"columns": {"Country": "reporter", "Year": "period", "Amount": "value"}})
    assert [fault.column for fault in caught.value.faults] == ["partner", "flow", "product", "unit"]


def test_yaml_map(tmp_path: Path) -> None:
    """A map may be written as YAML."""
    pytest.importorskip("yaml")
    path = tmp_path / "b.csv"
    path.write_text("Country,Year,Amount\nFrance,2023,1\n")
    (tmp_path / "b.map.yaml").write_text(
        "columns: {Country: reporter, Year: period, Amount: value}\n"
        "set: {partner: WLD, flow: export, product: TOTAL, unit: EUR}\nscale: 1000000\n"
    )
    assert load(path).frame["value"].tolist() == ["1000000"]


def test_parquet(tmp_path: Path) -> None:
    """Parquet is read like CSV, lines being row numbers."""
    parquet = pytest.importorskip("pyarrow.parquet")
    pa = pytest.importorskip("pyarrow")
    table = pa.table(
        {
            "t": [2022, 2022],
            "i": [156, 842],
            "j": [408, 490],
            "k": ["270900", "10121"],
            "v": [1234.567, 0.5],
            "q": [None, 2.0],
        }
    )
    path = tmp_path / "baci.parquet"
    parquet.write_table(table, path)
    assert _rows(path) == [
        (1, "CHN PRK export HS270900 2022 level 1234567 USD 7"),
        (2, "USA TWN export HS010121 2022 level 500 USD 3"),
        (2, "USA TWN export HS010121 2022 level 2.000 tonnes 4"),
    ]


ANSWERS = [
    ('{"count": 0, "data": [], "error": ""}', "empty"),
    ('{"statusCode": 403, "message": "Out of call volume quota."}', "quota"),
    ('{"data": [{"a": 1}', "whole JSON"),
    ('[{"message": 1}, 2]', "records"),
]


@pytest.mark.parametrize(("text", "words"), ANSWERS)
def test_answers_that_are_no_data(tmp_path: Path, text: str, words: str) -> None:
    """An error message or an empty answer of a service is never taken for no trade."""
    path = tmp_path / "a.json"
    path.write_text(text)
    with pytest.raises(DataError, match=words):
        load(path)
