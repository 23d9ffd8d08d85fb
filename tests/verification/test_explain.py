"""The derivation of one verdict, in words."""

from __future__ import annotations

from typing import Any

import pytest
import sample_report

from claimcheck.errors import FormatError, InputError
from claimcheck.verification.explain import WIDTH, explain

Report = dict[str, Any]


@pytest.fixture
def report() -> Report:
    """A small report made by hand, as it comes out of its JSON file."""
    return sample_report.report()


@pytest.mark.parametrize(
    "part",
    [
        "Claim c1: 97 per cent",
        "“South Korean officials",
        "A story, story.txt, 2025-09-03, characters",
        'reporter:     North Korea (PRK) from "the North"',
        'partner:      China (CHN) from "China"',
        "flow:         trade (not in the sentence: inherited)",
        "interval:     97 % (96.5 to 97.5 %)",
        "because:      printed to the nearest 1: half of that each way",
        "1. KOTRA as published",
        "formula:      2721100000 / 2769120000 x 100 = 98.27 %",
        "row:          kotra line 2: PRK trade with CHN, 2023: 2721100000 USD (KOTRA)",
        "so it         agrees: the two intervals meet",
        "Russian customs for 2023: claimcheck data pull comtrade",
        "Verdict: supported",
        "rule:         another reading agrees, and the one that comes first is close",
        "reason:       definition dependent",
        "caveat:       fill in",
        "- shares of one whole (with c2): inconsistent",
    ],
)
def test_everything_is_told(report: Report, part: str) -> None:
    """The text names the words, the interval and its rule, every formula and row, and what decided."""
    assert part in explain(report, "c1")


def test_it_fits_a_terminal(report: Report) -> None:
    """No line is wider than 80 columns, and none ends in blanks."""
    report["claims"][0]["explanation"] = "word " * 60
    lines = explain(report, "c1").split("\n")
    assert max(map(len, lines)) <= WIDTH
    assert all(line == line.rstrip() for line in lines)


def test_control_signs_do_not_get_through(report: Report) -> None:
    """Words of the article cannot move the cursor or colour the page."""
    report["claims"][0]["text"] = "A \x1b[31mred\x1b[0m claim\rover"
    assert "\x1b" not in explain(report, "c1")
    assert "\r" not in explain(report, "c1")


def test_limits_are_told_as_such(report: Report) -> None:
    """A claim without a figure of its own shows the limits that are known."""
    told = explain(report, "c2")
    assert "a number word: 5 % of itself each way" in told
    assert "a limit: it neither bears the figure out nor speaks against it" in told
    assert "the figure keeps within the limits known" in told


def test_an_unknown_claim_is_named(report: Report) -> None:
    """The message names the claims there are."""
    with pytest.raises(InputError, match=r"no claim 'c7'.*c1"):
        explain(report, "c7")


def test_what_is_no_report_is_refused() -> None:
    """Anything but a report is refused in one line."""
    with pytest.raises(FormatError):
        explain({"claims": []}, "c1")
