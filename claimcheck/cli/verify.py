"""``claimcheck verify``: the report."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from claimcheck.cli import _options, _output
from claimcheck.errors import InputError
from claimcheck.records import VERDICTS

FAILED_ON_VERDICT = 3


def verify(
    sources: _options.Sources = None,
    text: _options.Text = None,
    published: _options.Published = None,
    format: Annotated[
        str | None,
        typer.Option(
            "--format", "-f", help="terminal, json, jsonl, html, markdown, csv, claimreview or sarif; "
            "without it the ending of -o decides."
        ),
    ] = None,
    output: _options.Output = None,
    data: _options.Data = None,
    fail_on: Annotated[
        str | None,
        typer.Option("--fail-on", metavar="VERDICT,...", help="Exit with 3 when a claim has one of these verdicts."),
    ] = None,
    tolerance: Annotated[
        float, typer.Option("--tolerance", help="Multiplies the noise that still counts as close; 1 is the default.")
    ] = 1.0,
    strict: Annotated[
        bool, typer.Option("--strict", help="Close is not good enough: only agreement within rounding supports.")
    ] = False,
) -> None:  # fmt: skip
    """Check every numeric trade claim of an article against reference data."""
    from claimcheck import reports
    from claimcheck.pipeline import load_catalog, verify

    _output.check_target(output)
    chosen = reports.require(format or _format_of(output)).name
    unwanted = _verdicts(fail_on)
    documents = _options.documents(sources, text, published)
    catalog = load_catalog(*(data or []))
    found = [verify(document, catalog=catalog, tolerance=tolerance, strict=strict) for document in documents]
    width, color = _output.width(), _output.to_screen(output) and _output.color()
    _output.put(reports.render_many(found, chosen, width=width, color=color), output)
    if any(report.summary[verdict] for report in found for verdict in unwanted):
        raise typer.Exit(FAILED_ON_VERDICT)


def _format_of(output: Path | None) -> str:
    from claimcheck import reports

    return "terminal" if output is None or _output.to_screen(output) else reports.for_path(output).name


def _verdicts(names: str | None) -> tuple[str, ...]:
    wanted = tuple(name.strip() for name in (names or "").split(",") if name.strip())
    for name in wanted:
        if name not in VERDICTS:
            raise InputError(f"--fail-on names {name!r}", rule=f"verdicts are {', '.join(VERDICTS)}")
    return wanted
