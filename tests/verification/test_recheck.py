"""A report worked out again."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
import sample_report

from claimcheck.errors import FormatError
from claimcheck.verification.recheck import recheck

Report = dict[str, Any]


@pytest.fixture
def report() -> Report:
    """A small report made by hand, as it comes out of its JSON file."""
    return sample_report.report()


def test_a_true_report_has_no_differences(report: Report) -> None:
    """What was worked out once comes out the same again."""
    assert recheck(report) == []


def first(report: Report) -> dict[str, Any]:
    found: dict[str, Any] = report["claims"][0]
    return found


def calculation(report: Report, n: int = 0) -> dict[str, Any]:
    found: dict[str, Any] = first(report)["calculations"][n]
    return found


TAMPERED: list[tuple[str, Callable[[Report], Any], str]] = [
    ("value", lambda r: calculation(r).update(value=96.27), "value is 96.27"),
    ("row", lambda r: calculation(r)["rows"][0].update(digits=2), "its rows give"),
    ("formula", lambda r: calculation(r).update(formula="2721100000 / 2796120000 x 100"), "gives 97.3169"),
    ("no formula", lambda r: calculation(r).update(formula="import os"), "a formula holds"),
    ("interval", lambda r: calculation(r).update(interval=[97, 98, True, True]), "interval is"),
    ("claim", lambda r: first(r).update(interval=[96, 98, True, True]), "the printed figure gives"),
    ("outcome", lambda r: calculation(r).update(outcome="agrees", agrees=True), "does not meet"),
    ("turned", lambda r: calculation(r, 1).update(outcome="close", agrees=False), "meets"),
    ("agrees", lambda r: calculation(r).update(agrees=True), "agrees is True"),
    ("verdict", lambda r: first(r).update(verdict="refuted"), "verdict is refuted, but"),
    ("summary", lambda r: r["summary"].update(supported=7), "summary: supported is 7, counted 1"),
    ("dataset", lambda r: calculation(r)["rows"][0].update(dataset="elsewhere"), "catalog does not list"),
    ("limit", lambda r: r["claims"][1]["calculations"][0].update(interval=[0, 50, True, True]), "its rows give"),
    ("check", lambda r: r["consistency"][0].update(claims=["c9"]), "no claim c9"),
]


@pytest.mark.parametrize(("what", "tamper", "expected"), TAMPERED, ids=[case[0] for case in TAMPERED])
def test_what_was_tampered_with_is_named(
    report: Report, what: str, tamper: Callable[[Report], Any], expected: str
) -> None:
    """A figure changed anywhere comes back as a line that says where and what."""
    tamper(report)
    assert [line for line in recheck(report) if expected in line]


BROKEN: list[tuple[str, Callable[[Report], Any], str]] = [
    ("version", lambda r: r.update(schema_version=2), "schema_version is 2"),
    ("claims", lambda r: r.update(claims={}), "claims is dict"),
    ("no claims", lambda r: r.pop("claims"), "claims is NoneType"),
    ("key", lambda r: first(r).pop("interval"), "claim 1: no interval"),
    ("verdict", lambda r: first(r).update(verdict="maybe"), r"claim 1 \(c1\): verdict is 'maybe'"),
    ("ends", lambda r: first(r).update(interval=[1, 2]), "interval is malformed"),
    ("text", lambda r: calculation(r).update(value="many"), "calculation 1: value is 'many'"),
    ("row", lambda r: calculation(r)["rows"][0].pop("unit"), "row 1: no unit"),
    ("entry", lambda r: r["claims"].insert(0, "c0"), "claim 1: str found"),
]


@pytest.mark.parametrize(("what", "spoil", "expected"), BROKEN, ids=[case[0] for case in BROKEN])
def test_what_is_no_report_is_refused(report: Report, what: str, spoil: Callable[[Report], Any], expected: str) -> None:
    """A file that is no report is refused in one line that says where it breaks."""
    spoil(report)
    with pytest.raises(FormatError, match=expected):
        recheck(report)


@pytest.mark.parametrize("found", [None, [], "text", 3])
def test_no_object_at_all(found: Any) -> None:
    """Any other JSON value is refused too."""
    with pytest.raises(FormatError, match="no JSON object"):
        recheck(found)
