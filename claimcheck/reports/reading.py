"""A saved JSON report back as a record, so that it can be looked at, reviewed and written in any format."""

from __future__ import annotations

import json
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

from claimcheck.errors import InputError
from claimcheck.records import (
    SCHEMA_VERSION,
    Calculation,
    Claim,
    Consistency,
    Dataset,
    Document,
    Finding,
    Flow,
    Interval,
    Missing,
    Observation,
    Reading,
    Report,
    Review,
    Words,
)

# A JSON report keeps the sentences with claims, not the text around them.
_LEFT_OUT = "…"


def load_report(path: str | Path, *, document: Document | None = None) -> Report:
    """The report that was saved as JSON at ``path``.

    The JSON holds only the sentences with claims: without ``document`` they stand at their own offsets, with
    a mark for what was left out. ``document`` gives the whole text where it is the one that was checked.
    Raises ``InputError`` for a file that cannot be read or is no report.
    """
    path = Path(path)
    try:
        whole = json.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)
    except OSError as fault:
        reason = (fault.strerror or str(fault)).lower()
        raise InputError(f"cannot read the report: {reason}", where=str(path)) from fault
    except ValueError as fault:
        raise _no_report(path, f"no JSON: {fault}") from fault
    if not isinstance(whole, dict) or whole.get("schema_version") != SCHEMA_VERSION:
        raise _no_report(path, f"schema_version {SCHEMA_VERSION} is missing")
    try:
        return from_dict(whole, document=document)
    except (KeyError, TypeError, ValueError, ArithmeticError) as fault:
        raise _no_report(path, f"a part is missing or malformed: {fault!r}") from fault


def _no_report(path: Path, what: str) -> InputError:
    return InputError(
        f"not a claimcheck report: {what}",
        where=str(path),
        way_out="Make one with: claimcheck verify ARTICLE --format json -o report.json",
    )


def from_dict(whole: Mapping[str, Any], *, document: Document | None = None) -> Report:
    """The report of its JSON form. Raises ``KeyError``, ``TypeError`` or ``ValueError`` for another form."""
    findings = tuple(_finding(one) for one in whole["claims"])
    return Report(
        document=_document(whole["document"], findings, document),
        catalog=tuple(Dataset(**one) for one in whole["catalog"]),
        findings=findings,
        consistency=tuple(Consistency(**{**one, "claims": tuple(one["claims"])}) for one in whole["consistency"]),
        settings=_floats(whole["settings"]),
        version=whole["version"],
        reviews=tuple(Review(**one) for one in whole.get("reviews", ())),
    )


def _decimal(value: object) -> Decimal | None:
    return None if value is None else Decimal(str(value))


def _floats(value: Any) -> Any:
    """Settings were plain numbers before they were written, and are again."""
    if isinstance(value, dict):
        return {key: _floats(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_floats(inner) for inner in value]
    return float(value) if isinstance(value, Decimal) else value


def _interval(ends: list[Any]) -> Interval:
    low, high, low_closed, high_closed = ends
    return Interval(_decimal(low), _decimal(high), low_closed, high_closed)


def _finding(one: Mapping[str, Any]) -> Finding:
    return Finding(
        claim=_claim(one),
        interval=_interval(one["interval"]),
        verdict=one["verdict"],
        reasons=tuple(one["reasons"]),
        explanation=one["explanation"],
        suggestion=one["suggestion"],
        calculations=tuple(_calculation(tried) for tried in one["calculations"]),
        missing=tuple(Missing(**missing) for missing in one["missing"]),
        caveats=tuple(one["caveats"]),
    )


_AS_THEY_STAND = (
    "id", "text", "start", "end", "span", "kind", "reporter", "partner", "flow", "product", "period", "base_period",
    "unit", "direction", "modifier", "attributed_to", "forecast", "source_named",
)  # fmt: skip


def _claim(one: Mapping[str, Any]) -> Claim:
    words = {slot: Words(**heard) for slot, heard in one["words"].items()}
    return Claim(
        **{key: one[key] for key in _AS_THEY_STAND},
        value=_decimal(one["value"]),
        value_high=_decimal(one["value_high"]),
        quantum=_decimal(one["quantum"]),
        share_of=one.get("share_of"),
        rank_of=one.get("rank_of"),
        compared_to=Flow(**one["compared_to"]) if one.get("compared_to") else None,
        words=words,
        doubts=tuple(one["doubts"]),
        sentence_start=_sentence_start(one["text"], one["span"], one["start"], words),
    )


def _sentence_start(sentence: str, span: str, start: int, words: Mapping[str, Words]) -> int:
    """Where the sentence begins: the span's place in it, told by the other words where the span comes twice."""

    def borne_out(begins: int) -> int:
        return sum(
            sentence.startswith(heard.text, heard.start - begins) for heard in words.values() if heard.start >= begins
        )

    places = []
    at = sentence.find(span)
    while 0 <= at <= start:
        places.append(start - at)
        at = sentence.find(span, at + 1)
    return max(places, key=borne_out, default=start)


def _calculation(one: Mapping[str, Any]) -> Calculation:
    lists = ("datasets", "fill_in", "assumptions")
    return Calculation(
        reading=Reading(**{**one["reading"], **{key: tuple(one["reading"][key]) for key in lists}}),
        formula=one["formula"],
        value=_decimal(one["value"]),
        interval=_interval(one["interval"]),
        outcome=one["outcome"],
        rows=tuple(Observation(**{**row, "value": Decimal(str(row["value"]))}) for row in one["rows"]),
    )


def _document(one: Mapping[str, Any], findings: tuple[Finding, ...], given: Document | None) -> Document:
    if given is not None and given.sha256 != one["sha256"]:
        raise ValueError("the document given is not the one that was checked")
    text = _excerpt(int(one["characters"]), findings) if given is None else given.text
    return Document(text=text, **{key: one[key] for key in ("source", "title", "published", "sha256")})


def _excerpt(length: int, findings: tuple[Finding, ...]) -> str:
    """The sentences at their own offsets, in a text as long as the one that was checked."""
    parts: list[str] = []
    filled = 0
    for begins, sentence in sorted({(f.claim.sentence_start, f.claim.text) for f in findings}):
        if begins < filled:
            continue
        parts += [_gap(begins - filled), sentence]
        filled = begins + len(sentence)
    parts.append(_gap(max(length - filled, 0)))
    return "".join(parts)


def _gap(length: int) -> str:
    """``length`` characters that show as a break with a mark in it where there is room."""
    if length < 5:
        return " " * length
    return f"\n\n{_LEFT_OUT}" + "\n" * (length - 3)
