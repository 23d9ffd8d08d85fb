"""What several formats ask of a report: which calculation carries a verdict, who reviewed it, what its words are."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimcheck.reports import wording
from claimcheck.reports.inert import line

if TYPE_CHECKING:
    from claimcheck.records import Calculation, Claim, Dataset, Finding, Observation, Report, Review, Words

SLOTS = (
    "kind", "reporter", "flow", "partner", "product", "period", "base_period", "value", "direction", "source_named"
)  # fmt: skip
_CARRYING = ("agrees", "close", "disagrees", "bound")


def carrying(finding: Finding) -> Calculation | None:
    """The calculation nearest to the verdict: the first that agrees, else is close, else disagrees, else bounds."""
    for outcome in _CARRYING:
        for calculation in finding.calculations:
            if calculation.outcome == outcome:
                return calculation
    return None


def computed(finding: Finding, tried: Calculation) -> str:
    """The value of a calculation as it is shown beside the claim, with no fewer digits than the claim has.

    A bound, or a calculation without one value, is shown by its interval.
    """
    claim = finding.claim
    if tried.value is None or tried.outcome == "bound":
        return wording.span(tried.interval, claim.unit)
    printed = claim.value.adjusted() - claim.quantum.adjusted() + 1 if claim.value and claim.quantum else 0
    return wording.figure(tried.value, finding.interval, claim.unit, max(4, min(printed, 12)))


def review_of(report: Report, claim: str) -> Review | None:
    """The latest word of a human on the claim of that id; ``None`` where nobody has spoken."""
    return next((review for review in reversed(report.reviews) if review.claim == claim), None)


def observations(findings: Iterable[Finding]) -> tuple[Observation, ...]:
    """Every row that any calculation used, once, in the order of first use."""
    rows = (row for finding in findings for calculation in finding.calculations for row in calculation.rows)
    return tuple({(row.dataset, row.line): row for row in rows}.values())


def dataset_of(report: Report, id: str) -> Dataset | None:
    """The catalog's entry of that id; ``None`` where the report does not hold it."""
    return next((dataset for dataset in report.catalog if dataset.id == id), None)


def web_address(url: str | None) -> str | None:
    """``url`` where a browser may follow it: http and https, nothing that runs."""
    if url is None:
        return None
    bare = line(url)
    return bare if bare.lower().startswith(("https://", "http://")) and " " not in bare else None


@dataclass(frozen=True, slots=True)
class Quote:
    """A claim's words in their sentence, cut to a window where the sentence is long."""

    before: str
    span: str
    after: str


def quote(claim: Claim, room: int = 240) -> Quote:
    """The span of ``claim`` with up to ``room`` characters of its sentence on each side, on one line."""
    start = claim.start - claim.sentence_start
    end = start + len(claim.span)
    if claim.text[start:end] != claim.span:
        start = max(claim.text.find(claim.span), 0)
        end = start + len(claim.span)
    return Quote(
        _tail(claim.text[max(0, start - room) : start], cut=start > room),
        line(claim.span[: 2 * room]),
        _head(claim.text[end : end + room], cut=end + room < len(claim.text)),
    )


def _tail(text: str, *, cut: bool) -> str:
    words = line(text)
    if cut:
        words = "… " + words.partition(" ")[2]
    return words + (" " if text[-1:].isspace() else "")


def _head(text: str, *, cut: bool) -> str:
    words = line(text)
    if cut:
        words = words.rpartition(" ")[0] + " …"
    return (" " if text[:1].isspace() else "") + words


@dataclass(frozen=True, slots=True)
class Slot:
    """One thing understood of a claim, beside the words that said so."""

    name: str
    value: str
    words: str | None
    doubt: str | None
    """Why it is doubtful, in words; ``None`` where the text says it."""


def reading_of(claim: Claim, text: str) -> list[Slot]:
    """How the claim was understood, slot by slot; a slot that nothing was said about is left out.

    ``text`` is the document's: the words shown are those that stand there.
    """
    doubts = dict(doubt.partition(":")[::2] for doubt in claim.doubts)
    found = []
    for name in SLOTS:
        value = claimed(claim) if name == "value" else getattr(claim, name)
        if value is None:
            continue
        words = claim.span if name == "value" else _heard(claim.words.get(name), text)
        if name in ("reporter", "partner"):
            value = wording.place(value)
        doubt = doubts.get(name)
        found.append(
            Slot(
                name,
                line(str(value)),
                words and line(words[:200]),
                None if doubt is None else wording.plain_words(doubt),
            )
        )
    return found


def _heard(words: Words | None, text: str) -> str | None:
    """The words at their place in the text; what was kept of them where the text is not at hand."""
    if words is None:
        return None
    stands = text[words.start : words.end]
    return stands if any(letter.isalnum() for letter in stands) else words.text


def claimed(claim: Claim) -> str | None:
    """The printed figure as it was understood, with its modifier: ``about 97%``, ``down 7.5%``."""
    if claim.value is None:
        return None
    text = wording.amount(claim.value, claim.unit)
    if claim.value_high is not None:
        text += f" to {wording.amount(claim.value_high, claim.unit)}"
    modifier = "" if claim.modifier in ("exact", "range") else wording.plain_words(claim.modifier)
    return f"{modifier} {text}".strip()


def first_to_look_at(report: Report) -> list[Finding]:
    """What an editor has to act on: refuted claims, then conflicting ones, in the order of the text."""
    return [
        finding for verdict in ("refuted", "conflicting") for finding in report.findings if finding.verdict == verdict
    ]


def gaps(finding: Finding) -> list[tuple[str, list[str]]]:
    """What would settle a claim, each with the readings that wait for it."""
    found: dict[str, list[str]] = {}
    for missing in finding.missing:
        readings = found.setdefault(missing.fill, [])
        if missing.reading not in readings:
            readings.append(missing.reading)
    return list(found.items())


def summary_line(report: Report) -> str:
    """The headline: ``7 claims: 4 supported, 1 refuted ...``."""
    total = len(report.findings)
    if not total:
        return "No numeric claim about trade was found."
    parts = [f"{count} {wording.verdict(verdict)['word']}" for verdict, count in report.summary.items() if count]
    return f"{total} claim{'s' * (total != 1)}: {', '.join(parts)}."
