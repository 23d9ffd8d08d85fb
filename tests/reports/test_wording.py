from __future__ import annotations

from decimal import Decimal

import pytest

from claimcheck import records
from claimcheck.records import Interval
from claimcheck.reports import wording

AMOUNTS = [
    ("2721100000", "USD", "US$2.721 billion"),
    ("-1500000", "EUR", "-€1.5 million"),
    ("3.58E+12", "CNY", "CN¥3.58 trillion"),
    ("97.06012299", "percent", "97.06%"),
    ("0.7", "percentage_points", "0.7 percentage points"),
    ("1200", "tonnes", "1,200 tonnes"),
    ("999949999", "CHF", "CHF 999.9 million"),
    ("450000", "barrels/day", "450,000 barrels/day"),
    ("0", "USD", "US$0"),
    ("0.00001234567", "times", "0.00001235 times"),
    ("5", None, "5"),
]
SPANS = [
    (("96", "98"), "percent", "96 to 98%"),
    (("832150000000", "832250000000"), "USD", "US$832.15 to 832.25 billion"),
    (("-7.55", "-7.45"), "percent", "-7.55 to -7.45%"),
    (("-2000000", "-1000000"), "USD", "-US$2 to -US$1 million"),
    (("-5", "5"), "percent", "-5 to 5%"),
    (("98.2479", "98.2839"), "percent", "98.248 to 98.284%"),
    (("999500000", "1000500000"), "USD", "US$0.9995 to 1.0005 billion"),
    ((None, "5"), "percent", "at most 5%"),
    (("20", None), "percent", "at least 20%"),
    ((None, None), "percent", "any value"),
    (("5", "5"), "percent", "5%"),
    (("2", None), "rank", "no. 2 or lower"),
    ((None, "3"), "rank", "no. 3 or higher"),
]


@pytest.mark.parametrize(("value", "unit", "said"), AMOUNTS)
def test_amounts_read_as_a_newspaper_prints_them(value, unit, said):
    assert wording.amount(Decimal(value), unit) == said


@pytest.mark.parametrize(("ends", "unit", "said"), SPANS)
def test_both_ends_of_an_interval_can_be_told_apart(ends, unit, said):
    low, high = (end and Decimal(end) for end in ends)
    assert wording.span(Interval(low, high), unit) == said


def test_every_verdict_and_outcome_has_its_own_sign_and_word():
    """A reader without colour must be able to tell them apart."""
    for name, codes in (
        ("verdicts", records.VERDICTS),
        ("outcomes", ("agrees", "close", "disagrees", "no_data", "bound")),
    ):
        rows = wording.table(name)
        assert tuple(rows) == codes
        for key in ("symbol", "word"):
            assert len({row[key] for row in rows.values()}) == len(codes)


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("disputed", "Another source of equal standing gives a different figure."),
        ("disputed:Eurostat", "Another source of equal standing gives a different figure (Eurostat)."),
        ("cif_fob", None),
        ("never_heard_of", "Never heard of."),
        ("never_heard_of:KOTRA", "Never heard of: KOTRA."),
    ],
)
def test_codes_become_sentences(code, said):
    """In the words of the table of reasons or caveats; a code that no table knows keeps its own."""
    found = wording.said(code)
    assert found == said if said else found.startswith("Imports are valued with freight")


def test_every_rule_of_consistency_is_said_in_words():
    from claimcheck.verification import consistency

    assert {rule.__name__ for rule in consistency.RULES} == set(wording.table("rules"))
    assert wording.rule("some_new_rule") == "some new rule"
