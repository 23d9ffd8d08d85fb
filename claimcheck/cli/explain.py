"""``claimcheck explain`` and ``claimcheck recheck``: a report taken apart and worked out again."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from claimcheck.cli import _options, _output

DIFFERS = 3

Report = Annotated[Path, typer.Argument(metavar="REPORT.json", help="A report written with --format json.")]


def explain(
    report: Report,
    claim: Annotated[str, typer.Argument(metavar="CLAIM", help="The claim's id: c1, c2, ...")],
    output: _options.Output = None,
) -> None:
    """Take one verdict apart, step by step, so that it can be redone by hand."""
    from claimcheck.verification import explain

    _output.check_target(output)
    _output.put(explain(_options.report(report), claim), output)


def recheck(report: Report) -> None:
    """Work a report out again from the rows inside it, and say what differs (exit 3)."""
    from claimcheck.verification import recheck

    differences = recheck(_options.report(report))
    if differences:
        _output.put("\n".join(differences), None)
        raise typer.Exit(DIFFERS)
    _output.put(f"{report}: every calculation, interval and verdict comes out the same", None)
