"""The report as tables for a notebook. Values are floats here: pandas is where decimals end."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from claimcheck.reports.view import carrying, dataset_of, review_of

if TYPE_CHECKING:
    import pandas as pd

    from claimcheck.records import Calculation, Finding, Observation, Report

CLAIM_COLUMNS = (
    "claim", "verdict", "span", "kind", "reporter", "partner", "flow", "product", "period", "base_period", "value",
    "value_high", "unit", "direction", "modifier", "attributed_to", "low", "high", "best_reading", "best_value",
    "calculations", "missing", "reasons", "explanation", "suggestion", "start", "end", "text", "human_verdict",
    "reviewer",
)  # fmt: skip
CALCULATION_COLUMNS = (
    "claim", "span", "verdict", "number", "reading", "method", "datasets", "side", "formula", "value", "low", "high",
    "unit", "claim_low", "claim_high", "outcome",
    "assumptions", "fill",
)  # fmt: skip
EVIDENCE_COLUMNS = (
    "claim", "number", "reading", "dataset", "publisher", "licence", "vintage", "line", "reporter", "partner", "flow",
    "product", "period", "measure", "value", "unit", "status", "basis", "url", "note",
)  # fmt: skip
_NUMBERS = frozenset({"value", "value_high", "low", "high", "best_value", "claim_low", "claim_high"})


def claims_frame(report: Report) -> pd.DataFrame:
    """One row a claim in the order of the text; index 0, 1, ...; ``value`` is scaled, in ``unit``."""
    return _frame(CLAIM_COLUMNS, (_claim(report, finding) for finding in report.findings))


def calculations_frame(report: Report) -> pd.DataFrame:
    """One row a calculation, then one a missing reading (outcome ``no_data``, ``fill`` says what would fill it)."""
    return _frame(CALCULATION_COLUMNS, (row for finding in report.findings for row in _calculations(finding)))


def evidence_frame(report: Report) -> pd.DataFrame:
    """One row a row of reference data, for each calculation that used it, with who published it."""
    return _frame(
        EVIDENCE_COLUMNS,
        (
            _evidence(report, finding, number, calculation, row)
            for finding in report.findings
            for number, calculation in enumerate(finding.calculations, 1)
            for row in calculation.rows
        ),
    )


def compare(reports: Iterable[Report]) -> pd.DataFrame:
    """One row a claim of every report, after its ``document``, ``title`` and ``published``."""
    columns = ("document", "title", "published", *CLAIM_COLUMNS)
    return _frame(
        columns,
        (
            (report.document.source, report.document.title, report.document.published, *_claim(report, finding))
            for report in reports
            for finding in report.findings
        ),
    )


def _claim(report: Report, finding: Finding) -> tuple[Any, ...]:
    claim, best, review = finding.claim, carrying(finding), review_of(report, finding.claim.id)
    return (
        claim.id, finding.verdict, claim.span, claim.kind, claim.reporter, claim.partner, claim.flow, claim.product,
        claim.period, claim.base_period, claim.value, claim.value_high, claim.unit, claim.direction, claim.modifier,
        claim.attributed_to, finding.interval.low, finding.interval.high, best.reading.label if best else None,
        best.value if best else None, len(finding.calculations), len(finding.missing), ", ".join(finding.reasons),
        finding.explanation, finding.suggestion, claim.start, claim.end, claim.text,
        review.said if review else None, review.reviewer if review else None,
    )  # fmt: skip


def _calculations(finding: Finding) -> Iterable[tuple[Any, ...]]:
    head = (finding.claim.id, finding.claim.span, finding.verdict)
    claimed = (finding.interval.low, finding.interval.high)
    for number, tried in enumerate(finding.calculations, 1):
        reading = tried.reading
        yield (
            *head, number, reading.label, reading.method, ", ".join(reading.datasets), reading.side, tried.formula,
            tried.value, tried.interval.low, tried.interval.high, finding.claim.unit, *claimed, tried.outcome,
            ", ".join(reading.assumptions), None,
        )  # fmt: skip
    for number, missing in enumerate(finding.missing, len(finding.calculations) + 1):
        yield (
            *head, number, missing.reading, None, None, None, None, None, None, None, finding.claim.unit, *claimed,
            "no_data", None, missing.fill,
        )  # fmt: skip


def _evidence(
    report: Report, finding: Finding, number: int, calculation: Calculation, row: Observation
) -> tuple[Any, ...]:
    source = dataset_of(report, row.dataset)
    known = (source.publisher, source.licence, source.vintage) if source else (None, None, None)
    return (
        finding.claim.id, number, calculation.reading.label, row.dataset, *known, row.line, row.reporter, row.partner,
        row.flow, row.product, row.period, row.measure, row.value, row.unit, row.status, row.basis,
        row.source_url or (source.url if source else None), row.note,
    )  # fmt: skip


def _frame(columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> pd.DataFrame:
    """A frame whose number columns are floats even when empty, so that frames of many reports stack."""
    import pandas as pd

    plain = [[float(value) if isinstance(value, Decimal) else value for value in row] for row in rows]
    frame = pd.DataFrame(plain, columns=list(columns))
    return frame.astype({column: "float64" for column in columns if column in _NUMBERS})
