"""How each number of a text was read, or why it is no claim: what ``claimcheck extract --explain`` prints."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from claimcheck.errors import FormatError
from claimcheck.reports.console import indented, page, printed, text
from claimcheck.reports.inert import json_safe, line
from claimcheck.reports.wording import plain_words

if TYPE_CHECKING:
    from rich.console import Console

    from claimcheck.records import Document

Entry = Mapping[str, Any]
FORMATS = ("text", "json")


def require(format: str) -> None:
    """Raises ``FormatError`` for a format that explanations are not written in."""
    if format not in FORMATS:
        raise FormatError(f"unknown format {format!r}", rule=f"explanations are written as {' or '.join(FORMATS)}")


def render_many(
    traces: Sequence[tuple[Document, Sequence[Entry]]], format: str, *, width: int | None = None, color: bool = False
) -> str:
    """The traces of ``claimcheck.claims.trace`` as ``text``, or as a JSON list of one object a document."""
    require(format)
    if format == "json":
        found = [{"document": document.to_dict(), "numbers": list(entries)} for document, entries in traces]
        return json_safe(json.dumps(found, ensure_ascii=False, indent=2)) + "\n"
    console = page(width, color=color)
    for document, entries in traces:
        if len(traces) > 1:
            console.print(text((f"== {line(document.source)}", "bold")))
        for entry in entries:
            _entry(console, entry)
        if not entries:
            console.print("No number stands in a sentence about trade.")
    return printed(console)


def _entry(console: Console, entry: Entry) -> None:
    if "refused" in entry:
        console.print(text((line(entry["span"]), "dim"), f"  no claim: {line(entry['refused'])}"))
        return
    console.print(text((line(entry["span"]), "bold"), f"  {entry['id']}  {plain_words(entry['kind'])}"))
    for slot, found in entry["slots"].items():
        doubt = f" ({line(found['doubt'])})" if found.get("doubt") else ""
        words = f"“{line(found['words'])}”, " if found.get("words") else ""
        value = "none" if found["value"] is None else line(str(found["value"]))
        indented(console, text(f"{plain_words(slot)}: {value}, from {words}{line(found['where'])}{doubt}"))
        if found.get("weighed"):
            indented(console, text(f"  weighed: {'; '.join(_candidate(item) for item in found['weighed'])}"))


def _candidate(item: Entry) -> str:
    """A place that could fill a role, with what spoke for it: "“Russia” 4 (done by it)"."""
    return f"“{line(item['words'])}” {item['score']} ({', '.join(line(said) for said in item['evidence'])})"
