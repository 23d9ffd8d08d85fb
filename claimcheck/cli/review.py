"""``claimcheck review``: a human accepts, overrules or marks as misread, claim by claim."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from claimcheck.errors import InputError
from claimcheck.records import VERDICTS

if TYPE_CHECKING:
    from claimcheck.records import Document, Finding, Report, Review

_KEYS = {"a": "accept", "o": "overrule", "m": "misread"}


def review(
    report: Annotated[Path, typer.Argument(metavar="REPORT.json", help="A report saved with --format json.")],
    claim: Annotated[str | None, typer.Option("--claim", help="Review this claim only, without questions.")] = None,
    accept: Annotated[bool, typer.Option("--accept", help="The machine's verdict is right.")] = False,
    overrule: Annotated[
        str | None, typer.Option("--overrule", metavar="VERDICT", help=f"Another verdict: {', '.join(VERDICTS)}.")
    ] = None,
    misread: Annotated[
        bool, typer.Option("--misread", help="The words were not understood as they are meant.")
    ] = False,
    reason: Annotated[str, typer.Option("--reason", help="Why; an overruling needs one.")] = "",
    name: Annotated[
        str | None, typer.Option("--name", envvar="CLAIMCHECK_REVIEWER", help="Who reviews; shown with the verdict.")
    ] = None,
    again: Annotated[bool, typer.Option("--again", help="Ask about reviewed claims as well.")] = False,
    show: Annotated[bool, typer.Option("--show", help="Ask nothing; print the report with its reviews.")] = False,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", help="Write the reviewed report; the ending names the format.")
    ] = None,
) -> None:
    """Accept, overrule or mark as misread the verdicts of a saved report; both verdicts are shown from then on."""
    from claimcheck import reports

    if output is not None:
        reports.for_path(output)
    found = _opened(report)
    action = _action(accept, overrule, misread)
    if claim is not None:
        found = _once(report, found, claim, action, overrule, reason, name)
    elif action is not None:
        raise InputError("a verdict was given, but no claim", way_out="Say which: --claim c1.")
    elif not show and output is None:
        found = _ask(report, found, name, again=again)
    if output is not None:
        reports.save(found, output)
    elif show:
        _print(reports.render(found, "terminal", width=_width(), color=_color()))


def _opened(path: Path) -> Report:
    """The report with the reviews kept beside it, and with its whole text where that is still at hand."""
    from claimcheck import review as reviews
    from claimcheck.reports import reading

    found = reading.load_report(path)
    document = _unchanged(found.document.source, found.document.sha256)
    if document is not None:
        found = reading.load_report(path, document=document)
    kept = reviews.kept(path, found)
    if kept.stale:
        said = "review speaks" if kept.stale == 1 else "reviews speak"
        typer.echo(f"{kept.stale} earlier {said} of another text or verdict, and stay unshown.", err=True)
    return reviews.reviewed(found, *kept.reviews)


def _unchanged(source: str, sha256: str) -> Document | None:
    """The document that was checked, where its file is still there and still the same."""
    from claimcheck import documents

    try:
        document = documents.read_file(Path(source))
    except (InputError, ValueError):
        return None
    return document if document.sha256 == sha256 else None


def _action(accept: bool, overrule: str | None, misread: bool) -> str | None:
    chosen = [name for name, on in (("accept", accept), ("overrule", overrule is not None), ("misread", misread)) if on]
    if len(chosen) > 1:
        raise InputError(f"--{' and --'.join(chosen)} together", rule="a review says one thing")
    return chosen[0] if chosen else None


def _once(
    path: Path, report: Report, claim: str, action: str | None, verdict: str | None, reason: str, name: str | None
) -> Report:
    from claimcheck import review as reviews

    reviews.finding_of(report, claim)
    if action is None:
        raise InputError("nothing said about the claim", way_out="Give --accept, --overrule VERDICT or --misread.")
    given = reviews.give(report, claim, action, reviewer=name or "", verdict=verdict, reason=reason)
    reviews.append(path, report, given)
    typer.echo(f"{claim}: {given.said}, by {given.reviewer}", err=True)
    return reviews.reviewed(report, given)


def _ask(path: Path, report: Report, name: str | None, *, again: bool) -> Report:
    """Claim after claim; each answer is kept at once, so that stopping loses nothing."""
    from claimcheck import review as reviews
    from claimcheck.reports.view import review_of

    waiting = [f for f in report.findings if again or review_of(report, f.claim.id) is None]
    if not waiting:
        typer.echo("Every claim has been reviewed. --again asks anew, --show prints the report.", err=True)
        return report
    reviewer = name or typer.prompt("Your name")
    for number, finding in enumerate(waiting, 1):
        _print(_page(report, finding))
        given = _answer(report, finding, reviewer, f"{number} of {len(waiting)}")
        if given == "q":
            break
        if given is not None and not isinstance(given, str):
            reviews.append(path, report, given)
            report = reviews.reviewed(report, given)
    return report


def _answer(report: Report, finding: Finding, reviewer: str, place: str) -> Review | str | None:
    """The reviewer's word; ``None`` to go on, ``q`` to stop. A refused answer is asked again."""
    from claimcheck import review as reviews

    while True:
        key: str = typer.prompt(f"[{place}] (a)ccept, (o)verrule, (m)isread, (s)kip, (q)uit").strip().lower()[:1]
        if key == "s":
            return None
        if key == "q":
            return key
        if key not in _KEYS:
            continue
        verdict = typer.prompt(f"Verdict ({', '.join(VERDICTS)})").strip() if key == "o" else None
        reason = "" if key == "a" else typer.prompt("Reason", default="", show_default=False)
        try:
            return reviews.give(report, finding.claim.id, _KEYS[key], reviewer=reviewer, verdict=verdict, reason=reason)
        except InputError as error:
            typer.echo(str(error), err=True)


def _page(report: Report, finding: Finding) -> str:
    from claimcheck.reports import terminal

    return terminal.render_finding(report, finding, width=_width(), color=_color())


def _width() -> int:
    from claimcheck.cli import _output

    return _output.width()


def _color() -> bool:
    from claimcheck.cli import _output

    return _output.color()


def _print(text: str) -> None:
    from claimcheck.cli import _output

    _output.put(text, None)
