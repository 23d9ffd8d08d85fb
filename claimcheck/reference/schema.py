"""The door: one pandera schema for observations, and every fault of a table in one round.

A table passes whole or fails whole. Rules look at each distinct cell once, so a rule costs what the
variety of a column costs, not its length.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any, cast

import numpy as np
import pandas as pd

from claimcheck.reference import areas, numbers, periods, rules
from claimcheck.reference.columns import COLUMNS, FLOWS, KEY, MEASURES, REQUIRED, STATUSES
from claimcheck.reference.faults import Fault

if TYPE_CHECKING:
    import pandera.pandas as pa
    from numpy.typing import NDArray

_PRODUCT = re.compile(
    r"TOTAL|SERVICES|GOODS_SERVICES|HS(?:\d{2}(?:\d{2}){0,4}|\d{2}-\d{2}|\d{4}[A-Z]{2})|CN\d{8}|SITC\d{1,5}",
    re.ASCII,
)

# --- rules on cells: each distinct value once -------------------------------------------------------


def _optional(rule: Callable[[str], bool]) -> Callable[[str], bool]:
    return lambda text: not text or rule(text)


_CELL_TESTS: dict[str, Callable[[str], bool]] = {
    "reporter": areas.is_area,
    "partner": areas.is_area,
    "flow": FLOWS.__contains__,
    "product": lambda text: _PRODUCT.fullmatch(text) is not None,
    "period": lambda text: periods.frequency(text) is not None,
    "measure": MEASURES.__contains__,
    "unit": lambda text: areas.unit_kind(text) is not None,
    "digits": _optional(lambda text: text.isascii() and text.isdigit() and 1 <= int(text) <= 28),
    "status": _optional(STATUSES.__contains__),
    "basis": _optional(lambda text: text == "volume" or areas.unit_kind(text) == "currency"),
    "published": _optional(periods.is_date),
    "source_url": _optional(lambda text: text.startswith(("https://", "http://"))),
}


def _by_distinct(test: Callable[[str], bool]) -> Callable[[pd.Series[Any]], pd.Series[bool]]:
    def check(series: pd.Series[Any]) -> pd.Series[bool]:
        found = np.fromiter(map(test, series.cat.categories), dtype=np.bool_, count=len(series.cat.categories))
        return pd.Series(found[series.cat.codes.to_numpy()], index=series.index)

    return check


def _plain_values(series: pd.Series[Any]) -> pd.Series[bool]:
    texts = series.tolist()
    quick = numbers.all_plain(texts)
    found = np.ones(len(texts), np.bool_) if quick else np.fromiter(map(numbers.is_plain, texts), np.bool_, len(texts))
    return pd.Series(found, index=series.index, dtype=bool)


# --- rules on rows ----------------------------------------------------------------------------------


def _where(frame: pd.DataFrame, column: str, test: Callable[[str], bool]) -> NDArray[np.bool_]:
    """Rows whose cell in ``column`` passes ``test``, worked out once a distinct value."""
    cells = frame[column].cat
    found = np.fromiter(map(test, cells.categories), dtype=np.bool_, count=len(cells.categories))
    return cast("NDArray[np.bool_]", found[cells.codes.to_numpy()])


def _is(frame: pd.DataFrame, column: str, *wanted: str) -> NDArray[np.bool_]:
    return _where(frame, column, wanted.__contains__)


def _negative(frame: pd.DataFrame) -> NDArray[np.bool_]:
    texts = frame["value"].tolist()
    if "-" not in "".join(texts):
        return np.zeros(len(texts), dtype=np.bool_)
    return np.fromiter((text.startswith("-") for text in texts), np.bool_, len(texts))


def _numbers(texts: Iterable[str]) -> NDArray[np.float64]:
    return pd.to_numeric(pd.Series(list(texts), dtype=object), errors="coerce").to_numpy(np.float64)


def _unit_of_share(frame: pd.DataFrame) -> NDArray[np.bool_]:
    return ~_is(frame, "measure", "share", "growth") | _is(frame, "unit", "percent")


def _unit_of_level(frame: pd.DataFrame) -> NDArray[np.bool_]:
    return ~_is(frame, "measure", "level") | ~_is(frame, "unit", "percent")


def _basis_of_growth(frame: pd.DataFrame) -> NDArray[np.bool_]:
    return ~_is(frame, "measure", "growth") | ~_is(frame, "basis", "")


def _digits_of_value(frame: pd.DataFrame) -> NDArray[np.bool_]:
    good = np.ones(len(frame), dtype=np.bool_)
    rows = np.flatnonzero(_where(frame, "digits", lambda text: text.isascii() and text.isdigit()))
    values = frame["value"].to_numpy(dtype=object)[rows].tolist()
    if not numbers.all_plain(values):
        plain = [numbers.is_plain(text) for text in values]
        rows, values = rows[plain], [text for text in values if numbers.is_plain(text)]
    least, most = numbers.counts(values)
    given = frame["digits"].cat
    known = np.array([int(text) if text.isdigit() else 0 for text in given.categories], dtype=np.int64)
    stated = known[given.codes.to_numpy()[rows]]
    good[rows] = (least <= stated) & (stated <= most)
    return good


def _sign(frame: pd.DataFrame) -> NDArray[np.bool_]:
    free = _is(frame, "flow", "balance") | _is(frame, "measure", "growth")
    return free if free.all() else free | ~_negative(frame)


def _share_range(frame: pd.DataFrame) -> NDArray[np.bool_]:
    held = _is(frame, "measure", "share") & ~_is(frame, "flow", "balance")
    good = np.ones(len(frame), dtype=np.bool_)
    rows = np.flatnonzero(held)
    good[rows] = ~(_numbers(frame["value"].iloc[rows]) > 100)
    return good


def _fall_range(frame: pd.DataFrame) -> NDArray[np.bool_]:
    held = _is(frame, "measure", "growth") & ~_is(frame, "flow", "balance")
    good = np.ones(len(frame), dtype=np.bool_)
    rows = np.flatnonzero(held)
    good[rows] = ~(_numbers(frame["value"].iloc[rows]) < -100)
    return good


def _lived(column: str) -> Callable[[pd.DataFrame], NDArray[np.bool_]]:
    def check(frame: pd.DataFrame) -> NDArray[np.bool_]:
        bounded = [code for code in frame[column].cat.categories if areas.lived(code) != (0, 9999)]
        good = np.ones(len(frame), dtype=np.bool_)
        for code in bounded:
            first, last = areas.lived(code)
            fits = _where(frame, "period", lambda text: _overlaps(text, first, last))  # noqa: B023 - used at once
            good &= ~_is(frame, column, code) | fits
        return good

    return check


def _overlaps(period: str, first: int, last: int) -> bool:
    if periods.frequency(period) is None:
        return True  # the period has its own fault
    start, end = periods.years(period)
    return start <= last and end >= first


def _no_duplicate(frame: pd.DataFrame) -> NDArray[np.bool_]:
    return ~pd.Series(key_codes(frame, KEY)).duplicated().to_numpy()


def key_codes(frame: pd.DataFrame, columns: Iterable[str]) -> NDArray[np.int64]:
    """One number a row, equal where the cells of ``columns`` are equal."""
    key = np.zeros(len(frame), dtype=np.int64)
    room = 1
    for column in columns:
        cells = frame[column].cat
        size = max(len(cells.categories), 1)
        if room > 2**62 // size:
            key, distinct = pd.factorize(key)
            key, room = key.astype(np.int64), len(distinct)
        key = key * size + cells.codes.to_numpy()
        room *= size
    return key


_ROW_TESTS: dict[str, Callable[[pd.DataFrame], NDArray[np.bool_]]] = {
    "unit_of_share": _unit_of_share,
    "unit_of_level": _unit_of_level,
    "basis_of_growth": _basis_of_growth,
    "digits_of_value": _digits_of_value,
    "sign": _sign,
    "share_range": _share_range,
    "fall_range": _fall_range,
    "reporter_lived": _lived("reporter"),
    "partner_lived": _lived("partner"),
    "duplicate": _no_duplicate,
}


# --- the schema -------------------------------------------------------------------------------------


@cache
def schema() -> pa.DataFrameSchema:
    """The pandera schema of the native form: text columns, distinct cells as categories, ``value`` as text."""
    import pandera.pandas as pa

    # Nothing is null in a table of text, so pandera need not look.
    columns = {column: pa.Column(nullable=True) for column in COLUMNS}
    for column, test in _CELL_TESTS.items():
        check = pa.Check(_by_distinct(test), name=column, ignore_na=False)
        columns[column] = pa.Column(checks=[check], nullable=True)
    columns["value"] = pa.Column(checks=[pa.Check(_plain_values, name="value", ignore_na=False)], nullable=True)
    rows = [pa.Check(_as_series(test), name=name, ignore_na=False) for name, test in _ROW_TESTS.items()]
    return pa.DataFrameSchema(columns, checks=rows, strict=True, unique_column_names=True)


def _as_series(test: Callable[[pd.DataFrame], NDArray[np.bool_]]) -> Callable[[pd.DataFrame], pd.Series[bool]]:
    return lambda frame: pd.Series(test(frame), index=frame.index)


def find_faults(
    frame: pd.DataFrame, lines: NDArray[np.int64], file: str, names: Mapping[str, str] | None = None
) -> list[Fault]:
    """Every fault of a table in the native form, by line; empty when it may pass.

    ``names`` gives the names its columns have in the file, where these are not our own.
    """
    from pandera.errors import SchemaErrors

    try:
        schema().validate(frame, lazy=True)
    except SchemaErrors as errors:
        found = {(str(one.check.name), row) for one in errors.schema_errors for row in _failed_rows(one)}
    else:
        return []
    broken = {(row, check) for check, row in found if check in rules.CELLS}
    order = {column: place for place, column in enumerate(COLUMNS)}
    told = sorted((int(lines[row]), order[_rule(check).column], row, check) for check, row in found)
    return [
        _fault(frame, line, file, names or {}, _rule(check), row)
        for line, _, row, check in told
        if not any((row, column) in broken for column in _rule(check).looks_at)
    ]


def _rule(check: str) -> rules.Rule:
    return rules.CELLS.get(check) or rules.ROWS[check]


def _failed_rows(error: Any) -> list[int]:
    """Positions of the rows that failed one check."""
    return np.flatnonzero(~np.asarray(error.check_output, dtype=np.bool_)).tolist()


def _fault(frame: pd.DataFrame, line: int, file: str, names: Mapping[str, str], rule: rules.Rule, row: int) -> Fault:
    value = str(frame[rule.column].iat[row])
    return Fault(file, line, names.get(rule.column, rule.column), value, rule.text, rule.out(value))


def categories(frame: pd.DataFrame) -> pd.DataFrame:
    """``frame`` with every column of the native form, in order, distinct cells as categories.

    Optional columns that are absent are filled with empty text; cells lose blanks at their ends.
    """
    missing = [column for column in REQUIRED if column not in frame]
    if missing:
        raise KeyError(f"the frame lacks {missing}")
    made = {column: _category(frame, column) for column in COLUMNS if column != "value"}
    made["value"] = frame["value"].reset_index(drop=True).astype(object)
    return pd.DataFrame({column: made[column] for column in COLUMNS}, copy=False)


def _category(frame: pd.DataFrame, column: str) -> Any:
    if column not in frame:
        return pd.Categorical.from_codes(np.zeros(len(frame), dtype=np.int8), categories=pd.Index([""], dtype=object))
    cells = frame[column]
    if isinstance(cells.dtype, pd.CategoricalDtype):
        return pd.Categorical(cells)
    codes, distinct = pd.factorize(cells.to_numpy(dtype=object))
    stripped = [str(text).strip() for text in distinct]
    if stripped != list(distinct):
        again, distinct = pd.factorize(np.array(stripped, dtype=object))
        codes = again[codes]
    return pd.Categorical.from_codes(codes, categories=pd.Index(distinct, dtype=object))
