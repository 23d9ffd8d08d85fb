"""What every layout is: a way to know a file by its header, and a way to turn it into the native form.

A layout never judges: a code it does not know stays as it was, so that the door names it, by the
file's own column. What a layout leaves out on purpose (rows of a finer breakdown, aggregates without a
code here, missing values) it counts and says.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np
import pandas as pd
from pandas.api.types import union_categoricals

from claimcheck.reference import areas, numbers
from claimcheck.reference.periods import frequency

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from claimcheck.reference.read import Table

    Mask = NDArray[np.bool_]
    Texts = NDArray[np.object_]

DROP = "\0"
"""What a recoding gives for a cell whose row is to be left out."""


@dataclass(frozen=True, slots=True)
class Converted:
    """A table in the native form, not yet checked."""

    frame: pd.DataFrame
    lines: NDArray[np.int64]
    columns: Mapping[str, str]
    """Our column to the file's own name for it, for faults."""
    notes: tuple[str, ...] = ()
    hints: Mapping[str, Any] = field(default_factory=dict)
    """What the layout knows of the publisher: keys of a resource and of its ``claimcheck`` object."""


class Layout(Protocol):
    """One layout. ``name`` stands in metadata; ``title`` is for people."""

    name: str
    title: str

    def recognises(self, header: Sequence[str]) -> bool:
        """Whether a file with this header is in this layout."""

    def convert(self, table: Table) -> Converted:
        """The table in the native form."""


class Draft:
    """A native table in the making: columns by name, rows struck out with a reason each."""

    def __init__(self, lines: NDArray[np.int64]) -> None:
        self.lines = lines
        self.keep = np.ones(len(lines), dtype=np.bool_)
        self.cells: dict[str, Any] = {}
        """Categories, because most columns hold few words; ``value`` alone is kept as text."""
        self.columns: dict[str, str] = {}
        self._reasons: dict[str, int] = {}
        self._said: list[str] = []

    def say(self, note: str) -> None:
        """Add a note for people."""
        self._said.append(note)

    def strike(self, rows: Mask, reason: str) -> None:
        """Leave ``rows`` out; rows that are out already are not counted again."""
        struck = int((rows & self.keep).sum())
        if struck:
            self._reasons[reason] = self._reasons.get(reason, 0) + struck
            self.keep &= ~rows

    def put(self, column: str, texts: Texts | str, source: str = "", reason: str = "") -> None:
        """Set a column. Cells that are ``DROP`` strike their rows for ``reason``."""
        if isinstance(texts, str):
            codes = np.zeros(len(self.lines), dtype=np.int8)
            self.cells[column] = pd.Categorical.from_codes(codes, categories=pd.Index([texts], dtype=object))
        else:
            self.cells[column] = texts if column == "value" else category(texts)
        if reason:
            self.strike(self.holds(column, DROP), reason)
        if source:
            self.columns[column] = source

    def holds(self, column: str, *wanted: str) -> Mask:
        """Which rows hold one of ``wanted`` in a column."""
        cells = self.cells[column]
        found = np.array([word in wanted for word in cells.categories], dtype=np.bool_)
        return np.asarray(found[cells.codes], dtype=np.bool_)

    def twin(self) -> Draft:
        """A draft of the same rows, for another measure of them."""
        other = Draft(self.lines)
        other.keep = self.keep.copy()
        other.cells, other.columns, other._reasons = dict(self.cells), dict(self.columns), dict(self._reasons)
        other._said = list(self._said)
        return other

    def put_value(self, cells: Texts, unit: str, source: str, power: int = 0, decimals: int = 0) -> None:
        """Set value, digits and unit; ``power`` and ``decimals`` as for ``shifted``."""
        values, digits = shifted(cells, power, decimals)
        self.put("value", values, source)
        self.put("digits", digits)
        self.put("unit", unit)

    @property
    def notes(self) -> tuple[str, ...]:
        left = (f"{count:,} row{'s' * (count != 1)} left out: {why}" for why, count in self._reasons.items())
        return (*self._said, *left)

    def frame(self) -> pd.DataFrame:
        """The rows that stay."""
        return pd.DataFrame({column: cells[self.keep] for column, cells in self.cells.items()}, copy=False)

    def done(self, hints: Mapping[str, Any]) -> Converted:
        return Converted(self.frame(), self.lines[self.keep], self.columns, self.notes, hints)


def category(texts: Texts) -> Any:
    """The cells as categories, in the order in which they come."""
    codes, distinct = pd.factorize(texts)
    return pd.Categorical.from_codes(codes, categories=pd.Index(distinct, dtype=object))


def folded(header: Sequence[str]) -> dict[str, str]:
    """Header names in lower case to the names as they stand."""
    return {name.strip().casefold(): name for name in header}


def texts(table: Table, column: str) -> Texts:
    """The cells of a column, without blanks at their ends."""
    return recoded(table.frame[column].to_numpy(dtype=object), str.strip)


def recoded(cells: Texts, rule: Callable[[str], str]) -> Texts:
    """Every cell through ``rule``, each distinct one once."""
    codes, distinct = pd.factorize(cells)
    found = np.empty(len(distinct), dtype=object)
    found[:] = [rule(text) for text in distinct]
    return found[codes]


def looked_up(cells: Texts, known: Mapping[str, str]) -> Texts:
    """Every cell by ``known``; what is not known stays."""
    return recoded(cells, lambda text: known.get(text, text))


def dated(codes: Texts, periods: Texts, rule: Callable[[str, int], str]) -> Texts:
    """Area codes whose meaning depends on the year: ``rule`` sees each code with each year once."""
    code_numbers, code_words = pd.factorize(codes)
    year_numbers, year_words = pd.factorize(recoded(periods, lambda text: text[:4]))
    pairs = code_numbers.astype(np.int64) * len(year_words) + year_numbers
    pair_numbers, distinct = pd.factorize(pairs)
    found = np.empty(len(distinct), dtype=object)
    found[:] = [
        rule(code_words[pair // len(year_words)], _year(year_words[pair % len(year_words)]))
        for pair in distinct.tolist()
    ]
    return found[pair_numbers]


def _year(text: str) -> int:
    return int(text) if text.isdigit() else 9999


def paced(periods: Texts, frequencies: Texts) -> Texts:
    """Periods that agree with the frequency stated beside them; what does not is spoilt, for the door to name."""

    def rule(text: str) -> str:
        stated, _, period = text.partition("|")
        if stated in ("A", "Q", "M") and frequency(period) not in (stated, None):
            return f"{period} at frequency {stated}"
        return period

    return recoded(frequencies + "|" + periods, rule)


def by_scheme(scheme: str, fallback: Callable[[str], str | None]) -> Callable[[str, int], str]:
    """A rule for ``dated``: a publisher's own table first, then ``fallback``; what nobody knows stays."""
    known = areas.foreign(scheme)

    def rule(code: str, year: int) -> str:
        spans = known.get(code, ())
        for area, first, last in spans:
            if first <= year <= last:
                return DROP if area == areas.LEFT_OUT else area
        return fallback(code) or code

    return rule


def shifted(cells: Texts, power: int, decimals: int = 0) -> tuple[Texts, Texts]:
    """Values times ten to ``power``, and how many significant digits were printed.

    ``decimals`` is how many decimals the publisher always prints, though the file cuts zeros off.
    What is no number stays, for the door to name.
    """
    codes, distinct = pd.factorize(cells)
    values = np.empty(len(distinct), dtype=object)
    digits = np.empty(len(distinct), dtype=object)
    for place, text in enumerate(distinct):
        values[place], digits[place] = shifted_text(text, power, decimals)
    return values[codes], digits[codes]


def shifted_text(text: str, power: int, decimals: int) -> tuple[str, str]:
    """One value times ten to ``power``, and its printed digits; blank where they are as written."""
    if not numbers.is_plain(text):
        return text, ""
    if "e" in text or "E" in text:
        text = f"{Decimal(text):f}"
    if not power and not decimals:
        return text.removesuffix(".0"), ""
    sign = "-" if text[0] == "-" else ""
    whole, _, cents = text.lstrip("-").partition(".")
    cents = cents.ljust(decimals, "0")
    printed = len((whole + cents).lstrip("0")) or 1
    whole, cents = whole + cents[:power].ljust(power, "0"), cents[power:]
    whole = whole.lstrip("0") or "0"
    return f"{sign}{whole}.{cents}" if cents else sign + whole, str(printed)


def iso2(code: str) -> str | None:
    return areas.by_iso2().get(code.upper())


def m49(code: str) -> str | None:
    return areas.by_m49().get(int(code)) if code.isascii() and code.isdigit() else None


def iso3(code: str) -> str | None:
    return code if areas.is_area(code) else None


def named(text: str) -> str | None:
    """The area of that English name, or ``DROP`` for an aggregate that is known but has no code here."""
    known = areas.by_name().get(text.strip().casefold())
    return DROP if known == areas.LEFT_OUT else known


def hs(code: str) -> str:
    """An HS code of 1 to 10 digits as text; an odd number of digits has lost its leading zero."""
    if not (code.isascii() and code.isdigit()):
        return f"HS{code}" if code[:4].isdigit() and len(code) == 6 else code
    return f"HS{'0' * (len(code) % 2)}{code}"


def flags(cells: Texts, *truths: str) -> Mask:
    """Which cells hold one of ``truths``."""
    codes, distinct = pd.factorize(cells)
    found = np.array([text in truths for text in distinct], dtype=np.bool_)
    return np.asarray(found[codes], dtype=np.bool_) if len(distinct) else np.zeros(len(cells), dtype=np.bool_)


def stacked(parts: Sequence[Converted]) -> Converted:
    """Several native tables made from the same rows (value and weight, say), by line."""
    lines = np.concatenate([part.lines for part in parts])
    order = np.argsort(lines, kind="stable")
    names = dict.fromkeys(str(name) for part in parts for name in part.frame)
    frame = pd.DataFrame({name: _joined(parts, name)[order] for name in names}, copy=False)
    columns = {ours: theirs for part in reversed(parts) for ours, theirs in part.columns.items()}
    notes = tuple(dict.fromkeys(note for part in parts for note in part.notes))
    return Converted(frame, lines[order], columns, notes, parts[0].hints)


def _joined(parts: Sequence[Converted], name: str) -> Any:
    """One column of several tables, one below the other; blank where a table does not have it."""
    if name == "value":
        return np.concatenate([part.frame[name].to_numpy(dtype=object) for part in parts])
    return union_categoricals(
        [
            part.frame[name].array if name in part.frame else category(np.full(len(part.lines), "", dtype=object))
            for part in parts
        ]
    )
