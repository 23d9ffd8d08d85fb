"""A report in a notebook's cell: one table in a few kilobytes, without script, style sheet or address.

Notebooks are shown by many programs, some of which take scripts and styles out and some of which do not:
the fragment needs neither. Whatever came from the article is escaped.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from claimcheck.reports import wording
from claimcheck.reports.html import environment
from claimcheck.reports.view import carrying, computed, quote, review_of, summary_line

if TYPE_CHECKING:
    from jinja2 import Template

    from claimcheck.records import Finding, Report

_ROOM = 90
"""Characters of the sentence on each side of the claim."""


def fragment(report: Report) -> str:
    """The report as an HTML table, one row a claim: verdict, words, explanation, figures."""
    return _template().render(
        report=report,
        summary=summary_line(report),
        rows=[_row(report, finding) for finding in report.findings],
        clashes=[check for check in report.consistency if check.verdict == "inconsistent"],
    )


@cache
def _template() -> Template:
    return environment().get_template("fragment.html.j2")


def _row(report: Report, finding: Finding) -> dict[str, object]:
    best = carrying(finding)
    return {
        "finding": finding,
        "verdict": wording.verdict(finding.verdict),
        "quote": quote(finding.claim, _ROOM),
        "claimed": wording.span(finding.interval, finding.claim.unit),
        "computed": best and computed(finding, best),
        "reading": best and best.reading.label,
        "review": review_of(report, finding.claim.id),
    }
