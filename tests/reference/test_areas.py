"""Area and unit codes: which there are, and what other publishers call them."""

from __future__ import annotations

import csv
from importlib import resources
from itertools import combinations, pairwise

import pytest

from claimcheck.language import places
from claimcheck.reference import areas
from claimcheck.reference.formats import base

COMTRADE = [
    ("842", 2023, "USA"), ("841", 1975, "USA"), ("757", 2023, "CHE"), ("251", 2023, "FRA"), ("579", 2023, "NOR"),
    ("699", 2023, "IND"), ("356", 1970, "IND"), ("490", 2023, "TWN"), ("276", 2023, "DEU"), ("280", 1989, "DEU"),
    ("278", 1989, "DDR"), ("710", 2023, "ZAF"), ("711", 1995, "SAC"), ("736", 2005, "SDN"), ("729", 2023, "SDN"),
    ("58", 1990, "BLX"), ("56", 2010, "BEL"), ("0", 2023, "WLD"), ("408", 2023, "PRK"), ("410", 2023, "KOR"),
    ("704", 2023, "VNM"), ("868", 1970, "VNM"), ("412", 2023, "XKX"), ("899", 2023, "NES"), ("516", 2023, "NAM"),
]  # fmt: skip


@pytest.mark.parametrize(("code", "year", "area"), COMTRADE)
def test_comtrade_numbers(code: str, year: int, area: str) -> None:
    """Comtrade's numbers are its own, and some change hands."""
    assert base.by_scheme("comtrade", base.m49)(code, year) == area


@pytest.mark.parametrize(("code", "year"), [("280", 2010), ("711", 2010), ("278", 2000), ("999", 2023), ("abc", 2023)])
def test_numbers_out_of_use_stay_unknown(code: str, year: int) -> None:
    """A number outside its years is no area, so the door names it."""
    assert not areas.is_area(base.by_scheme("comtrade", base.m49)(code, year))


@pytest.mark.parametrize(
    ("scheme", "code", "area"),
    [
        ("eurostat", "EL", "GRC"), ("eurostat", "EU27_2020_EXTRA", "XEU"), ("imf", "G001", "WLD"),
        ("census", "5700", "CHN"), ("census", "5490", "THA"), ("owid", "OWID_WRL", "WLD"),
        ("worldbank", "EUU", "EU"), ("comtrade_iso", "W00", "WLD"), ("comtrade_iso", "S19", "TWN"),
    ],
)  # fmt: skip
def test_other_publishers(scheme: str, code: str, area: str) -> None:
    """Each publisher's own codes are known by its own table."""
    assert [found for found, *_ in areas.foreign(scheme)[code]] == [area]


def test_every_foreign_code_leads_to_an_area() -> None:
    """The table of foreign codes holds no code that is not ours."""
    for row in areas.rows("area_codes"):
        assert row["code"] == areas.LEFT_OUT or areas.is_area(row["code"]), row


def test_a_scheme_has_one_answer_a_year() -> None:
    """No foreign code means two areas in one year."""
    for scheme in {row["scheme"] for row in areas.rows("area_codes")}:
        for code, spans in areas.foreign(scheme).items():
            for (_, _, end), (_, start, _) in pairwise(spans):
                assert end < start, (scheme, code)


@pytest.mark.parametrize("scheme", ["comtrade", "census", "eurostat"])
def test_no_two_codes_fall_on_one_area(scheme: str) -> None:
    """Rows that a publisher keeps apart stay apart: two codes of one year for one area would collide."""
    synonyms = {("GRC", "GR"), ("USA", "840"), ("TWN", "158"), ("IND", "356"), ("XEU", "EXT_EU27_2020")}
    spans = [
        (area, first, last, code)
        for code, found in areas.foreign(scheme).items()
        for area, first, last in found
        if area != areas.LEFT_OUT
        and areas.kind(area) in ("country", "former", "unspecified")
        and (area, code) not in synonyms
    ]
    for one, other in combinations(spans, 2):
        apart = one[0] != other[0] or one[2] < other[1] or other[2] < one[1]
        assert apart or _older(scheme, one[0]), (one, other)


def _older(scheme: str, area: str) -> bool:
    """Pairs of Comtrade numbers of which only one is in use at a time, though the change has no sure year."""
    return scheme == "comtrade" and area in ("CHE", "FRA", "NOR", "ITA", "VNM")


def test_names_are_not_ambiguous() -> None:
    """No two areas have one name."""
    names = [row["name"].casefold() for row in areas.rows("areas")]
    assert len(names) == len(set(names))


UNINHABITED = ("ATA", "BVT", "HMD", "ATF", "SGS", "UMI", "IOT")


def test_texts_and_tables_name_the_same_areas() -> None:
    """Every country known at the door can be named by a text, and every bloc of a text stands at the door."""
    countries = [row["code"] for row in areas.rows("areas") if row["kind"] == "country"]
    assert not [code for code in countries if not places.is_area(code) and code not in UNINHABITED]
    table = resources.files("claimcheck.language").joinpath("tables", "blocs.csv").read_text("utf-8")
    assert not [row["code"] for row in csv.DictReader(table.splitlines()) if not areas.is_area(row["code"])]


@pytest.mark.parametrize(
    ("text", "area"), [("UK", "GBR"), ("Viet Nam", "VNM"), ("Korea, Rep.", "KOR"), ("germny", "DEU"), ("LAC", "LATAM")]
)
def test_nearest(text: str, area: str) -> None:
    """A near miss is answered with the code that was meant."""
    assert areas.nearest(text)[0] == area
