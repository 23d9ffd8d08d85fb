"""The frozen records that the stages hand over, and their JSON form.

A value never changes after it was made: a new record is made with ``dataclasses.replace``. Numbers
read from text or from reference tables are ``Decimal`` from end to end. Offsets are code points in
the text given, ``text[start:end]``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from datetime import datetime

    import pandas as pd

Number = int | float

KINDS = (
    "share", "level", "growth", "balance", "rank", "ratio", "comparison", "record", "average", "quantity",
)  # fmt: skip
VERDICTS = ("supported", "close", "conflicting", "refuted", "not_enough_evidence")
Verdict = Literal["supported", "close", "conflicting", "refuted", "not_enough_evidence"]
Outcome = Literal["agrees", "close", "disagrees", "no_data", "bound"]
SCHEMA_VERSION = 1


def _nothing() -> Mapping[str, Any]:
    """An empty mapping; a plain one, because records travel between processes."""
    return {}


def plain(value: Decimal | None) -> Number | None:
    """A ``Decimal`` as the JSON number a reader expects: 2700000000, not 2.7E+9.

    >>> plain(Decimal("2.70E+9")), plain(Decimal("96.7")), plain(None)
    (2700000000, 96.7, None)
    """
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


@dataclass(frozen=True, slots=True)
class Interval:
    """The values a printed or computed number may stand for; an end of ``None`` is open without limit."""

    low: Decimal | None
    high: Decimal | None
    low_closed: bool = True
    high_closed: bool = True

    def to_list(self) -> list[Number | bool | None]:
        return [plain(self.low), plain(self.high), self.low_closed, self.high_closed]


@dataclass(frozen=True, slots=True)
class Document:
    """The text to be checked, exactly as offsets count it."""

    text: str
    source: str
    """Path, URL, ``-`` for standard input or ``text`` for text given directly."""
    title: str | None = None
    published: str | None = None
    """``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``."""
    sha256: str = ""
    """Of the bytes read."""

    def to_dict(self) -> dict[str, Any]:
        return {
            "title": self.title,
            "source": self.source,
            "published": self.published,
            "sha256": self.sha256,
            "characters": len(self.text),
        }


@dataclass(frozen=True, slots=True)
class Words:
    """Raw words of the text and where they stand."""

    text: str
    start: int
    end: int

    def to_dict(self) -> dict[str, Any]:
        return {"text": self.text, "start": self.start, "end": self.end}


@dataclass(frozen=True, slots=True)
class Flow:
    """One flow that a claim compares with: ``compared_to`` of ratios and comparisons."""

    reporter: str | None
    partner: str | None
    flow: str

    def to_dict(self) -> dict[str, Any]:
        return {"reporter": self.reporter, "partner": self.partner, "flow": self.flow}


@dataclass(frozen=True, slots=True)
class Claim:
    """One numeric statement about trade, as the text makes it.

    ``value`` is scaled (2700000000, not 2.7) and negative for a deficit. ``quantum`` is the size of
    one unit of the last printed digit, scaled likewise ("2.70 billion": 10000000; "97 per cent": 1);
    ``None`` where the number was no numeral ("a third", "doubled", "largest").
    """

    kind: str
    span: str
    start: int
    end: int
    text: str = ""
    """The sentence."""
    sentence_start: int = 0
    reporter: str | None = None
    partner: str | None = None
    """``None`` is the world; several together are joined by ``+``."""
    flow: str | None = None
    product: str | None = None
    period: str | None = None
    base_period: str | None = None
    value: Decimal | None = None
    unit: str | None = None
    direction: str | None = None
    modifier: str = "exact"
    value_high: Decimal | None = None
    attributed_to: str | None = None
    forecast: bool = False
    share_of: str | None = None
    rank_of: str | None = None
    compared_to: Flow | None = None
    id: str = ""
    quantum: Decimal | None = None
    source_named: str | None = None
    """Attribution in force: the text's own, or carried from a sentence before; else ``None``."""
    words: Mapping[str, Words] = field(default_factory=_nothing, hash=False)
    """Slot name to the words it was read from."""
    doubts: tuple[str, ...] = ()
    """Slots that were inherited or guessed, ``slot:why``."""

    def to_dict(self) -> dict[str, Any]:
        """The claim keys of the JSON report, plus ``words`` and ``doubts``."""
        found: dict[str, Any] = {
            "id": self.id,
            "text": self.text,
            "start": self.start,
            "end": self.end,
            "span": self.span,
            "kind": self.kind,
            "reporter": self.reporter,
            "partner": self.partner,
            "flow": self.flow,
            "product": self.product,
            "period": self.period,
            "base_period": self.base_period,
            "value": plain(self.value),
            "unit": self.unit,
            "direction": self.direction,
            "modifier": self.modifier,
            "value_high": plain(self.value_high),
            "attributed_to": self.attributed_to,
            "forecast": self.forecast,
        }
        if self.kind == "share":
            found["share_of"] = self.share_of or "reporter"
        if self.kind == "rank":
            found["rank_of"] = self.rank_of
        if self.compared_to is not None:
            found["compared_to"] = self.compared_to.to_dict()
        found["quantum"] = plain(self.quantum)
        found["source_named"] = self.source_named
        found["words"] = {slot: words.to_dict() for slot, words in self.words.items()}
        found["doubts"] = list(self.doubts)
        return found


@dataclass(frozen=True, slots=True)
class Dataset:
    """What is known of one reference table: who counted, what, and how far it may be trusted."""

    id: str
    title: str
    publisher: str
    licence: str
    vintage: str
    """When the figures were published or compiled, ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``."""
    sha256: str = ""
    rows: int = 0
    path: Path | None = None
    url: str | None = None
    grade: Literal["primary", "compiled", "secondary"] = "primary"
    noise: Mapping[str, Decimal] = field(default_factory=_nothing, hash=False)
    """Own noise where measured: ``level`` and ``growth`` relative or in points, ``share`` in points."""
    names: tuple[str, ...] = ()
    """Words by which a text names this source ("KOTRA", "South Korean government")."""
    reporters: tuple[str, ...] = ()
    """Areas whose trade this source counts; empty: any."""
    definition: Mapping[str, str] = field(default_factory=_nothing, hash=False)
    """``basis`` (customs, balance_of_payments), ``valuation``, ``system``, ``leaves_out`` ..."""
    not_covered: tuple[str, ...] = ()
    """Partners that the source says, or is known, not to cover."""
    replaced_by: tuple[str, ...] = ()
    """Ids of datasets that take their rows over."""

    def to_dict(self) -> dict[str, Any]:
        return {
            "id": self.id,
            "title": self.title,
            "publisher": self.publisher,
            "licence": self.licence,
            "vintage": self.vintage,
            "sha256": self.sha256,
            "rows": self.rows,
            "url": self.url,
            "grade": self.grade,
        }


@dataclass(frozen=True, slots=True)
class Observation:
    """One row of reference data; ``line`` is its line in the file (the header is line 1)."""

    dataset: str
    line: int
    reporter: str
    partner: str
    flow: str
    product: str
    period: str
    measure: Literal["level", "share", "growth"]
    value: Decimal
    unit: str
    digits: int
    """Significant digits printed: half a unit of the last one is the rounding each way."""
    status: str | None = None
    basis: str | None = None
    published: str | None = None
    source_url: str | None = None
    note: str | None = None

    @property
    def quantum(self) -> Decimal:
        """One unit of the last printed digit."""
        if not self.value:
            return Decimal(1).scaleb(self.value.as_tuple().exponent)  # type: ignore[arg-type]
        return Decimal(1).scaleb(self.value.adjusted() - self.digits + 1)

    @property
    def interval(self) -> Interval:
        """The value, half a printed unit each way."""
        half = self.quantum / 2
        return Interval(self.value - half, self.value + half)

    def to_dict(self) -> dict[str, Any]:
        return {
            "dataset": self.dataset,
            "line": self.line,
            "reporter": self.reporter,
            "partner": self.partner,
            "flow": self.flow,
            "product": self.product,
            "period": self.period,
            "measure": self.measure,
            "value": plain(self.value),
            "unit": self.unit,
            "digits": self.digits,
            "status": self.status,
            "basis": self.basis,
            "published": self.published,
            "source_url": self.source_url,
            "note": self.note,
        }


@dataclass(frozen=True, slots=True)
class Reading:
    """One defensible definition of a claim."""

    label: str
    """One line for people: "KOTRA as published, with Russia's own figure added"."""
    method: str
    """``printed_share``, ``part_over_total``, ``bound`` ... : how the figure is come by."""
    datasets: tuple[str, ...] = ()
    reporter: str | None = None
    partner: str | None = None
    flow: str | None = None
    product: str = "TOTAL"
    period: str | None = None
    base_period: str | None = None
    side: Literal["reporter", "mirror"] = "reporter"
    currency: str | None = None
    fill_in: tuple[str, ...] = ()
    """``partner=dataset`` for each partner taken from another dataset and added to the total."""
    assumptions: tuple[str, ...] = ()
    """Caveat codes: what has to be granted for this reading."""

    def to_dict(self) -> dict[str, Any]:
        return {
            "label": self.label,
            "method": self.method,
            "datasets": list(self.datasets),
            "reporter": self.reporter,
            "partner": self.partner,
            "flow": self.flow,
            "product": self.product,
            "period": self.period,
            "base_period": self.base_period,
            "side": self.side,
            "currency": self.currency,
            "fill_in": list(self.fill_in),
            "assumptions": list(self.assumptions),
        }


@dataclass(frozen=True, slots=True)
class Calculation:
    """A reading worked out."""

    reading: Reading
    formula: str
    """With the numbers in it, redoable by hand: ``2721100000 / 2803520000 x 100``."""
    value: Decimal | None
    interval: Interval
    outcome: Outcome
    rows: tuple[Observation, ...] = ()

    @property
    def agrees(self) -> bool | None:
        """``None`` where a bound neither bears the claim out nor speaks against it."""
        return {"agrees": True, "close": False, "disagrees": False}.get(self.outcome)

    def to_dict(self) -> dict[str, Any]:
        return {
            "reading": self.reading.to_dict(),
            "formula": self.formula,
            "value": plain(self.value),
            "interval": self.interval.to_list(),
            "agrees": self.agrees,
            "outcome": self.outcome,
            "rows": [row.to_dict() for row in self.rows],
        }


@dataclass(frozen=True, slots=True)
class Missing:
    """A reading for which data were missing, and what would fill it."""

    reading: str
    fill: str
    """A dataset, or the command that would fetch it."""

    def to_dict(self) -> dict[str, Any]:
        return {"reading": self.reading, "fill": self.fill}


@dataclass(frozen=True, slots=True)
class Finding:
    """A claim with everything said about it."""

    claim: Claim
    interval: Interval
    verdict: Verdict
    reasons: tuple[str, ...]
    explanation: str
    suggestion: str | None = None
    calculations: tuple[Calculation, ...] = ()
    missing: tuple[Missing, ...] = ()
    caveats: tuple[str, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        return {
            **self.claim.to_dict(),
            "interval": self.interval.to_list(),
            "verdict": self.verdict,
            "reasons": list(self.reasons),
            "explanation": self.explanation,
            "suggestion": self.suggestion,
            "calculations": [calculation.to_dict() for calculation in self.calculations],
            "missing": [missing.to_dict() for missing in self.missing],
            "caveats": list(self.caveats),
        }


@dataclass(frozen=True, slots=True)
class Consistency:
    """A test of the article against itself."""

    claims: tuple[str, ...]
    """Ids."""
    rule: str
    expected: str
    found: str
    verdict: Literal["consistent", "inconsistent"]

    def to_dict(self) -> dict[str, Any]:
        return {
            "claims": list(self.claims),
            "rule": self.rule,
            "expected": self.expected,
            "found": self.found,
            "verdict": self.verdict,
        }


@dataclass(frozen=True, slots=True)
class Review:
    """A human's word on one claim; it stands beside the machine's verdict and never replaces it."""

    claim: str
    """Id."""
    action: Literal["accept", "overrule", "misread"]
    reviewer: str
    """The name that the reviewer gave."""
    at: str
    """When, UTC, ``2025-09-04T12:00:00Z``."""
    verdict: Verdict | None = None
    """The human's, where the machine's was overruled."""
    reason: str = ""

    @property
    def said(self) -> str:
        """In words: ``accepted``, ``overruled: refuted``, ``misread``."""
        if self.action == "overrule":
            return f"overruled: {(self.verdict or '').replace('_', ' ')}"
        return {"accept": "accepted", "misread": "misread"}[self.action]

    def to_dict(self) -> dict[str, Any]:
        return {
            "claim": self.claim,
            "action": self.action,
            "verdict": self.verdict,
            "reason": self.reason,
            "reviewer": self.reviewer,
            "at": self.at,
        }


@dataclass(frozen=True, slots=True)
class Report:
    """What verification found, complete: anyone can redo it from this record alone."""

    document: Document
    catalog: tuple[Dataset, ...]
    findings: tuple[Finding, ...]
    consistency: tuple[Consistency, ...] = ()
    settings: Mapping[str, Any] = field(default_factory=_nothing, hash=False)
    version: str = ""
    reviews: tuple[Review, ...] = ()
    """In the order in which they were given; the last one of a claim holds."""
    around: tuple[Observation, ...] = ()
    """Figures beside those used, for drawings alone: no verdict rests on them, and the JSON report leaves them out."""

    @property
    def summary(self) -> dict[str, int]:
        """Number of claims by verdict, every verdict named."""
        return {verdict: sum(f.verdict == verdict for f in self.findings) for verdict in VERDICTS}

    def to_dict(self) -> dict[str, Any]:
        """The JSON report, ``schema_version`` 1; ``reviews`` is there only once a human has spoken."""
        found = {
            "schema_version": SCHEMA_VERSION,
            "version": self.version,
            "document": self.document.to_dict(),
            "catalog": [dataset.to_dict() for dataset in self.catalog],
            "summary": self.summary,
            "claims": [finding.to_dict() for finding in self.findings],
            "consistency": [check.to_dict() for check in self.consistency],
            "settings": dict(self.settings),
        }
        if self.reviews:
            found["reviews"] = [review.to_dict() for review in self.reviews]
        return found

    # The renderers live in `claimcheck.reports`, which knows this module; these methods only save
    # a notebook user the import, and load nothing until they are called.

    def render(self, format: str) -> str:
        """The report in one of the formats of ``claimcheck.reports``, as text."""
        from claimcheck import reports

        return reports.render(self, format)

    def to_html(self) -> str:
        return self.render("html")

    def to_markdown(self) -> str:
        return self.render("markdown")

    def to_frame(self) -> pd.DataFrame:
        """One row a claim."""
        from claimcheck import reports

        return reports.claims_frame(self)

    def calculations_frame(self) -> pd.DataFrame:
        """One row a calculation or a missing reading."""
        from claimcheck import reports

        return reports.calculations_frame(self)

    def evidence_frame(self) -> pd.DataFrame:
        """One row a row of reference data, for each calculation that used it."""
        from claimcheck import reports

        return reports.evidence_frame(self)

    def override(
        self,
        claim: str,
        verdict: str | None = None,
        *,
        reviewer: str,
        reason: str = "",
        at: datetime | None = None,
    ) -> Report:
        """This report with a human's verdict beside the machine's on one claim; without ``verdict``: misread.

        Raises ``InputError`` for an unknown claim or verdict, or an overruling without name and reason.
        """
        from claimcheck import review

        action = "misread" if verdict is None else "overrule"
        given = review.give(self, claim, action, reviewer=reviewer, verdict=verdict, reason=reason, at=at)
        return review.reviewed(self, given)

    def accept(self, claim: str, *, reviewer: str, reason: str = "", at: datetime | None = None) -> Report:
        """This report with a human's consent beside the machine's verdict on one claim."""
        from claimcheck import review

        given = review.give(self, claim, "accept", reviewer=reviewer, reason=reason, at=at)
        return review.reviewed(self, given)

    def save(self, path: str | Path) -> None:
        """Write the report whole or not at all; the ending of ``path`` names the format."""
        from claimcheck import reports

        reports.save(self, Path(path))

    def _repr_html_(self) -> str:
        """A table for a notebook's cell; ``to_html`` is the whole page."""
        from claimcheck.reports import notebook

        return notebook.fragment(self)
