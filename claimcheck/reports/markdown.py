"""The report as Markdown (CommonMark with tables), for a wiki, an issue or a message."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from claimcheck.reports import wording
from claimcheck.reports.inert import line
from claimcheck.reports.view import (
    computed,
    dataset_of,
    gaps,
    observations,
    quote,
    review_of,
    summary_line,
    web_address,
)

if TYPE_CHECKING:
    from claimcheck.records import Calculation, Consistency, Dataset, Finding, Report

# What acts anywhere in a line, and what acts only where a block may begin. "<" and "&" become entities,
# because HTML passes through Markdown.
_ANYWHERE = re.compile(r"([\\`*_\[\]|~$])")
_AT_START = re.compile(r"^([#+=:-]|\d{1,9}(?=[.)](?:\s|$)))")
_BARE_ADDRESS = re.compile(r"(?i)(https?|ftp|mailto)(:)|(www)(\.)|(@)")


def escaped(text: str) -> str:
    """``text`` on one line, with nothing in it that Markdown or HTML would act on."""
    safe = line(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    safe = _ANYWHERE.sub(r"\\\1", safe)
    # Bare addresses become links in GitHub's dialect: an entity in the middle stops that.
    safe = _BARE_ADDRESS.sub(_cut_address, safe)
    return _AT_START.sub(lambda m: f"{m[1]}\\" if m[1].isdigit() else f"\\{m[1]}", safe)


def _cut_address(found: re.Match[str]) -> str:
    return f"{found[1]}&#58;" if found[1] else f"{found[3]}&#46;" if found[3] else "&#64;"


def render(report: Report, *, width: int | None = None, color: bool = False) -> str:
    """The report as Markdown text; links lead only to http and https addresses of the catalog."""
    parts = [*_head(report)]
    for finding in report.findings:
        parts += _finding(report, finding)
    parts += _consistency(report.consistency)
    parts += _sources(report)
    return "\n\n".join(part for part in parts if part) + "\n"


def _head(report: Report) -> list[str]:
    document = report.document
    dated = f"Published {escaped(document.published)}. " if document.published else ""
    return [f"# {escaped(document.title or document.source)}", f"{dated}**{summary_line(report)}**"]


def _finding(report: Report, finding: Finding) -> list[str]:
    claim, said, verdict = finding.claim, quote(finding.claim), wording.verdict(finding.verdict)
    return [
        f"## {verdict['symbol']} {verdict['word'].capitalize()}: {escaped(said.span)} ({escaped(claim.id)})",
        f"> {_edged(said.before)}**{escaped(said.span)}**{_edged(said.after)}",
        escaped(finding.explanation),
        _human(report, claim.id),
        _calculations(report, finding),
        _listed(f"**Missing**: {escaped('; '.join(readings))} → {escaped(fill)}" for fill, readings in gaps(finding)),
        _listed(escaped(wording.said(code)) for code in dict.fromkeys((*finding.reasons, *finding.caveats))),
        f"**Suggested**: {escaped(finding.suggestion)}" if finding.suggestion else "",
    ]


def _edged(text: str) -> str:
    """Escaped text that keeps the space at its edges: it joins the words of a quote."""
    return f"{' ' * text[:1].isspace()}{escaped(text)}{' ' * text[-1:].isspace()}" if text.strip() else ""


def _human(report: Report, claim: str) -> str:
    review = review_of(report, claim)
    if review is None:
        return ""
    reason = f" ({escaped(review.reason)})" if review.reason else ""
    return f"**Reviewed**: {escaped(review.said)}, by {escaped(review.reviewer)}, {escaped(review.at)}{reason}"


def _listed(items: Iterable[str]) -> str:
    return "\n".join(f"- {item}" for item in items)


def _calculations(report: Report, finding: Finding) -> str:
    if not finding.calculations:
        return ""
    claimed = wording.span(finding.interval, finding.claim.unit)
    rows = [
        "| calculation | value | formula | source | outcome |",
        "| --- | ---: | --- | --- | --- |",
        f"| the text | {escaped(claimed)} | | | |",
    ]
    return "\n".join(rows + [_calculation(report, finding, tried) for tried in finding.calculations])


def _calculation(report: Report, finding: Finding, tried: Calculation) -> str:
    outcome = wording.outcome(tried.outcome)
    cells = (
        escaped(tried.reading.label),
        escaped(computed(finding, tried)),
        escaped(tried.formula),
        "; ".join(_reference(report, id) for id in tried.reading.datasets),
        f"{outcome['symbol']} {outcome['word']}",
    )
    return f"| {' | '.join(cells)} |"


def _reference(report: Report, id: str) -> str:
    source = dataset_of(report, id)
    return escaped(f"{source.publisher}, {source.vintage}" if source else id)


def _consistency(checks: tuple[Consistency, ...]) -> list[str]:
    if not checks:
        return []
    signs = {"consistent": "✓", "inconsistent": "✗"}
    said = (
        f"{signs[check.verdict]} {escaped(', '.join(check.claims))}: {escaped(wording.rule(check.rule))}; expected "
        f"{escaped(check.expected)}, found {escaped(check.found)}"
        for check in checks
    )
    return ["## The article against itself", _listed(said)]


def _sources(report: Report) -> list[str]:
    used = {row.dataset for row in observations(report.findings)}
    known = [_source(dataset) for dataset in report.catalog if dataset.id in used]
    return ["## Sources", _listed(known)] if known else []


def _source(dataset: Dataset) -> str:
    address = web_address(dataset.url)
    link = f" <{address}>" if address and not set("<>\\") & set(address) else ""
    said = ", ".join(escaped(part) for part in (dataset.publisher, dataset.vintage, dataset.licence) if part)
    return f"{escaped(dataset.title)}: {said}.{link}"
