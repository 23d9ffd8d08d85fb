"""One self-contained page: the article with its claims marked, and a card for each claim.

Nothing is fetched: style and script stand in the page and are named by their hashes in its
Content-Security-Policy; what came from outside goes through autoescape and ``clean``.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any

from claimcheck.records import VERDICTS
from claimcheck.reports import pictures, wording
from claimcheck.reports.article import Piece, paragraphs, pieces
from claimcheck.reports.inert import clean, line
from claimcheck.reports.view import (
    Quote,
    Slot,
    computed,
    first_to_look_at,
    gaps,
    observations,
    quote,
    reading_of,
    review_of,
    summary_line,
    web_address,
)

if TYPE_CHECKING:
    from jinja2 import Environment, Template

    from claimcheck.records import Calculation, Dataset, Finding, Observation, Report, Review


MOST_ROWS = 40


def render(report: Report, *, width: int | None = None, color: bool = False) -> str:
    """The report as one HTML page that needs no network and no script to be read."""
    css, script = _part("report.css"), _part("report.js")
    rows = observations(report.findings)
    sources = _sources(report, rows)
    every = (*rows, *report.around)
    cards = [_card(report, number, finding, sources, every) for number, finding in enumerate(report.findings, 1)]
    return _template().render(
        report=report,
        css=css,
        script=script,
        policy=_policy(css, script),
        summary=summary_line(report),
        bar=_bar(report),
        paragraphs=_article(report),
        cards=cards,
        first=[cards[report.findings.index(finding)] for finding in first_to_look_at(report)],
        sources=list(sources.values()),
        verdicts=[{"code": code, **wording.verdict(code), "count": report.summary[code]} for code in VERDICTS],
    )


@dataclass(frozen=True, slots=True)
class Card:
    """Everything said about one claim, in the words of the page."""

    number: int
    id: str
    finding: Finding
    verdict: dict[str, str]
    quote: Quote
    slots: list[tuple[dict[str, str], Slot, str | None]]
    picture: Any
    series: dict[str, Any] | None
    tried: list[Tried]
    drawn_on: list[Source]
    gaps: list[tuple[str, list[str]]]
    notes: list[str]
    review: Review | None
    sources: str


@dataclass(frozen=True, slots=True)
class Tried:
    """One calculation, with its rows and who published them."""

    number: int
    calculation: Calculation
    outcome: dict[str, str]
    value: str
    notes: list[str]
    rows: list[Row]
    more: int
    """Rows that are not on the page; a sum over a year of months of many members has hundreds."""
    publishers: list[Dataset]


@dataclass(frozen=True, slots=True)
class Row:
    """One row of reference data; ``source`` is the number of its dataset in the list at the end of the page."""

    observation: Observation
    source: int | None
    said: str
    """Whose figure it is, in words: "South Korea, export, the world, 2024"."""
    value: str
    address: str | None


@dataclass(frozen=True, slots=True)
class Source:
    """A dataset that the report drew on."""

    number: int
    dataset: Dataset
    address: str | None


@cache
def _template() -> Template:
    return environment().get_template("report.html.j2")


@cache
def environment() -> Environment:
    """The one way templates are filled: every word escaped and cleaned, a missing name is a bug."""
    from jinja2 import Environment, FunctionLoader, StrictUndefined

    made = Environment(
        autoescape=True,
        finalize=_safe,
        keep_trailing_newline=True,
        loader=FunctionLoader(_part),
        lstrip_blocks=True,
        trim_blocks=True,
        undefined=StrictUndefined,
    )
    made.filters["rule"] = wording.rule
    return made


def _safe(value: Any) -> Any:
    """Every word that the template prints loses its controls; drawings and our own markup pass."""
    return clean(value) if type(value) is str else "" if value is None else value


@cache
def _part(name: str) -> str:
    return resources.files(__package__).joinpath("templates", name).read_text(encoding="utf-8")


def _policy(css: str, script: str) -> str:
    """Only our own style and script may act, by their hashes; ``data:`` is the empty icon."""
    return (
        f"default-src 'none'; img-src data:; style-src '{_hash(css)}'; script-src '{_hash(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _drawn(svg: str) -> Any:
    """``svg`` as markup: drawn here, with every word in it escaped there."""
    from markupsafe import Markup

    return Markup(svg)


def _bar(report: Report) -> list[tuple[str, float, float]]:
    """Verdict, left end and width of each part of the summary bar, in per cent."""
    total = len(report.findings)
    parts, left = [], 0.0
    for code, count in report.summary.items():
        if count:
            parts.append((code, round(left, 3), round(100 * count / total, 3)))
            left += 100 * count / total
    return parts


def _article(report: Report) -> list[list[Piece]]:
    return paragraphs(pieces(report))


def _card(
    report: Report, number: int, finding: Finding, sources: dict[str, Source], rows: tuple[Observation, ...]
) -> Card:
    claim = finding.claim
    used = {row.dataset: sources.get(row.dataset) for tried in finding.calculations for row in tried.rows}
    drawn_on = sorted((source for source in used.values() if source), key=lambda source: source.number)
    notes = _notes((*finding.reasons, *finding.caveats))
    return Card(
        number=number,
        id=line(claim.id),
        finding=finding,
        verdict=wording.verdict(finding.verdict),
        quote=quote(claim),
        slots=[
            (wording.table("slots")[slot.name], slot, _anchor(finding, slot))
            for slot in reading_of(claim, report.document.text)
        ],
        picture=_drawn(pictures.intervals(finding)),
        series=_series(finding, rows),
        tried=[_tried(finding, n, one, sources, notes) for n, one in enumerate(finding.calculations, 1)],
        drawn_on=drawn_on,
        gaps=gaps(finding),
        notes=notes,
        review=review_of(report, claim.id),
        sources=" ".join(f"s{source.number}" for source in drawn_on),
    )


def _series(finding: Finding, rows: tuple[Observation, ...]) -> dict[str, Any] | None:
    drawn = pictures.series(finding, rows)
    return None if drawn is None else {"svg": _drawn(drawn.svg), "caption": drawn.caption}


def _anchor(finding: Finding, slot: Slot) -> str | None:
    """Where in the article the slot's words stand."""
    heard = finding.claim.words.get(slot.name)
    return f"w{heard.start}-{heard.end}" if heard is not None and heard.start < heard.end else None


def _notes(codes: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(wording.said(line(code)) for code in codes))


def _tried(finding: Finding, number: int, one: Calculation, sources: dict[str, Source], said: Collection[str]) -> Tried:
    """``said`` are notes that the card shows already."""
    return Tried(
        number=number,
        calculation=one,
        outcome=wording.outcome(one.outcome),
        value=computed(finding, one),
        notes=[note for note in _notes(one.reading.assumptions) if note not in said],
        rows=[_row(row, sources.get(row.dataset)) for row in one.rows[:MOST_ROWS]],
        more=max(0, len(one.rows) - MOST_ROWS),
        publishers=[sources[id].dataset for id in dict.fromkeys(row.dataset for row in one.rows) if id in sources],
    )


def _row(row: Observation, source: Source | None) -> Row:
    return Row(
        observation=row,
        source=source.number if source else None,
        said=_said(row),
        value=wording.amount(row.value, row.unit, digits=12),
        address=web_address(row.source_url),
    )


def _said(row: Observation) -> str:
    what = [wording.place(row.reporter), row.flow, wording.place(row.partner)]
    what += [] if row.product == "TOTAL" else [wording.plain_words(row.product).lower()]
    what += [] if row.measure == "level" else [row.measure]
    return line(", ".join([*what, row.period]))


def _sources(report: Report, rows: Iterable[Observation]) -> dict[str, Source]:
    """The datasets that ``rows`` come from by their ids, numbered in the catalog's order."""
    ids = {row.dataset for row in rows}
    used = [dataset for dataset in report.catalog if dataset.id in ids]
    return {dataset.id: Source(n, dataset, web_address(dataset.url)) for n, dataset in enumerate(used, 1)}
