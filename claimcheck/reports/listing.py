"""The claims alone, before any verdict: what ``claimcheck extract`` prints."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

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
    return _LISTINGS[format](claims, width, color)


def render_many(
    found: Sequence[tuple[Document, Sequence[Claim]]], format: str, *, width: int | None = None, color: bool = False
) -> str:
    """The claims of several documents as one listing; text names each document."""
    require(format)
    if len(found) == 1 or format != "text":
        return render_listing([claim for _, claims in found for claim in claims], format, width=width, color=color)
    return "\n".join(
        f"== {line(document.source)}\n{render_listing(claims, format, width=width, color=color)}"
        for document, claims in found
    )


def require(format: str) -> None:
    """Raises ``FormatError`` for a listing format that is not known."""
    if format not in _LISTINGS:
        raise FormatError(f"unknown format {format!r}", rule=f"expected one of {', '.join(_LISTINGS)}")


def _json(claims: Sequence[Claim], width: int | None, color: bool) -> str:
    return json_safe(json.dumps([claim.to_dict() for claim in claims], ensure_ascii=False, indent=2)) + "\n"


def _jsonl(claims: Sequence[Claim], width: int | None, color: bool) -> str:
    return "".join(json_safe(json.dumps(claim.to_dict(), ensure_ascii=False)) + "\n" for claim in claims)


def _csv(claims: Sequence[Claim], width: int | None, color: bool) -> str:
    return table(COLUMNS, ([getattr(claim, column) for column in COLUMNS] for claim in claims))


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


_LISTINGS: dict[str, Callable[[Sequence[Claim], int | None, bool], str]] = {
    "text": _text,
    "json": _json,
    "jsonl": _jsonl,
    "csv": _csv,
}
