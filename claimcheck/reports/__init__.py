"""A report in every form that people and programs read: one file a format, and this registry.

Renderers know the records alone; none of them judges, and each writes the same bytes for the same report.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, cast

from claimcheck.errors import FormatError
from claimcheck.reports.frames import calculations_frame, claims_frame, compare, evidence_frame

if TYPE_CHECKING:
    from claimcheck.records import Report

__all__ = [
    "FORMATS",
    "Format",
    "calculations_frame",
    "claims_frame",
    "compare",
    "evidence_frame",
    "render",
    "render_many",
    "require",
    "save",
]


class Renderer(Protocol):
    """What a format's module offers as ``render``."""

    def __call__(self, report: Report, *, width: int | None = None, color: bool = False) -> str:
        """The report as text; formats for programs ignore ``width`` (columns) and ``color``."""
        ...


@dataclass(frozen=True, slots=True)
class Format:
    """One way to write a report."""

    name: str
    ending: str
    """Of a file, by which ``save`` knows the format."""
    module: str
    about: str
    """One line for the help page."""

    @property
    def render(self) -> Renderer:
        """The module's render function; jinja2 and rich load here, not before."""
        return cast(Renderer, import_module(self.module).render)


def _format(name: str, ending: str, about: str, module: str | None = None) -> Format:
    return Format(name, ending, f"{__name__}.{module or name}", about)


FORMATS: dict[str, Format] = {
    made.name: made
    for made in (
        _format("terminal", ".txt", "for a reader at a terminal"),
        _format("html", ".html", "one page for an editor, readable offline"),
        _format("json", ".json", "the whole report, schema_version 1"),
        _format("jsonl", ".jsonl", "one line a claim, each with its document"),
        _format("csv", ".csv", "one row a claim, safe to open in a spreadsheet"),
        _format("markdown", ".md", "for a wiki, an issue or a message"),
        _format("claimreview", ".jsonld", "a draft of schema.org's ClaimReview, for a human to sign"),
        _format("sarif", ".sarif", "SARIF 2.1.0, for the code review of a text repository"),
    )
}


def require(format: str) -> Format:
    """The format of that name. Raises ``FormatError`` naming all of them for any other."""
    try:
        return FORMATS[format]
    except KeyError:
        raise FormatError(f"unknown format {format!r}", rule=f"expected one of {', '.join(FORMATS)}") from None


def render(report: Report, format: str, *, width: int | None = None, color: bool = False) -> str:
    """``report`` as text in ``format``. Raises ``FormatError`` for a format that is not known."""
    return require(format).render(report, width=width, color=color)


def render_many(reports: Sequence[Report], format: str, *, width: int | None = None, color: bool = False) -> str:
    """Several reports as one text: a JSON list, one CSV table, one SARIF log, or one report after another.

    Raises ``FormatError`` for a format that holds one article only.
    """
    from claimcheck.reports.many import join

    chosen = require(format)
    return join([chosen.render(report, width=width, color=color) for report in reports], chosen.name)


def save(report: Report, path: str | Path) -> None:
    """Write the report to ``path``, whole or not at all; the ending of ``path`` names the format.

    Raises ``FormatError`` for another ending and ``InputError`` for a place that cannot be written.
    """
    from claimcheck.reports.writing import write

    path = Path(path)
    write(path, render(report, for_path(path).name))


def for_path(path: Path) -> Format:
    """The format that the ending of ``path`` names. Raises ``FormatError`` naming the endings."""
    for made in FORMATS.values():
        if path.suffix.lower() == made.ending:
            return made
    endings = ", ".join(f"{made.ending} ({made.name})" for made in FORMATS.values())
    raise FormatError(
        f"no report format ends in {path.suffix!r}" if path.suffix else "the file name has no ending",
        where=str(path),
        rule=f"expected one of {endings}",
    )
