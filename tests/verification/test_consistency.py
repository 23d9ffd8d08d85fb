"""The article against itself."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from claimcheck.records import Claim, Flow, Words
from claimcheck.verification.consistency import RULES, check_consistency

SCALES = {"": 1, "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
FIGURE = re.compile(r"(?P<sign>-?)(?P<number>\d[\d,]*(?:\.\d+)?) ?(?P<scale>thousand|million|billion|trillion|)")


def figure(printed: str) -> dict[str, Any]:
    """Value and quantum of a printed figure."""
    found = FIGURE.search(printed)
    assert found, printed
    number = Decimal(found["number"].replace(",", ""))
    scale = SCALES[found["scale"]]
    quantum = Decimal(1).scaleb(number.as_tuple().exponent) * scale  # type: ignore[arg-type]
    return {"value": number * scale * (-1 if found["sign"] else 1), "quantum": quantum}


def make(kind: str, printed: str, **slots: Any) -> Claim:
    unit = "percent" if "%" in printed else "USD"
    given = {"reporter": "PRK", "flow": "trade", "period": "2023", "unit": unit, **figure(printed), **slots}
    sentence = given.pop("sentence", f"A sentence that prints {printed} somewhere.")
    start = sentence.index(printed) if printed in sentence else 0
    return Claim(kind=kind, span=printed, start=start, end=start + len(printed), text=sentence, **given)


def named(*claims: Claim) -> list[Claim]:
    return [replace(claim, id=f"c{n}") for n, claim in enumerate(claims, 1)]


def level(printed: str, **slots: Any) -> Claim:
    return make("level", printed, **slots)


def share(printed: str, partner: str | None = "CHN", **slots: Any) -> Claim:
    return make("share", printed, partner=partner, **slots)


def growth(printed: str, direction: str | None = "up", **slots: Any) -> Claim:
    return make("growth", printed, direction=direction, **{"base_period": "2022", **slots})


def balance(printed: str, **slots: Any) -> Claim:
    return make("balance", printed, flow="balance", **slots)


OUT, IN = {"flow": "export"}, {"flow": "import"}
BEFORE = {"period": "2022"}
RANGE = {"period": "1991/2020", "unit": "percent/year"}

# rule, claims, whether the figures fit
CASES: list[tuple[str, list[Claim], bool]] = [
    (
        "exports_plus_imports",
        [level("325.17 million", **OUT), level("2,443.95 million", **IN), level("2.77 billion")],
        True,
    ),
    (
        "exports_plus_imports",
        [level("325.17 million", **OUT), level("2,443.95 million", **IN), level("2.97 billion")],
        False,
    ),
    ("exports_minus_imports", [level("5.2 billion", **OUT), level("4.8 billion", **IN), balance("0.4 billion")], True),
    ("exports_minus_imports", [level("5.2 billion", **OUT), level("4.8 billion", **IN), balance("0.9 billion")], False),
    ("exports_minus_imports", [level("5.2 billion", **OUT), level("7.8 billion", **IN), balance("-2.6 billion")], True),
    ("growth_from_levels", [growth("9%"), level("5.2 billion"), level("4.8 billion", **BEFORE)], True),
    ("growth_from_levels", [growth("19%"), level("5.2 billion"), level("4.8 billion", **BEFORE)], False),
    ("growth_from_levels", [growth("9%", "down"), level("5.2 billion"), level("4.8 billion", **BEFORE)], False),
    ("growth_from_levels", [growth("96.7%"), level("2.72 billion"), level("1.532 billion", **BEFORE)], False),
    ("growth_from_levels", [growth("77.6%"), level("2.72 billion"), level("1.532 billion", **BEFORE)], True),
    (
        "growth_from_levels",
        [growth("5%", flow="balance"), balance("-21 billion"), balance("-20 billion", **BEFORE)],
        True,
    ),
    ("change_from_levels", [growth("0.4 billion"), level("5.2 billion"), level("4.8 billion", **BEFORE)], True),
    ("change_from_levels", [growth("1.4 billion"), level("5.2 billion"), level("4.8 billion", **BEFORE)], False),
    (
        "points_from_shares",
        [growth("0.6%", partner="CHN", unit="percentage_points"), share("15.2%"), share("14.6%", **BEFORE)],
        True,
    ),
    (
        "points_from_shares",
        [growth("1.6%", partner="CHN", unit="percentage_points"), share("15.2%"), share("14.6%", **BEFORE)],
        False,
    ),
    (
        "ratio_of_levels",
        [
            make("ratio", "2", unit="times", quantum=None, direction="up", base_period="2022"),
            level("9.9 billion"),
            level("5 billion", **BEFORE),
        ],
        True,
    ),
    (
        "ratio_of_levels",
        [
            make("ratio", "2", unit="times", quantum=None, direction="up", base_period="2022"),
            level("15 billion"),
            level("5 billion", **BEFORE),
        ],
        False,
    ),
    (
        "ratio_of_levels",
        [
            make("ratio", "61%", flow="export", compared_to=Flow("PRK", None, "import")),
            level("6.1 billion", **OUT),
            level("10.0 billion", **IN),
        ],
        True,
    ),
    (
        "ratio_of_levels",
        [
            make("ratio", "16%", flow="export", compared_to=Flow("PRK", None, "import")),
            level("6.1 billion", **OUT),
            level("10.0 billion", **IN),
        ],
        False,
    ),
    ("share_of_levels", [share("98.3%"), level("2,721.10 million", partner="CHN"), level("2,769.12 million")], True),
    ("share_of_levels", [share("93.8%"), level("2,721.10 million", partner="CHN"), level("2,769.12 million")], False),
    (
        "share_of_levels",
        [share("20%", None, product="coal"), level("2 billion", product="coal"), level("10 billion")],
        True,
    ),
    ("shares_of_one_whole", [share("60%"), share("30%", "VNM")], True),
    ("shares_of_one_whole", [share("60%"), share("30%", "VNM"), share("25%", "IND")], False),
    ("shares_of_one_whole", [share("50.2%"), share("49.9%", "VNM")], True),
    ("average_over_period", [make("average", "2 billion", unit="USD/day"), level("730 billion")], True),
    ("average_over_period", [make("average", "2 billion", unit="USD/day"), level("530 billion")], True),
    ("average_over_period", [make("average", "2 billion", unit="USD/day"), level("1.3 trillion")], False),
    ("average_over_period", [make("average", "2.0 billion", unit="USD/month"), level("24 billion")], True),
    ("average_over_period", [make("average", "2.0 billion", unit="USD/month"), level("42 billion")], False),
    (
        "compound_growth",
        [
            make("average", "16.5%", **RANGE),
            level("8.36 billion", period="1991"),
            level("685.28 billion", period="2020"),
        ],
        True,
    ),
    (
        "compound_growth",
        [
            make("average", "26.5%", **RANGE),
            level("8.36 billion", period="1991"),
            level("685.28 billion", period="2020"),
        ],
        False,
    ),
    ("part_within_whole", [level("2.72 billion", partner="CHN"), level("2.77 billion")], True),
    ("part_within_whole", [level("2.97 billion", partner="CHN"), level("2.77 billion")], False),
    ("part_within_whole", [level("3.0 billion", product="coal"), level("2.0 billion")], False),
    ("part_within_whole", [level("3.0 billion", flow="export"), level("2.0 billion")], False),
    ("part_within_whole", [level("3.0 billion", period="2023-Q1"), level("2.0 billion")], False),
    ("part_within_whole", [level("1.0 billion", period="2023-Q1"), level("2.0 billion")], True),
]


@pytest.mark.parametrize(("rule", "claims", "fits"), CASES, ids=lambda value: value if isinstance(value, str) else None)
def test_rule(rule: str, claims: list[Claim], fits: bool) -> None:
    """Figures bound by arithmetic are said to fit, or not to, with the rule that binds them."""
    found = {check.rule: check.verdict for check in check_consistency(named(*claims))}
    assert found.get(rule) == ("consistent" if fits else "inconsistent")


def test_every_rule_has_a_case() -> None:
    """No rule goes untested in either direction."""
    own = {"share_of_the_rest", "converted_amount", "same_figure_twice"}
    for fits in (True, False):
        covered = {rule for rule, _, outcome in CASES if outcome is fits}
        assert covered | own == {rule.__name__ for rule in RULES}


REST = "China held 98.3% of the trade, and all other countries together 1.0% of it."
REST_RIGHT = "China held 98.3% of the trade, and all other countries together 1.7% of it."
LISTED = "China held 98.3%, Vietnam 0.6% and the rest 1.1%."


@pytest.mark.parametrize(
    ("sentence", "claims", "verdict"),
    [
        (REST, [share("98.3%", sentence=REST), share("1.0%", None, sentence=REST)], "inconsistent"),
        (REST_RIGHT, [share("98.3%", sentence=REST_RIGHT), share("1.7%", None, sentence=REST_RIGHT)], "consistent"),
        (REST, [share("98.3%", sentence=REST), share("1.0%", "OTHERS", sentence=REST)], "inconsistent"),
        (
            LISTED,
            [
                share("98.3%", sentence=LISTED),
                share("0.6%", "VNM", sentence=LISTED),
                share("1.1%", None, sentence=LISTED),
            ],
            "consistent",
        ),
    ],
    ids=["slip", "right", "coded", "listed"],
)
def test_share_of_the_rest(sentence: str, claims: list[Claim], verdict: str) -> None:
    """What all others hold is what the named leave, and a slip of 0.7 points is seen."""
    checks = [check for check in check_consistency(named(*claims)) if check.rule == "share_of_the_rest"]
    assert [check.verdict for check in checks] == [verdict]
    assert not [check for check in check_consistency(named(*claims)) if check.rule == "same_figure_twice"]


def test_the_printed_growth_that_its_own_levels_contradict() -> None:
    """Both sides are said in words, the text's own figures quoted."""
    claims = named(growth("96.7%"), level("2.72 billion"), level("1.532 billion", **BEFORE))
    (check,) = check_consistency(claims)
    assert check.verdict == "inconsistent"
    assert check.claims == ("c2", "c3", "c1")
    assert check.expected == 'trade of "2.72 billion" after trade of "1.532 billion" make 77.55 % (77.16 to 77.93 %)'
    assert check.found == 'trade up "96.7%"'


EXPLICIT = {slot: Words("x", 0, 1) for slot in ("reporter", "flow", "period")}


@pytest.mark.parametrize(
    ("first", "second", "verdict"),
    [
        ("2.77 billion", "2.769 billion", "consistent"),
        ("2.77 billion", "2.97 billion", "inconsistent"),
        ("20 billion", "20.6 billion", "consistent"),
    ],
)
def test_same_figure_twice(first: str, second: str, verdict: str) -> None:
    """One figure printed in two sentences has one value, at the coarser rounding."""
    claims = named(level(first, words=EXPLICIT), level(second, words=EXPLICIT, sentence_start=400))
    assert [(c.rule, c.verdict) for c in check_consistency(claims)] == [("same_figure_twice", verdict)]


A, B = level("2.77 billion", words=EXPLICIT), level("2.97 billion", words=EXPLICIT, sentence_start=400)


@pytest.mark.parametrize(
    "other",
    [
        replace(B, forecast=True),
        replace(B, source_named="customs"),
        replace(B, period="2022"),
        replace(B, partner="CHN", period="2022"),
        replace(B, flow="export", period="2022"),
        replace(B, product="services"),
        replace(B, unit="EUR"),
        replace(B, doubts=("period:guessed",)),
        replace(B, words={}),
        replace(B, sentence_start=0, text=A.text),
        replace(B, modifier="more_than", value=Decimal("2.7E9")),
    ],
    ids=[
        "forecast",
        "source",
        "period",
        "partner",
        "flow",
        "product",
        "unit",
        "doubt",
        "implicit",
        "sentence",
        "hedge",
    ],
)
def test_no_false_accusation(other: Claim) -> None:
    """Claims that differ in any slot, or were guessed, are never set against each other."""
    assert not [check for check in check_consistency(named(A, other)) if check.verdict == "inconsistent"]


def test_one_fitting_figure_is_enough() -> None:
    """A revised earlier figure beside the first one does not make the growth wrong."""
    claims = named(growth("9%"), level("5.2 billion"), level("4.8 billion", **BEFORE), level("4.0 billion", **BEFORE))
    assert {check.verdict for check in check_consistency(claims) if check.rule == "growth_from_levels"} == {
        "consistent"
    }


def test_a_share_of_what_is_not_said_is_left_alone() -> None:
    """Without a partner or a product nobody knows what the share is a part of."""
    assert not check_consistency(named(share("50%", None), level("189.4 million")))


def test_a_sentence_with_a_country_left_over_is_left_alone() -> None:
    """ "Chile sold 39% there, Mongolia 92%", both read as Australia's: a country nobody uses means a misreading."""
    text = "Chile sent 39% and 92% there."
    assert not check_consistency(named(share("39%", sentence=text), share("92%", "AUS", sentence=text)))


def test_re_exports_may_stand_apart_from_exports() -> None:
    """Exports that leave re-exports out fit the trade and the balance that hold them."""
    flows = [level("118 billion", **OUT), level("312 billion", flow="reexport"), level("589 billion", **IN)]
    checks = check_consistency(named(*flows, level("1.02 trillion"), balance("-159 billion")))
    assert {check.rule: check.verdict for check in checks} == {
        "exports_plus_imports": "consistent",
        "exports_minus_imports": "consistent",
        "part_within_whole": "consistent",
    }


def test_groups_that_overlap_are_not_summed() -> None:
    """The European Union and Germany are not two parts of one whole."""
    assert not check_consistency(named(share("60%", "EU27"), share("50%", "DEU")))


@pytest.mark.parametrize(
    ("converted", "verdict"),
    [
        ("121.9 billion dollars", "consistent"),
        ("112.9 million dollars", "inconsistent"),
        ("212.9 billion dollars", "inconsistent"),
    ],
)
def test_conversion(converted: str, verdict: str) -> None:
    """A bracketed conversion fits the European Central Bank's rates of the time, or is flagged."""
    words = {"conversion": Words(converted, 60, 60 + len(converted))}
    claim = level("112.7 billion", unit="EUR", words=words)
    assert [check.verdict for check in check_consistency(named(claim))] == [verdict]


def test_two_guesses_of_one_sentence_stand_together() -> None:
    """A slot guessed alike for both claims of a sentence is wrong for both or for none."""
    guessed = {"doubts": ("reporter:inherited",), "sentence": "It rose 19% to 5.2 billion from 4.8 billion."}
    claims = named(growth("19%", **guessed), level("5.2 billion", **guessed), level("4.8 billion", **guessed, **BEFORE))
    assert [check.verdict for check in check_consistency(claims)] == ["inconsistent"]
