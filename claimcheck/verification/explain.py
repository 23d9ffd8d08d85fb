"""The whole derivation of one verdict in plain text, so that it can be redone by hand."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches
from functools import cache
from importlib import resources
from textwrap import wrap
from typing import Any, Final

from claimcheck.errors import InputError
from claimcheck.language import places
from claimcheck.records import Claim
from claimcheck.verification import intervals as iv
from claimcheck.verification import replay
from claimcheck.verification.amounts import amount, limits, span

WIDTH: Final = 80
"""Columns: what a terminal and an e-mail show without breaking."""
_ROWS_SHOWN: Final = 40
_SLOTS: Final = (
    ("kind", "kind"),
    ("reporter", "reporter"),
    ("partner", "partner"),
    ("flow", "flow"),
    ("product", "product"),
    ("period", "period"),
    ("base_period", "measured from"),
    ("direction", "direction"),
    ("modifier", "wording"),
    ("attributed_to", "said by"),
)
_OUTCOMES: Final = {
    "agrees": "agrees: the two intervals meet",
    "close": "close: outside rounding, within the noise of such data",
    "disagrees": "disagrees: by more than rounding and noise",
    "bound": "a limit: it neither bears the figure out nor speaks against it",
    "no_data": "no data",
}
_Lines = Iterator[str]


def explain(report: Any, claim_id: str) -> str:
    """How the verdict on claim ``claim_id`` came about, from the parsed JSON ``report`` alone, at 80 columns.

    Raises ``FormatError`` for what is no report and ``InputError`` for a claim it does not have.
    """
    found = replay.report(report)
    entry = _entry(found, claim_id)
    claim = replay.claim(entry)
    lines = [
        *_text(entry, found),
        *_reading_of_slots(entry, claim),
        *_figure(claim),
        *_calculations(entry, claim, found),
        *_missing(entry),
        *_verdict(entry),
        *_consistency(found, claim_id),
    ]
    text = "\n".join(line.rstrip() for line in lines).strip() + "\n"
    return text.replace("\n\n\n", "\n\n")


def _entry(report: Mapping[str, Any], claim_id: str) -> Mapping[str, Any]:
    entries: dict[str, Mapping[str, Any]] = {entry["id"]: entry for entry in report["claims"]}
    if claim_id in entries:
        return entries[claim_id]
    near = get_close_matches(claim_id, entries, 3) or list(entries)[:5]
    way_out = f"Take one of {', '.join(near)}" if near else "The report holds no claims"
    raise InputError(f"there is no claim {claim_id!r}", where="report", rule="ids are c1, c2, ...", way_out=way_out)


# The sections, in the order of the story.


def _text(entry: Mapping[str, Any], report: Mapping[str, Any]) -> _Lines:
    yield from _heading(f"Claim {entry['id']}: {entry['span']}")
    yield from _paragraph(f"“{entry['text']}”")
    document = report["document"]
    told = [document.get("title"), document.get("source"), document.get("published")]
    yield from _paragraph(
        ", ".join(str(item) for item in told if item) + f", characters {entry['start']}-{entry['end']}"
    )


def _reading_of_slots(entry: Mapping[str, Any], claim: Claim) -> _Lines:
    yield from _heading("How it was read")
    doubts = dict(doubt.partition(":")[::2] for doubt in claim.doubts)
    for slot, name in _SLOTS:
        said = _slot(slot, claim)
        if said is None:
            continue
        words = claim.words.get(slot)
        source = f' from "{words.text}"' if words else ""
        doubt = f" (not in the sentence: {doubts[slot].replace('_', ' ')})" if slot in doubts else ""
        yield from _item(f"{name}:", f"{said}{source}{doubt}")
    if claim.compared_to is not None:
        other = claim.compared_to
        yield from _item("set against:", f"{other.flow} of {_place(other.reporter)} with {_place(other.partner)}")
    if claim.forecast:
        yield from _item("forecast:", "yes; nothing that has happened can bear it out or refute it")


def _slot(slot: str, claim: Claim) -> str | None:
    value = getattr(claim, slot)
    if slot in ("reporter", "partner"):
        return _place(value) if value or slot == "partner" else "not found"
    if slot == "modifier":
        return None if value == "exact" else str(value).replace("_", " ")
    if slot == "product":
        return str(value or "all goods, or not said")
    if slot in ("flow", "period", "kind"):
        return str(value or "not found")
    return None if value is None else str(value)


def _figure(claim: Claim) -> _Lines:
    yield from _heading("What the printed figure stands for")
    yield from _item("printed:", f'"{claim.span}"')
    if claim.value is not None:
        yield from _item("value:", amount(claim.value, claim.unit, 12))
    yield from _item("interval:", span(iv.claim_interval(claim), claim.unit))
    yield from _item("because:", iv.why(claim))
    loose = iv.loose_interval(claim)
    if loose is not None:
        yield from _item("looser:", f"{span(loose, claim.unit)}, read as a round figure; tried second")


def _calculations(entry: Mapping[str, Any], claim: Claim, report: Mapping[str, Any]) -> _Lines:
    yield from _heading("What the reference data give")
    if not entry["calculations"]:
        yield from _paragraph("No reading could be worked out from the data in the catalog.")
    publishers = {dataset["id"]: dataset["publisher"] for dataset in report["catalog"]}
    for n, calculation in enumerate(entry["calculations"], 1):
        yield from _calculation(n, calculation, claim, publishers)


def _calculation(n: int, entry: Mapping[str, Any], claim: Claim, publishers: Mapping[str, str]) -> _Lines:
    reading = entry["reading"]
    yield from _wrapped(f"{n}. {reading.get('label') or reading.get('method')}", 0, 3)
    unit = _unit(entry, claim)
    value = replay.number(entry["value"])
    result = "" if value is None or entry["formula"].isnumeric() else f" = {amount(value, unit)}"
    yield from _item("formula:", f"{entry['formula']}{result}", 3)
    found = replay.interval(entry["interval"])
    yield from _item("interval:", span(found, unit) if value is not None else limits(found, unit), 3)
    if reading.get("assumptions"):
        yield from _item("granting:", ", ".join(code.replace("_", " ") for code in reading["assumptions"]), 3)
    for row in entry["rows"][:_ROWS_SHOWN]:
        yield from _item("row:", _row(row, publishers), 3)
    if len(entry["rows"]) > _ROWS_SHOWN:
        yield from _item("rows:", f"{len(entry['rows']) - _ROWS_SHOWN} more in the report", 3)
    yield from _item("so it", _OUTCOMES.get(entry.get("outcome", ""), str(entry.get("outcome"))), 3)
    yield ""


def _unit(entry: Mapping[str, Any], claim: Claim) -> str | None:
    """The unit of the result: the claim's, but for amounts the currency the calculation was made in."""
    currency = entry["reading"].get("currency")
    money = claim.unit is not None and len(claim.unit) == 3 and claim.unit.isupper()
    return currency if money and currency else claim.unit


def _row(row: Mapping[str, Any], publishers: Mapping[str, str]) -> str:
    value = replay.number(row["value"])
    printed = f"{row['dataset']} line {row['line']}: {row['reporter']} {row['flow']}"
    partner = "" if row["partner"] is None else f" with {row['partner']}"
    product = "" if row["product"] in (None, "TOTAL") else f", {row['product']}"
    shown = "-" if value is None else iv.number(value)
    publisher = publishers.get(row["dataset"])
    by = f" ({publisher})" if publisher else ""
    return f"{printed}{partner}{product}, {row['period']}: {shown} {row['unit']}{by}"


def _missing(entry: Mapping[str, Any]) -> _Lines:
    if not entry["missing"]:
        return
    yield from _heading("What was missing")
    for missing in entry["missing"]:
        yield from _wrapped(f"- {missing['reading']}: {missing['fill']}", 0, 2)


def _verdict(entry: Mapping[str, Any]) -> _Lines:
    yield from _heading(f"Verdict: {entry['verdict'].replace('_', ' ')}")
    if entry.get("explanation"):
        yield from _paragraph(str(entry["explanation"]))
    yield from _item("rule:", _rule(entry))
    for code in entry["reasons"]:
        yield from _item("reason:", _code(code))
    for code in entry.get("caveats", ()):
        yield from _item("caveat:", _code(code))
    if entry.get("suggestion"):
        yield from _item("could say:", str(entry["suggestion"]))


def _rule(entry: Mapping[str, Any]) -> str:
    outcomes = [calculation.get("outcome", "no_data") for calculation in entry["calculations"]]
    first = outcomes[0] if outcomes else ""
    return _policy().get((entry["verdict"], first)) or _policy()[entry["verdict"], ""]


def _consistency(report: Mapping[str, Any], claim_id: str) -> _Lines:
    checks = [check for check in report["consistency"] if claim_id in check["claims"]]
    if not checks:
        return
    yield from _heading("The article against itself")
    for check in checks:
        others = ", ".join(id for id in check["claims"] if id != claim_id)
        beside = f" (with {others})" if others else ""
        yield from _wrapped(f"- {check['rule'].replace('_', ' ')}{beside}: {check['verdict']}", 0, 2)
        yield from _item("expected:", check["expected"], 2)
        yield from _item("found:", check["found"], 2)


# Words and layout.


@cache
def _policy() -> dict[tuple[str, str], str]:
    """The rule behind a verdict, by verdict and outcome of the first reading; an empty outcome is any other."""
    table = resources.files(__package__).joinpath("tables", "policy.csv").read_text(encoding="utf-8")
    return {(row["verdict"], row["first"]): row["rule"] for row in csv.DictReader(table.splitlines())}


def _place(code: str | None) -> str:
    if code is None:
        return "the world"
    return " and ".join(f"{places.describe(part)} ({part})" for part in code.split("+"))


def _code(code: str) -> str:
    name, _, detail = code.partition(":")
    return f"{name.replace('_', ' ')}{f': {detail}' if detail else ''}"


def _heading(title: str) -> _Lines:
    yield ""
    shown = wrap(title, WIDTH) or [title]
    yield from shown
    yield "-" * min(WIDTH, max(map(len, shown)))


def _paragraph(text: str) -> _Lines:
    yield from _wrapped(text, 0, 0)


def _item(name: str, text: str, indent: int = 0) -> _Lines:
    """A named line, its continuation under the text."""
    yield from _wrapped(f"{name:<13} {text}", indent, indent + 14)


def _wrapped(text: str, first: int, rest: int) -> Sequence[str]:
    # What others wrote keeps no line breaks and no control signs: they could draw over the page.
    clean = "".join(sign if sign.isprintable() else " " for sign in text)
    return wrap(clean, WIDTH, initial_indent=" " * first, subsequent_indent=" " * rest)
