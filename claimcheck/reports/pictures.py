"""Small drawings for the HTML report, as inline SVG: no style attribute, no script, no address.

Both are drawn 360 units wide, so that their lettering stays readable at the width of a phone. Colours come
from the classes of ``templates/report.css``; shapes differ as well, for a reader who sees no colour.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from html import escape
from typing import TYPE_CHECKING

from claimcheck.reports import wording
from claimcheck.reports.inert import line
from claimcheck.reports.view import carrying, computed

if TYPE_CHECKING:
    from claimcheck.records import Calculation, Finding, Interval, Observation

WIDTH = 360
LEFT, RIGHT = 22, 12
ROW = 22
TOP = 22
LETTER = 7.2
"""Room that a letter takes in the widest of the fonts asked for."""
SERIES, EDGE, FEWEST = 56, 10, 3
_TICKS = 4
_STEPS = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5), Decimal(10))


class Axis:
    """Values to places along the drawing; ends a little beyond the outermost value."""

    def __init__(
        self, values: Iterable[Decimal], left: float = LEFT, right: float = WIDTH - RIGHT, *, whole: bool = False
    ) -> None:
        known = [*values]
        low, high = min(known), max(known)
        self.least = Decimal(1) if whole else Decimal(0)
        room = (high - low) * Decimal("0.08") or self.least or abs(high) * Decimal("0.1") or Decimal(1)
        self.low, self.high = low - room, high + room
        self.left, self.right = left, right

    def place(self, value: Decimal) -> float:
        part = float((value - self.low) / (self.high - self.low))
        return self.left + min(max(part, 0.0), 1.0) * (self.right - self.left)

    def ticks(self) -> list[Decimal]:
        """Two to six round values on the axis."""
        raw = (self.high - self.low) / _TICKS
        unit = Decimal(1).scaleb(raw.adjusted())
        step = max(next(unit * one for one in _STEPS if unit * one >= raw), self.least)
        first = (self.low / step).to_integral_value(rounding="ROUND_CEILING") * step
        return [first + step * n for n in range(7) if first + step * n <= self.high]


def intervals(finding: Finding) -> str:
    """The claim's interval as a band, and every calculation's on the same axis, numbered as in the list below it.

    An empty text where there is nothing to compare: no calculation with a value, or a claim without a number.
    """
    drawn = [(number, tried) for number, tried in enumerate(finding.calculations, 1) if _ends(tried.interval)]
    if not drawn or not _ends(finding.interval):
        return ""
    unit = finding.claim.unit
    ends = _ends(finding.interval) + [end for _, tried in drawn for end in _ends(tried.interval)]
    axis = Axis(ends, whole=wording.is_whole(unit))
    bottom = TOP + ROW * len(drawn)
    parts = [_band(finding.interval, axis, bottom, unit)]
    parts += [
        _reading(number, tried, axis, TOP + ROW * n, computed(finding, tried))
        for n, (number, tried) in enumerate(drawn)
    ]
    parts.append(_scale(axis, bottom, unit))
    said = f"The text's figure, {wording.span(finding.interval, unit)}, against {len(drawn)} calculation"
    return _svg(bottom + 22, f"{said}{'s' * (len(drawn) != 1)}", parts)


@dataclass(frozen=True, slots=True)
class Series:
    """The line of a run of figures, and what it shows in words."""

    svg: str
    caption: str


def series(finding: Finding, rows: Sequence[Observation]) -> Series | None:
    """A run of years, quarters or months among ``rows``, of a measure that this finding draws on, as a line.

    ``rows`` are all rows of the report, and those around them. A level printed in the unit of the run is put
    beside it as a diamond. ``None`` for fewer than three periods: two are already in the calculation.
    """
    run = _run(finding, rows)
    if len(run) < FEWEST:
        return None
    printed = _printed(finding, run)
    axis = Axis([*(row.value for row in run), *([printed] if printed is not None else [])], SERIES, 6)
    across = (WIDTH - 2 * EDGE) / (len(run) - 1)
    points = [(EDGE + across * n, axis.place(row.value)) for n, row in enumerate(run)]
    parts = [f'<polyline class="run" points="{" ".join(f"{x:.1f},{y:.1f}" for x, y in points)}"/>']
    for row, (x, y) in zip(run, points, strict=True):
        meant = row.period == finding.claim.period
        if meant and printed is not None and _apart(axis, printed, row.value):
            parts.append(f'<path class="printed" d="M{x:.1f} {axis.place(printed) - 5:.1f}l5 5l-5 5l-5-5z"/>')
        parts.append(
            f'<circle class="{"here" if meant else "point"}" cx="{x:.1f}" cy="{y:.1f}" r="{4 if meant else 2}"/>'
        )
    first, last = (f"{line(row.period)}: {_short(row.value, row.unit, 4)}" for row in (run[0], run[-1]))
    parts += [_text(2, SERIES + 14, first, "tick", "start"), _text(WIDTH - 2, SERIES + 14, last, "tick", "end")]
    apart = any('class="printed"' in part for part in parts)
    return Series(_svg(SERIES + 20, f"{first}; {last}", parts), _caption(run[0], diamond=apart))


def _caption(row: Observation, *, diamond: bool) -> str:
    said = f"{wording.place(row.reporter)}, {line(row.flow)}, {wording.place(row.partner)}"
    measure = "" if row.measure == "level" else f", {row.measure}"
    return f"{said}{measure}{'; the diamond is the figure in the text' if diamond else ''}"


def _apart(axis: Axis, printed: Decimal, counted: Decimal) -> bool:
    """Whether a diamond and a dot would not lie over each other."""
    return abs(axis.place(printed) - axis.place(counted)) > 7


def _printed(finding: Finding, run: Sequence[Observation]) -> Decimal | None:
    """The text's own figure, where it may stand on the axis of the run."""
    claim, row = finding.claim, run[0]
    alike = claim.kind == "level" and row.measure == "level" and claim.unit == row.unit
    return claim.value if alike and any(row.period == claim.period for row in run) else None


def _ends(interval: Interval) -> list[Decimal]:
    return [end for end in (interval.low, interval.high) if end is not None]


def _svg(height: float, said: str, parts: Iterable[str]) -> str:
    return f'<svg viewBox="0 0 {WIDTH} {height:.0f}" role="img" aria-label="{escape(said)}">{"".join(parts)}</svg>'


def _text(x: float, y: float, words: str, kind: str, anchor: str = "middle") -> str:
    held = "" if anchor == "start" else f' text-anchor="{anchor}"'
    return f'<text class="{kind}" x="{x:.0f}" y="{y:.0f}"{held}>{escape(words)}</text>'


def _band(interval: Interval, axis: Axis, bottom: float, unit: str | None) -> str:
    low = axis.left if interval.low is None else axis.place(interval.low)
    high = axis.right if interval.high is None else axis.place(interval.high)
    width = max(high - low, 2.0)
    label = f"the text: {wording.span(interval, unit)}"
    return f'<rect class="band" x="{low:.1f}" y="{TOP - 4}" width="{width:.1f}" height="{bottom - TOP + 4:.0f}"/>' + (
        _label(low + width / 2, 11, label, "claimed")
    )


def _label(x: float, y: float, words: str, kind: str) -> str:
    """Centred over ``x`` where there is room, else pushed in from the edge."""
    half = len(words) * LETTER / 2
    if x - half < 2:
        return _text(2, y, words, kind, "start")
    return _text(WIDTH - 2, y, words, kind, "end") if x + half > WIDTH - 2 else _text(x, y, words, kind)


def _reading(number: int, tried: Calculation, axis: Axis, top: float, value: str) -> str:
    middle = top + ROW / 2
    low = axis.left if tried.interval.low is None else axis.place(tried.interval.low)
    high = axis.right if tried.interval.high is None else axis.place(tried.interval.high)
    width = max(high - low, 1.5)
    parts = [
        _text(4, middle + 4, str(number), "number", "start"),
        f'<rect class="reach {tried.outcome}" x="{low:.1f}" y="{middle - 2:.1f}" width="{width:.1f}" height="4"/>',
    ]
    if tried.outcome == "bound":
        parts += [f'<path class="end" d="M{x:.1f} {middle - 5:.1f}v10"/>' for x in (low, high)]
        return "".join(parts)
    at = (low + high) / 2 if tried.value is None else axis.place(tried.value)
    return "".join([*parts, _sign(tried.outcome, at, middle), _beside(at, low, high, middle, value)])


def _beside(at: float, low: float, high: float, y: float, words: str) -> str:
    """The value to the right of its bar where there is room, else to the left, else above it."""
    room = len(words) * LETTER
    right, left = max(high, at + 5), min(low, at - 5)
    if right + 5 + room < WIDTH:
        return _text(right + 4, y + 4, words, "value", "start")
    if left - 4 - room > LEFT:
        return _text(left - 4, y + 4, words, "value", "end")
    return _text(at + 6, y - 3, words, "value", "start")


def _sign(outcome: str, x: float, y: float) -> str:
    """A disc agrees, a ring is close, a cross disagrees."""
    if outcome == "disagrees":
        return f'<path class="sign disagrees" d="M{x - 4:.1f} {y - 4:.1f}l8 8m0 -8l-8 8"/>'
    return f'<circle class="sign {outcome}" cx="{x:.1f}" cy="{y:.1f}" r="4"/>'


def _scale(axis: Axis, y: float, unit: str | None) -> str:
    places = [(axis.place(value), value) for value in axis.ticks()]
    marks = "".join(f"M{x:.0f} {y:.0f}v4" for x, _ in places)
    words = (_label(x, y + 15, _short(value, unit), "tick") for x, value in places)
    return f'<path class="axis" d="M{axis.left:.0f} {y:.0f}H{axis.right:.0f}{marks}"/>' + "".join(words)


def _short(value: Decimal, unit: str | None, digits: int = 5) -> str:
    """A tick's label: scale letters keep it narrow."""
    said = wording.amount(value, unit, digits)
    for word, letter in ((" trillion", "tn"), (" billion", "bn"), (" million", "m")):
        said = said.replace(word, letter)
    return said


def _run(finding: Finding, rows: Sequence[Observation]) -> list[Observation]:
    """Rows of one measure by period: the first measure with enough periods, from the calculation that carries on."""
    best = carrying(finding)
    used = [row for tried in (*([best] if best else []), *finding.calculations) for row in tried.rows]
    runs: dict[tuple[str, ...], dict[str, Observation]] = {_measure(row): {} for row in used}
    for row in (*used, *rows):
        if _measure(row) in runs:
            runs[_measure(row)].setdefault(row.period, row)
    run = next((run for run in runs.values() if len(run) >= FEWEST), {})
    return [run[period] for period in sorted(run)]


def _measure(row: Observation) -> tuple[str, ...]:
    """What makes rows comparable: the length of a period tells years from months and quarters."""
    return (
        row.dataset, row.reporter, row.partner, row.flow, row.product, row.measure, row.unit, row.basis or "",
        str(len(row.period)),
    )  # fmt: skip
