"""The report for a reader at a terminal. Words from outside go into ``Text``, never into markup."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.reports import wording
from claimcheck.reports.console import indented, page, printed, text
from claimcheck.reports.inert import line
from claimcheck.reports.view import (
    claimed,
    computed,
    dataset_of,
    first_to_look_at,
    gaps,
    quote,
    review_of,
    summary_line,
)

if TYPE_CHECKING:
    from rich.console import Console, RenderableType
    from rich.table import Table
    from rich.text import Text

    from claimcheck.records import Calculation, Claim, Consistency, Finding, Report

NARROW = 72
"""Below this many columns the table of calculations becomes a list."""


def render(report: Report, *, width: int | None = None, color: bool = False) -> str:
    """The report in plain words, ``width`` columns wide (100 where not known); colours only with ``color``."""
    console = page(width, color=color)
    _head(console, report)
    for finding in report.findings:
        _finding(console, report, finding)
    _consistency(console, report.consistency)
    _sources(console, report)
    return printed(console)


def render_finding(report: Report, finding: Finding, *, width: int | None = None, color: bool = False) -> str:
    """One claim of ``report``, as ``render`` shows it."""
    console = page(width, color=color)
    _finding(console, report, finding)
    return printed(console)


def _head(console: Console, report: Report) -> None:
    document = report.document
    title = line(document.title or document.source)
    console.print(text((title, "bold"), f"  ({document.published})" if document.published else ""))
    console.print(text((summary_line(report), "bold")))
    first = first_to_look_at(report)
    if first:
        said = ", ".join(f"{finding.claim.id} ({quote(finding.claim).span})" for finding in first)
        console.print(text("Look at these first: ", said))
    wrong = sum(check.verdict == "inconsistent" for check in report.consistency)
    if wrong:
        console.print(text((f"The article contradicts itself in {wrong} place{'s' * (wrong != 1)}.", "bold red")))


def _finding(console: Console, report: Report, finding: Finding) -> None:
    claim, said, verdict = finding.claim, quote(finding.claim), wording.verdict(finding.verdict)
    console.print()
    console.print(
        text(
            (f"{verdict['symbol']} {verdict['word'].upper()}", f"bold {verdict['style']}"),
            f"  {claim.id}  ",
            (said.span, "bold"),
        )
    )
    indented(console, text(f"“{said.before}", (said.span, f"underline {verdict['style']}"), f"{said.after}”"))
    indented(console, text(line(finding.explanation)))
    _human(console, report, claim)
    if finding.calculations:
        console.print()
        indented(console, _calculations(console, report, finding))
    remarks = _remarks(finding)
    if remarks and finding.calculations:
        console.print()
    for remark in remarks:
        indented(console, remark)


def _remarks(finding: Finding) -> list[Text]:
    """What is missing, what to mind, and what to write instead."""
    codes = dict.fromkeys((*finding.reasons, *finding.caveats))
    remarks = [
        text(("Missing: ", "bold"), line("; ".join(readings)), (f" -> {line(fill)}", "cyan"))
        for fill, readings in gaps(finding)
    ]
    remarks += [text(("Note: ", "bold"), wording.said(line(code))) for code in codes]
    if finding.suggestion:
        remarks.append(text(("Suggested: ", "bold green"), line(finding.suggestion)))
    return remarks


def _human(console: Console, report: Report, claim: Claim) -> None:
    review = review_of(report, claim.id)
    if review is not None:
        said = text(("Reviewed: ", "bold"), f"{review.said}, by {line(review.reviewer)}, {line(review.at)}")
        said.append(f" ({line(review.reason)})" if review.reason else "")
        indented(console, said)


def _calculations(console: Console, report: Report, finding: Finding) -> RenderableType:
    return _listed(report, finding) if console.width < NARROW else _tabled(report, finding)


def _tabled(report: Report, finding: Finding) -> Table:
    """Calculation, value and outcome side by side; formula and source under the calculation."""
    from rich import box
    from rich.table import Table

    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, padding=(0, 1))
    table.add_column("calculation", overflow="fold", ratio=1)
    table.add_column("value", justify="right", overflow="fold", max_width=30)
    table.add_column("outcome", no_wrap=True)
    claimed = wording.span(finding.interval, finding.claim.unit)
    table.add_row(text(("the text", "bold")), text((claimed, "bold")), "")
    for number, tried in enumerate(finding.calculations, 1):
        outcome = wording.outcome(tried.outcome)
        table.add_row(
            text(f"{number}. {line(tried.reading.label)}", (f"\n{_work(report, tried)}", "dim")),
            text(computed(finding, tried)),
            text((f"{outcome['symbol']} {outcome['word']}", outcome["style"])),
        )
    return table


def _work(report: Report, tried: Calculation) -> str:
    """The formula, where there is one to redo, and below it who published the figures."""
    source = f"[{_source(report, tried)}]"
    return f"{line(tried.formula)}\n{source}" if _worth_showing(tried) else source


def _listed(report: Report, finding: Finding) -> RenderableType:
    from rich.console import Group

    lines = [
        text(
            ("the text: ", "bold"),
            claimed(finding.claim) or "-",
            f" ({wording.span(finding.interval, finding.claim.unit)})",
        )
    ]
    for tried in finding.calculations:
        outcome = wording.outcome(tried.outcome)
        lines.append(
            text(
                (f"{outcome['symbol']} {outcome['word']}: ", outcome["style"]),
                (computed(finding, tried), "bold"),
                f" {line(tried.reading.label)}",
            )
        )
        lines.append(text((f"    {_source(report, tried)}", "dim")))
    return Group(*lines)


def _worth_showing(tried: Calculation) -> bool:
    """A formula with an operation in it; a figure that is simply printed needs none."""
    return any(sign in tried.formula for sign in "+*/x(")


def _source(report: Report, tried: Calculation) -> str:
    return "; ".join(_named(report, dataset) for dataset in tried.reading.datasets)


def _named(report: Report, id: str) -> str:
    source = dataset_of(report, id)
    return line(f"{source.publisher}, {source.vintage}") if source and source.publisher else line(id)


def _consistency(console: Console, checks: tuple[Consistency, ...]) -> None:
    if not checks:
        return
    console.print()
    console.print(text(("The article against itself", "bold")))
    for check in checks:
        fits = check.verdict == "consistent"
        indented(
            console,
            text(
                ("✓ " if fits else "✗ ", "green" if fits else "red"),
                f"{', '.join(check.claims)}: {wording.rule(check.rule)}; ",
                f"expected {line(check.expected)}, found {line(check.found)}",
            ),
        )


def _sources(console: Console, report: Report) -> None:
    used = {row.dataset for finding in report.findings for tried in finding.calculations for row in tried.rows}
    known = [dataset for dataset in report.catalog if dataset.id in used]
    if known:
        console.print()
        console.print(text(("Sources", "bold")))
    for dataset in known:
        said = ", ".join(part for part in (dataset.publisher, dataset.vintage, dataset.licence, dataset.url) if part)
        indented(console, text(f"{line(dataset.title)}: {line(said)}"))
