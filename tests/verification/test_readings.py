"""Each dimension of the readings: what is tried, what it grants, and what it may decide."""

from __future__ import annotations

from decimal import Decimal

import pytest
from stand_in import StandIn, claim, dataset, verdict

from claimcheck.records import Finding

TO_B = {"reporter": "DEU", "partner": "FRA", "flow": "export", "period": "2023", "quantum": 1e9}
ALL = {"reporter": "DEU", "flow": "export", "period": "2023", "quantum": 1e9}


def office(rows: str, **more: object) -> StandIn:
    return StandIn(office=(dataset("office", **{"reporters": ("DEU",), **more}), rows))


def granted(finding: Finding) -> set[str]:
    return {code for c in finding.calculations for code in c.reading.assumptions}


def figures(finding: Finding) -> list[Decimal]:
    return [round(c.value, 1) for c in finding.calculations if c.value is not None]


def test_months_add_up_to_a_year_only_when_all_are_there() -> None:
    """Twelve months give the year; eleven give nothing."""
    months = [f"DEU FRA export TOTAL 2023-{n:02d} level 10_000_000_000 EUR digits=3" for n in range(1, 13)]
    whole = verdict(office("\n".join(months)), claim("level", 120e9, "EUR", **TO_B))
    part = verdict(office("\n".join(months[:-1])), claim("level", 110e9, "EUR", **TO_B))
    assert (whole.verdict, whole.caveats) == ("supported", ("summed_periods",))
    assert (part.verdict, part.calculations) == ("not_enough_evidence", ())


def test_a_fiscal_year_is_the_reporters_own() -> None:
    """The twelve months from April make India's fiscal year."""
    months = [
        f"IND WLD export TOTAL {2023 + (n > 9)}-{(n + 2) % 12 + 1:02d} level {n}_000_000_000 USD digits=3"
        for n in range(1, 13)
    ]
    found = verdict(
        office("\n".join(months)),
        claim("level", 78e9, "USD", reporter="IND", flow="export", period="FY2023-24", quantum=1e9),
    )
    assert found.verdict == "supported"
    assert "2023-04" in {row.period for row in found.calculations[0].rows}


def test_quarters_make_a_fiscal_year_as_well() -> None:
    """The four quarters from April make India's fiscal year, and prove a wrong figure wrong."""
    rows = "\n".join(
        f"IND WLD export TOTAL {quarter} level 25_000_000_000 USD digits=3"
        for quarter in ("2023-Q2", "2023-Q3", "2023-Q4", "2024-Q1")
    )
    slots = {"reporter": "IND", "flow": "export", "period": "FY2023-24", "quantum": 1e9}
    found = verdict(office(rows), claim("level", 100e9, "USD", **slots))
    wrong = verdict(office(rows), claim("level", 140e9, "USD", **slots))
    assert (found.verdict, found.caveats, wrong.verdict) == ("supported", ("summed_periods",), "refuted")


def test_a_partners_fiscal_year_is_not_the_reporters() -> None:
    """India's year from April is looked for among the partner's months, not in the partner's own fiscal year."""
    months = [f"2023-{n:02d}" for n in range(4, 13)] + [f"2024-{n:02d}" for n in range(1, 10)]
    rows = "\n".join(
        f"USA IND import TOTAL {month} level {4 if month < '2024-04' else 9}_000_000_000 USD digits=3"
        for month in months
    )
    rows += "\nUSA IND import TOTAL FY2023-24 level 78_000_000_000 USD digits=3"
    free = dataset("other", definition={"valuation": "fob"})
    slots = {"reporter": "IND", "partner": "USA", "flow": "export", "period": "FY2023-24", "quantum": 1e9}
    found = verdict(StandIn(other=(free, rows)), claim("level", 48e9, "USD", **slots))
    wrong = verdict(StandIn(other=(free, rows)), claim("level", 78e9, "USD", **slots))
    assert (found.verdict, wrong.verdict) == ("supported", "not_enough_evidence")


YEARS = """
IND WLD export TOTAL 2022 level 80_000_000_000 USD digits=3
IND WLD export TOTAL 2023 level 100_000_000_000 USD digits=3
IND USA export TOTAL 2023 level 20_000_000_000 USD digits=3
"""


@pytest.mark.parametrize(
    ("kind", "value", "unit", "expected"),
    [
        ("level", 100e9, "USD", "close"),
        ("level", 103e9, "USD", "close"),
        ("level", 150e9, "USD", "not_enough_evidence"),
        ("level", 900e9, "USD", "not_enough_evidence"),
        ("share", 20, "percent", "close"),
        ("share", 35, "percent", "not_enough_evidence"),
        ("growth", 25, "percent", "close"),
        ("growth", 60, "percent", "not_enough_evidence"),
    ],
)
def test_a_calendar_year_hints_at_a_fiscal_year(kind: str, value: float, unit: str, expected: str) -> None:
    """Where only calendar years are in reach, the nearest comes near or speaks against, and decides nothing."""
    slots = {"reporter": "IND", "flow": "export", "period": "FY2023-24", "quantum": 1e9 if kind == "level" else 1}
    more = {"share": {"partner": "USA"}, "growth": {"direction": "up"}}.get(kind, {})
    found = verdict(office(YEARS), claim(kind, value, unit, **slots, **more))
    assert (found.verdict, "calendar_year" in found.caveats) == (expected, True)
    assert found.missing
    if expected == "not_enough_evidence":
        assert {"contrary_indication", "only_sideways"} <= set(found.reasons)


def test_the_fiscal_year_itself_leaves_the_calendar_year_out() -> None:
    """A figure of the calendar year is refuted, not close, where the office has the fiscal year."""
    rows = f"{YEARS}IND WLD export TOTAL FY2023-24 level 120_000_000_000 USD digits=3"
    slots = {"reporter": "IND", "flow": "export", "period": "FY2023-24", "quantum": 1e9}
    found = verdict(office(rows), claim("level", 100e9, "USD", **slots))
    assert (found.verdict, granted(found)) == ("refuted", set())


def test_the_partners_record_stands_in_with_an_allowance_for_freight() -> None:
    """Imports of 106 stand for exports of 100; alone they refute only what is far off."""
    catalog = StandIn(other=(dataset("other"), "FRA DEU import TOTAL 2023 level 106_000_000_000 EUR digits=3"))
    near = verdict(catalog, claim("level", 100e9, "EUR", **TO_B))
    off = verdict(catalog, claim("level", 85e9, "EUR", **TO_B))
    wrong = verdict(catalog, claim("level", 40e9, "EUR", **TO_B))
    assert (near.verdict, off.verdict, wrong.verdict) == ("supported", "close", "refuted")
    assert {"mirror", "cif_fob"} <= granted(near)
    assert near.calculations[0].formula == "106000000000 / 1.06"
    assert "partner_record_only" in wrong.reasons


def test_imports_valued_without_freight_need_no_allowance() -> None:
    """A source that values imports at the customs frontier is taken as it stands."""
    free = dataset("other", definition={"valuation": "fob"})
    catalog = StandIn(other=(free, "FRA DEU import TOTAL 2023 level 106_000_000_000 EUR digits=3"))
    found = verdict(catalog, claim("level", 106e9, "EUR", **TO_B))
    assert (found.verdict, "cif_fob" in granted(found)) == ("supported", False)


def test_a_partners_record_never_turns_a_sign() -> None:
    """A surplus that the partner's figures deny is not refuted by them."""
    catalog = StandIn(other=(dataset("other"), "FRA DEU balance TOTAL 2023 level 3_000_000_000 EUR"))
    slots = {"reporter": "DEU", "partner": "FRA", "flow": "balance", "period": "2023", "quantum": 1e9}
    assert verdict(catalog, claim("balance", 3e9, "EUR", **slots)).verdict == "not_enough_evidence"
    assert verdict(catalog, claim("balance", -3e9, "EUR", **slots)).verdict == "supported"


def test_trade_between_two_is_the_same_from_either_side() -> None:
    """The partner's office counts the same trade, at no discount."""
    catalog = StandIn(
        other=(dataset("other", reporters=("FRA",)), "FRA DEU trade TOTAL 2023 level 200_000_000_000 EUR digits=3")
    )
    found = verdict(catalog, claim("level", 200e9, "EUR", **{**TO_B, "flow": "trade"}))
    assert (found.verdict, found.caveats) == ("supported", ("swapped",))


def test_a_group_is_the_sum_of_its_members_at_that_date() -> None:
    """Trade with the group is added up over the members of the year, all of them."""
    baltic = "EST LVA LTU"
    rows = "\n".join(f"DEU {area} export TOTAL 2023 level 1_000_000_000 EUR digits=3" for area in baltic.split())
    joined = verdict(office(rows), claim("level", 3e9, "EUR", **{**TO_B, "partner": "EST+LVA+LTU"}))
    lacking = verdict(office(rows), claim("level", 4e9, "EUR", **{**TO_B, "partner": "EST+LVA+LTU+FIN"}))
    assert (joined.verdict, joined.caveats) == ("supported", ("summed_partners",))
    assert lacking.verdict == "not_enough_evidence"


def test_china_may_hold_hong_kong() -> None:
    """With Hong Kong and Macao added, the figure holds; without, it does not: conflicting, and it says so."""
    rows = """
DEU CHN export TOTAL 2023 level 100_000_000_000 EUR digits=3
DEU HKG export TOTAL 2023 level 20_000_000_000 EUR digits=3
DEU MAC export TOTAL 2023 level 5_000_000_000 EUR digits=3
"""
    found = verdict(office(rows), claim("level", 125e9, "EUR", **{**TO_B, "partner": "CHN"}))
    assert (found.verdict, found.caveats) == ("conflicting", ("hong_kong_macao", "summed_partners"))
    assert "only_another_definition" in found.reasons


@pytest.mark.parametrize(("value", "expected"), [(30e9, "supported"), (22e9, "not_enough_evidence"), (9e9, "refuted")])
def test_other_asia_stands_for_taiwan(value: float, expected: str) -> None:
    """Where a source has no Taiwan, "Other Asia" bears a figure out, and alone refutes only what is far off."""
    rows = "DEU ASINES export TOTAL 2023 level 30_000_000_000 EUR digits=3"
    found = verdict(office(rows), claim("level", value, "EUR", **{**TO_B, "partner": "TWN"}))
    assert (found.verdict, found.caveats) == (expected, ("other_asia",))


@pytest.mark.parametrize(("value", "expected"), [(30e9, "supported"), (22e9, "not_enough_evidence"), (9e9, "refuted")])
def test_a_group_may_be_counted_in_its_present_membership(value: float, expected: str) -> None:
    """The EU of 2019 is borne out by figures of the EU as it is now, where nobody has it as it was."""
    rows = "DEU EU27 export TOTAL 2019 level 30_000_000_000 EUR digits=3"
    found = verdict(office(rows), claim("level", value, "EUR", **{**TO_B, "partner": "EU28", "period": "2019"}))
    assert (found.verdict, found.caveats) == (expected, ("present_members",))


def test_a_source_that_shows_other_asia_as_taiwan_says_so() -> None:
    """Rows that a layout calls Taiwan keep the caveat; a source with rows of both is read by Taiwan's own."""
    own = "DEU TWN export TOTAL 2023 level 30_000_000_000 EUR digits=3"
    both = f"{own}\nDEU ASINES export TOTAL 2023 level 40_000_000_000 EUR digits=3"
    united_nations = office(own, definition={"other_asia": "TWN"})
    slots = {**TO_B, "partner": "TWN"}
    assert verdict(united_nations, claim("level", 30e9, "EUR", **slots)).caveats == ("other_asia",)
    assert verdict(united_nations, claim("level", 22e9, "EUR", **slots)).verdict == "not_enough_evidence"
    assert verdict(office(both), claim("level", 40e9, "EUR", **slots)).verdict == "refuted"


def test_a_figure_in_another_currency_is_converted() -> None:
    """The year's average rate of the European Central Bank is used, and said."""
    found = verdict(
        office("DEU FRA export TOTAL 2023 level 100_000_000_000 EUR digits=3"), claim("level", 108e9, "USD", **TO_B)
    )
    assert (found.verdict, found.caveats) == ("supported", ("converted",))
    unknown = verdict(
        office("DEU FRA export TOTAL 1990 level 100_000_000_000 EUR"),
        claim("level", 108e9, "USD", **{**TO_B, "period": "1990"}),
    )
    assert unknown.verdict == "not_enough_evidence"


PRINTS = """
DEU FRA export TOTAL 2023 level 100_000_000_000 EUR digits=3 published=2024-02
DEU FRA export TOTAL 2023 level 120_000_000_000 EUR digits=3 published=2024-06
"""


@pytest.mark.parametrize(
    ("published", "value", "expected", "reason"),
    [
        ("2024-03-01", 100e9, "supported", "revised_since"),
        ("2024-03-01", 120e9, "conflicting", "later_revision_only"),
        ("2024-09-01", 120e9, "supported", None),
        ("2024-09-01", 100e9, "conflicting", "revised_since"),
        ("2024-09-01", 150e9, "refuted", None),
        (None, 120e9, "supported", None),
    ],
)
def test_figures_known_at_publication_come_first(
    published: str | None, value: float, expected: str, reason: str | None
) -> None:
    """A text is held against what was out when it appeared; revisions are tried behind, and said."""
    found = verdict(office(PRINTS), claim("level", value, "EUR", **TO_B), published)
    assert found.verdict == expected
    assert reason is None or reason in found.reasons


def test_later_figures_can_be_left_out() -> None:
    """Without later data only what was known at publication counts."""
    found = verdict(office(PRINTS), claim("level", 120e9, "EUR", **TO_B), "2024-03-01", later_data=False)
    assert found.verdict == "refuted"


BOTH = """
DEU WLD export TOTAL 2023 level 100_000_000_000 EUR digits=3
DEU WLD export GOODS_SERVICES 2023 level 140_000_000_000 EUR digits=3
"""


@pytest.mark.parametrize(
    ("product", "value", "expected", "reason"),
    [
        (None, 100e9, "supported", None),
        (None, 140e9, "supported", "goods_and_services_only"),
        ("goods", 140e9, "refuted", "matches_goods_and_services"),
        ("goods and services", 100e9, "refuted", "matches_goods_only"),
        (None, 180e9, "refuted", None),
    ],
)
def test_goods_or_goods_and_services(product: str | None, value: float, expected: str, reason: str | None) -> None:
    """A text silent on services may mean either; one that says goods never means both."""
    found = verdict(office(BOTH), claim("level", value, "EUR", **{**ALL, "product": product}))
    assert found.verdict == expected
    assert reason is None or reason in found.reasons


def test_an_unknown_product_is_never_all_goods() -> None:
    """Steel girders are not compared with the whole trade."""
    found = verdict(office(BOTH), claim("level", 3e9, "EUR", **{**ALL, "product": "flux capacitors"}))
    assert (found.verdict, found.calculations) == ("not_enough_evidence", ())
    assert "unknown_product" in found.reasons


def test_a_chapter_bears_out_or_limits_the_product_in_it() -> None:
    """Where the source has the chapter only, a part of it above the whole is refuted and one below is left open."""
    rows = "DEU WLD export HS27 2023 level 10_000_000_000 EUR digits=3"
    found = [
        verdict(office(rows), claim("level", value, "EUR", **{**ALL, "product": "coal"})).verdict
        for value in (10e9, 4e9, 20e9)
    ]
    assert found == ["supported", "not_enough_evidence", "refuted"]


TOTALS = "DEU WLD export TOTAL 2023 level 100_000_000_000 EUR digits=3"


@pytest.mark.parametrize(
    ("slots", "published", "reasons"),
    [
        ({"forecast": True}, "2022-05-01", {"forecast"}),
        ({"period": None}, "2024-05-01", {"contrary_indication", "period_unstated"}),
        ({}, "2023-09-01", {"contrary_indication", "period_incomplete"}),
        ({"source_named": "Global Widget Institute"}, "2024-05-01", {"contrary_indication", "source_not_held"}),
        ({"reporter": None}, "2024-05-01", {"unread_slot"}),
        ({"period": "2019"}, "2024-05-01", {"no_data"}),
    ],
)
def test_doubt_is_never_an_accusation(slots: dict[str, object], published: str, reasons: set[str]) -> None:
    """A figure that the data contradict is not refuted while something unknown could bear it out."""
    found = verdict(office(TOTALS), claim("level", 170e9, "EUR", **{**ALL, **slots}), published)
    assert found.verdict == "not_enough_evidence"
    assert reasons <= set(found.reasons)
    assert found.suggestion is None


def test_a_forecast_that_came_true_is_still_a_forecast() -> None:
    """What is expected is neither borne out nor refuted."""
    assert verdict(office(TOTALS), claim("level", 100e9, "EUR", forecast=True, **ALL)).verdict == "not_enough_evidence"


@pytest.mark.parametrize("words", ["the president", "Prime Minister Jane Doe", None])
def test_a_speaker_is_no_source_of_data(words: str | None) -> None:
    """What a politician says is measured by all the data there are."""
    assert verdict(office(TOTALS), claim("level", 170e9, "EUR", source_named=words, **ALL)).verdict == "refuted"


@pytest.mark.parametrize("words", ["official data", "German customs", "the statistics office", "Germany's government"])
def test_a_plain_office_is_the_reporters_own(words: str) -> None:
    """General words for an office mean the one that counts for the reporter."""
    found = verdict(office(TOTALS), claim("level", 170e9, "EUR", source_named=words, **ALL))
    assert (found.verdict, found.missing) == ("refuted", ())


@pytest.mark.parametrize(
    ("value", "metadata", "expected"),
    [
        (100e9, {}, "supported"),
        (170e9, {}, "not_enough_evidence"),
        (1000e9, {}, "not_enough_evidence"),
        (100e9, {"grade": "compiled"}, "not_enough_evidence"),
        (100e9, {"reporters": ("DEU", "FRA")}, "not_enough_evidence"),
        (100e9, {"definition": {"side": "mirror"}}, "not_enough_evidence"),
    ],
)
def test_the_office_cited_says_whose_trade_it_is(value: float, metadata: dict[str, object], expected: str) -> None:
    """Without a country, an office that counts one economy is taken to speak of it; a guess never accuses."""
    slots = {**ALL, "reporter": None, "source_named": "Widget Office"}
    found = verdict(office(TOTALS, names=("Widget Office",), **metadata), claim("level", value, "EUR", **slots))
    assert found.verdict == expected
    assert found.claim.reporter is None
    assert found.caveats == (("reporter_from_source",) if found.calculations else ())


def test_a_named_source_without_the_figure_is_missing() -> None:
    """Another source speaks against the claim, but the one that is cited might bear it out."""
    catalog = StandIn(
        office=(dataset("office", reporters=("DEU",)), TOTALS),
        bureau=(dataset("bureau", names=("Big Bureau",), reporters=("DEU",)), "DEU WLD import TOTAL 2023 level 5 EUR"),
    )
    found = verdict(catalog, claim("level", 170e9, "EUR", source_named="the Big Bureau", **ALL))
    assert (found.verdict, "named_source_lacks_data" in found.reasons) == ("not_enough_evidence", True)
    assert found.missing[0].reading == "Big Bureau's published figure"


def test_the_named_source_is_read_first() -> None:
    """Two offices differ: the one the text names carries the verdict, the other disputes it."""
    catalog = StandIn(
        one=(dataset("one", names=("First Office",), reporters=("DEU",)), TOTALS),
        two=(dataset("two", names=("Second Office",), reporters=("DEU",)), TOTALS.replace("100_", "150_")),
    )
    named = verdict(catalog, claim("level", 150e9, "EUR", source_named="Second Office", **ALL))
    other = verdict(catalog, claim("level", 150e9, "EUR", source_named="First Office", **ALL))
    silent = verdict(catalog, claim("level", 150e9, "EUR", **ALL))
    assert (named.verdict, other.verdict, silent.verdict) == ("supported", "conflicting", "supported")
    assert "only_another_source" in other.reasons
    assert "disputed" in silent.reasons


def test_a_close_figure_under_a_named_source_is_not_the_printed_one() -> None:
    """Digits swapped by less than noise: close, and said to differ from what the source prints."""
    catalog = office(TOTALS.replace("100_000", "421_100").replace("digits=3", "digits=4"), names=("Big Bureau",))
    found = verdict(catalog, claim("level", 412.1e9, "EUR", source_named="Big Bureau", **{**ALL, "quantum": 1e8}))
    assert (found.verdict, "not_the_printed_figure" in found.reasons) == ("close", True)


@pytest.mark.parametrize(
    ("modifier", "value", "expected", "reason"),
    [
        ("more_than", 90e9, "supported", None),
        ("more_than", 30e9, "supported", "understates"),
        ("more_than", 130e9, "refuted", None),
        ("less_than", 110e9, "supported", None),
        ("less_than", 50e9, "refuted", None),
        ("approx", 98e9, "supported", None),
        ("range", 90e9, "supported", None),
    ],
)
def test_hedges_decide_how_far_a_figure_reaches(modifier: str, value: float, expected: str, reason: str | None) -> None:
    """True but weak is never refuted."""
    high = Decimal(105 * 10**9) if modifier == "range" else None
    slots = {**ALL, "quantum": 10e9 if modifier == "approx" else 1e9}
    found = verdict(office(TOTALS), claim("level", value, "EUR", modifier=modifier, value_high=high, **slots))
    assert found.verdict == expected
    assert reason is None or reason in found.reasons


def test_a_round_number_is_read_loosely_unless_strict() -> None:
    """Ninety-eight is some hundred, unless every digit is to count."""
    rows = TOTALS.replace("100_", "97_")
    said = claim("level", 100 * 10**9, "EUR", **ALL)
    assert "supported_by_rounding_only" in verdict(office(rows), said).reasons
    assert verdict(office(rows), said, strict=True).verdict == "close"


def test_a_printed_rate_comes_before_two_amounts() -> None:
    """A rate in another basis than the amounts does not make the source contradict itself."""
    rows = """
DEU WLD export TOTAL 2022 level 100_000_000_000 EUR digits=4
DEU WLD export TOTAL 2023 level 110_000_000_000 EUR digits=4
DEU WLD export TOTAL 2023 growth 3.1 percent basis=volume
"""
    slots = {"reporter": "DEU", "flow": "export", "period": "2023", "base_period": "2022", "direction": "up"}
    volume, value = (verdict(office(rows), claim("growth", rate, "percent", **slots)) for rate in ("3.1", "10.0"))
    assert (volume.verdict, value.verdict) == ("supported", "supported")
    assert "source_inconsistent" not in volume.reasons


def test_a_source_that_contradicts_itself_supports_at_most_half() -> None:
    """Its printed rate and its own amounts, on one basis, lead to different verdicts."""
    rows = """
DEU WLD export TOTAL 2022 level 100_000_000_000 EUR digits=4
DEU WLD export TOTAL 2023 level 110_000_000_000 EUR digits=4
DEU WLD export TOTAL 2023 growth 25.0 percent basis=EUR
"""
    slots = {"reporter": "DEU", "flow": "export", "period": "2023", "base_period": "2022", "direction": "up"}
    found = verdict(office(rows), claim("growth", "25.0", "percent", **slots))
    assert (found.verdict, "source_inconsistent" in found.reasons) == ("conflicting", True)


def test_amounts_of_few_digits_do_not_bear_out_a_rate() -> None:
    """From 1.0 to 1.1 may be anything from nothing to a fifth: a claim of 18 is left open."""
    rows = """
DEU WLD export TOTAL 2022 level 1_000_000_000 EUR digits=2
DEU WLD export TOTAL 2023 level 1_100_000_000 EUR digits=2
"""
    slots = {"reporter": "DEU", "flow": "export", "period": "2023", "base_period": "2022", "direction": "up"}
    assert verdict(office(rows), claim("growth", "18", "percent", **slots)).verdict == "not_enough_evidence"
    assert verdict(office(rows), claim("growth", "10", "percent", **slots)).verdict == "supported"


LIST = """
DEU FRA export TOTAL 2023 share 30 percent
DEU ITA export TOTAL 2023 share 20 percent
DEU ESP export TOTAL 2023 share 10 percent
"""


def test_a_list_of_the_largest_bounds_those_it_leaves_out() -> None:
    """Nobody outside the list has more than the last on it."""
    slots = {"reporter": "DEU", "partner": "POL", "flow": "export", "period": "2023"}
    inside = verdict(office(LIST), claim("share", 7, "percent", **slots))
    outside = verdict(office(LIST), claim("share", 25, "percent", **slots))
    assert (inside.verdict, outside.verdict) == ("not_enough_evidence", "refuted")
    assert "within_bounds" in inside.reasons
    assert "outside_bound" in outside.reasons


def test_places_that_rounding_cannot_tell_apart_are_all_right() -> None:
    """Two partners at the same printed amount may each be called the largest."""
    rows = """
DEU WLD export TOTAL 2023 level 100_000_000_000 EUR digits=3
DEU FRA export TOTAL 2023 level 40_000_000_000 EUR digits=2
DEU ITA export TOTAL 2023 level 40_000_000_000 EUR digits=2
DEU ESP export TOTAL 2023 level 20_000_000_000 EUR digits=2
"""
    slots = {"reporter": "DEU", "flow": "export", "period": "2023", "rank_of": "partner", "quantum": "none"}
    for area, place, expected in (("FRA", 1, "supported"), ("ITA", 1, "supported"), ("ESP", 1, "refuted")):
        found = verdict(office(rows), claim("rank", place, "rank", partner=area, **slots))
        assert found.verdict == expected
        assert ("tie_within_rounding" in found.reasons) == (expected == "supported")


def test_a_short_list_cannot_make_anyone_the_largest() -> None:
    """Where the total leaves room for somebody larger, the place is open."""
    rows = "\n".join((TOTALS, "DEU FRA export TOTAL 2023 level 10_000_000_000 EUR digits=2"))
    slots = {**ALL, "partner": "FRA", "rank_of": "partner", "quantum": "none"}
    assert verdict(office(rows), claim("rank", 1, "rank", **slots)).verdict == "not_enough_evidence"


def test_a_press_tabulation_refutes_only_beyond_its_own_noise() -> None:
    """Ten points off a yearbook is close; a primary source beside it takes that latitude away."""
    yearbook = (dataset("yearbook", "secondary"), "DEU FRA export TOTAL 2023 share 80 percent")
    said = claim("share", 72, "percent", reporter="DEU", partner="FRA", flow="export", period="2023")
    alone = verdict(StandIn(yearbook=yearbook), said)
    primary = (dataset("office", reporters=("DEU",)), "DEU FRA export TOTAL 2023 share 80 percent")
    beside = verdict(StandIn(yearbook=yearbook, office=primary), said)
    assert (alone.verdict, beside.verdict) == ("close", "refuted")


def test_tolerance_scales_the_noise() -> None:
    """No tolerance leaves rounding alone; twice as much takes in twice as far."""
    said = claim("level", 108e9, "EUR", **ALL)
    found = [verdict(office(TOTALS), said, tolerance=factor).verdict for factor in (0, 1, 2)]
    assert found == ["refuted", "refuted", "close"]


RATE = {"partner": "FRA", "quantum": "0.1"}
ALTERNATIVES = """
DEU WLD export TOTAL 2022 level 90_000_000_000 EUR digits=3
DEU WLD export TOTAL 2023 level 123_000_000_000 EUR digits=3
DEU WLD import TOTAL 2023 level 178_000_000_000 EUR digits=3
DEU FRA export TOTAL 2023 level 34_500_000_000 EUR digits=3
DEU ITA export TOTAL 2023 level 21_700_000_000 EUR digits=3
DEU FRA export TOTAL 2023 growth 15.4 percent basis=EUR
DEU WLD balance TOTAL 2023 level -55_000_000_000 EUR digits=3
"""


@pytest.mark.parametrize(
    ("kind", "value", "unit", "slots", "code"),
    [
        ("level", "90e9", "EUR", {}, "true_of_other_period"),
        ("level", "178e9", "EUR", {}, "true_of_other_flow"),
        ("level", "123e6", "EUR", {"quantum": 1e6}, "wrong_scale"),
        ("level", "132e9", "EUR", {}, "digits_swapped"),
        ("level", "21.7e9", "EUR", {"partner": "FRA", "quantum": 1e8}, "true_of_other_partner"),
        ("balance", "55e9", "EUR", {"flow": "balance"}, "wrong_sign"),
        ("growth", "28.0", "percent", {**RATE, "direction": "up"}, "matches_share_not_growth"),
        ("growth", "15.4", "percent", {**RATE, "direction": "down"}, "wrong_direction"),
        ("share", "15.4", "percent", {"partner": "FRA", "quantum": "0.1"}, "matches_growth_not_share"),
    ],
)  # fmt: skip
def test_what_would_make_a_wrong_figure_right_is_said(
    kind: str, value: str, unit: str, slots: dict[str, object], code: str
) -> None:
    """Another year, flow, partner, scale, sign or measure explains a refuted figure; it never bears it out."""
    found = verdict(office(ALTERNATIVES), claim(kind, Decimal(value), unit, **{**ALL, **slots}))
    assert (found.verdict, code in found.reasons) == ("refuted", True), found.reasons


def test_nothing_found_is_said_with_what_would_fill_it() -> None:
    """Without any data the finding names the row that would settle the claim."""
    found = verdict(StandIn(), claim("level", 1e9, "EUR", **TO_B))
    assert (found.verdict, found.reasons) == ("not_enough_evidence", ("no_data",))
    assert "DEU,FRA,export,TOTAL,2023" in found.missing[0].fill
