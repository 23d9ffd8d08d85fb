"""One row a claim, for a spreadsheet."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from claimcheck.records import plain
from claimcheck.reports.inert import line
from claimcheck.reports.view import carrying, review_of

if TYPE_CHECKING:
    from claimcheck.records import Finding, Report

COLUMNS = (
    "document", "published", "claim", "verdict", "quote", "start", "end", "kind", "reporter", "partner", "flow",
    "product", "period", "base_period", "value", "value_high", "unit", "direction", "modifier", "attributed_to", "low",
    "high", "best_reading", "best_value", "sources", "reasons", "explanation", "suggestion", "missing", "sentence",
    "human_verdict", "reviewer", "review_reason", "reviewed_at",
)  # fmt: skip

# A spreadsheet runs a cell that begins with one of these (OWASP, "CSV Injection").
_FORMULA = re.compile(r"[=+\-@\t\r|%\uff1d\uff0b\uff0d\uff20]")


def safe_cell(value: object) -> str:
    """``value`` as a cell that no spreadsheet will run: a text that looks like a formula gets a leading quote.

    >>> safe_cell("=cmd|' /C calc'!A0"), safe_cell(Decimal("-4.4")), safe_cell(None)
    ("'=cmd|' /C calc'!A0", '-4.4', '')
    """
    if value is None:
        return ""
    if isinstance(value, Decimal):
        return str(plain(value))
    if isinstance(value, int | float):
        return str(value)
    text = line(str(value))
    return f"'{text}" if _FORMULA.match(text) else text


def render(report: Report, *, width: int | None = None, color: bool = False) -> str:
    """A header and a row a claim, under ``COLUMNS``."""
    return table(COLUMNS, (_row(report, finding) for finding in report.findings))


def table(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """CSV text of ``rows`` under ``columns``, every cell safe."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([safe_cell(value) for value in row] for row in rows)
    return out.getvalue()


def _row(report: Report, finding: Finding) -> tuple[object, ...]:
    claim, best, review = finding.claim, carrying(finding), review_of(report, finding.claim.id)
    return (
        report.document.source, report.document.published, claim.id, finding.verdict, claim.span, claim.start,
        claim.end, claim.kind, claim.reporter, claim.partner, claim.flow, claim.product, claim.period,
        claim.base_period, claim.value, claim.value_high, claim.unit, claim.direction, claim.modifier,
        claim.attributed_to, finding.interval.low, finding.interval.high, best and best.reading.label,
        best and best.value, best and "; ".join(best.reading.datasets), "; ".join(finding.reasons),
        finding.explanation, finding.suggestion, "; ".join(missing.reading for missing in finding.missing), claim.text,
        review and review.said, review and review.reviewer, review and review.reason, review and review.at,
    )  # fmt: skip
