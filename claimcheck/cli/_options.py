"""Arguments and options that several commands share, and the documents behind them."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from claimcheck.errors import InputError
from claimcheck.records import Document

Sources = Annotated[
    list[str] | None,
    typer.Argument(metavar="SOURCE...", help="Articles: files (txt, md, html), or - for standard input."),
]
Text = Annotated[str | None, typer.Option("--text", help="The text itself, instead of a file.")]
Published = Annotated[
    str | None,
    typer.Option("--published", metavar="DATE", help='YYYY, YYYY-MM or YYYY-MM-DD; what "last year" counts from.'),
]
Output = Annotated[
    Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write here instead of to the screen.")
]
Data = Annotated[
    list[Path] | None,
    typer.Option("--data", metavar="PATH", help="More reference data: a CSV or a folder. May be repeated."),
]


def documents(sources: list[str] | None, text: str | None, published: str | None) -> list[Document]:
    """The documents that the arguments name, at least one. Raises ``InputError``."""
    from claimcheck.documents import from_bytes, from_text, read_file

    if text is not None:
        if sources:
            raise InputError("both SOURCE and --text are given", way_out="Give one of them")
        if not text.strip():
            raise InputError("--text is empty", way_out="Give a sentence")
        return [from_text(text, published=published)]
    if not sources:
        raise InputError("no SOURCE is given", way_out='Give a file, - for standard input, or --text "..."')
    return [
        from_bytes(sys.stdin.buffer.read(), source="-", published=published)
        if source == "-"
        else read_file(_path(source), published=published)
        for source in sources
    ]


def _path(source: str) -> Path:
    if source.startswith(("http://", "https://")):
        raise InputError("addresses are not fetched", where=source, way_out="Save the page and give the file")
    return Path(source)


def report(path: Path) -> Any:
    """The parsed JSON of the report at ``path``. Raises ``InputError`` for what is no JSON file."""
    import json

    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise InputError(f"cannot be read: {(error.strerror or str(error)).lower()}", where=str(path)) from None
    except ValueError as error:
        raise InputError(
            f"is not JSON: {error}", where=str(path), way_out="Write it with claimcheck verify --format json -o FILE"
        ) from None
