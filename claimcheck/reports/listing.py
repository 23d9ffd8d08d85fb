"""The claims alone, before any verdict: what ``claimcheck extract`` prints."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from claimcheck.errors import FormatError
from claimcheck.reports.console import indented, page, printed, text
from claimcheck.reports.csv import table
from claimcheck.reports.inert import json_safe, line
from claimcheck.reports.view import claimed, quote
from claimcheck.reports.wording import plain_words

if TYPE_CHECKING:
    from claimcheck.records import Claim, Document

COLUMNS = (
    "id", "span", "start", "end", "kind", "reporter", "partner", "flow", "product", "period", "base_period", "value",
    "value_high", "unit", "direction", "modifier", "attributed_to", "forecast", "text",
)  # fmt: skip


def render_listing(
    claims: Sequence[Claim], format: str = "text", *, width: int | None = None, color: bool = False
) -> str:
    """``claims`` as ``text``, ``json`` (a list), ``jsonl`` or ``csv``. Raises ``FormatError`` for another format."""
    require(format)
    if format in _ROWS:
        return _ROWS[format]([(None, claim) for claim in claims])
    return _text(claims, width, color)


def render_many(
    found: Sequence[tuple[Document, Sequence[Claim]]], format: str, *, width: int | None = None, color: bool = False
) -> str:
    """The claims of several documents as one listing that names the document of each; one document needs no name."""
    require(format)
    if len(found) == 1:
        return render_listing(found[0][1], format, width=width, color=color)
    if format in _ROWS:
        return _ROWS[format]([(document.source, claim) for document, claims in found for claim in claims])
    return "\n".join(
        f"== {line(document.source)}\n{render_listing(claims, format, width=width, color=color)}"
        for document, claims in found
    )


def require(format: str) -> None:
    """Raises ``FormatError`` for a listing format that is not known."""
    if format not in ("text", *_ROWS):
        raise FormatError(f"unknown format {format!r}", rule=f"expected one of text, {', '.join(_ROWS)}")


Sourced = Sequence[tuple[str | None, "Claim"]]
"""Claims, each with the document it stands in where there are several."""


def _keyed(source: str | None, claim: Claim) -> dict[str, Any]:
    return ({} if source is None else {"source": source}) | claim.to_dict()


def _json(claims: Sourced) -> str:
    return json_safe(json.dumps([_keyed(*pair) for pair in claims], ensure_ascii=False, indent=2)) + "\n"


def _jsonl(claims: Sourced) -> str:
    return "".join(json_safe(json.dumps(_keyed(*pair), ensure_ascii=False)) + "\n" for pair in claims)


def _csv(claims: Sourced) -> str:
    named = any(source is not None for source, _ in claims)
    cells = ([*([source] if named else ()), *(getattr(claim, name) for name in COLUMNS)] for source, claim in claims)
    return table(("source", *COLUMNS) if named else COLUMNS, cells)


_ROWS: dict[str, Callable[[Sourced], str]] = {"json": _json, "jsonl": _jsonl, "csv": _csv}


def _text(claims: Sequence[Claim], width: int | None, color: bool) -> str:
    console = page(width, color=color)
    count = len(claims)
    console.print(f"{count} claim{'s' * (count != 1)} found" if count else "No numeric claim about trade was found.")
    for claim in claims:
        said = quote(claim)
        console.print()
        console.print(text((said.span, "bold"), f"  {claim.id}  {_slots(claim)}"))
        indented(console, text(f"“{said.before}", (said.span, "underline"), f"{said.after}”"))
    return printed(console)


def _slots(claim: Claim) -> str:
    """One line: ``share · PRK · trade with CHN · 2023 · about 97%``."""
    flow = plain_words(claim.flow or "") + (f" with {line(claim.partner)}" if claim.partner else "")
    parts = (
        plain_words(claim.kind), claim.reporter, flow.strip(), claim.product, claim.period, claim.direction,
        claimed(claim), "forecast" if claim.forecast else None,
    )  # fmt: skip
    return " · ".join(line(part) for part in parts if part)
