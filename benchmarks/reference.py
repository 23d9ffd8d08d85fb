"""How fast reference data come in and are looked up, as ratios within one run.

    python benchmarks/reference.py            300,000 rows: the door, the second load, look-ups, memory
    python benchmarks/reference.py --large    5,000,000 rows in the shape of BACI, as CSV and as Parquet

Ratios compare with plain pandas, plain pandera or a plain dict in the same process and minute, so that they
mean the same on a slow machine. Seconds are those of one processor, each figure the best of several runs. All
values are invented.
"""

from __future__ import annotations

import argparse
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

YEARS = range(2018, 2024)
COLUMNS = "reporter,partner,flow,product,period,measure,value,unit,digits"
KEY = ["reporter", "partner", "flow", "period"]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--large", action="store_true")
    parser.add_argument("--rows", type=int, default=5_000_000)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ["CLAIMCHECK_CACHE"] = str(Path(folder) / "cache")
        os.environ["CLAIMCHECK_DATA"] = str(Path(folder) / "user")
        if chosen.large:
            large(Path(folder), chosen.rows)
            return
        path = tidy(Path(folder) / "tidy.csv")
        door(path)
        loads(path)
        lookups(path)
        memory(path)


def tidy(path: Path) -> Path:
    """300,000 rows: 200 reporters, 125 partners, exports and imports, six years."""
    chance = random.Random(1)
    places = countries()
    with path.open("w") as file:
        file.write(COLUMNS + "\n")
        for year in YEARS:
            for reporter in places[:200]:
                for partner in places[:125]:
                    for flow in ("export", "import"):
                        value = chance.randint(1, 10**11)
                        file.write(f"{reporter},{partner},{flow},TOTAL,{year},level,{value},USD,\n")
    return path


def countries() -> list[str]:
    from claimcheck.reference import areas

    return [row["code"] for row in areas.rows("areas") if row["kind"] == "country" and not row["first_year"]]


def door(path: Path) -> None:
    """Load and validate, against plain ``read_csv`` and a bare pandera schema of the same rules."""
    import pandas as pd

    from claimcheck.reference.load import load

    bare = bare_schema()

    def plainly() -> None:
        bare.validate(pd.read_csv(path, dtype=str, keep_default_na=False), lazy=True)

    ours, theirs = best(lambda: load(path), plainly)
    say("load and validate 300,000 rows", ours, "bare pandas and pandera", theirs)


def bare_schema() -> Any:
    """The same rules as one would write them down without further thought."""
    import pandera.pandas as pa

    from claimcheck.reference import areas

    codes = [row["code"] for row in areas.rows("areas")]
    units = [row["unit"] for row in areas.rows("units")]
    check = pa.Check
    checks = {
        "reporter": check.isin(codes),
        "partner": check.isin(codes),
        "flow": check.isin(["export", "import", "trade", "balance", "reexport"]),
        "product": check.str_matches(r"(?:TOTAL|SERVICES|GOODS_SERVICES|HS\d{2,10})$"),
        "period": check.str_matches(r"\d{4}(?:-\d\d|-Q[1-4])?$"),
        "measure": check.isin(["level", "share", "growth"]),
        "value": check.str_matches(r"-?\d+(?:\.\d+)?$"),
        "unit": check.isin(units),
        "digits": check.str_matches(r"\d*$"),
    }
    columns = {name: pa.Column(checks=rule) for name, rule in checks.items()}
    rows = check(lambda frame: (frame["unit"] == "percent") == (frame["measure"] != "level"))
    return pa.DataFrameSchema(
        columns, checks=rows, unique=["reporter", "partner", "flow", "product", "period", "measure"]
    )


def loads(path: Path) -> None:
    """The second load of an unchanged catalog against the first, in one process and in new ones."""
    from claimcheck.reference import Catalog

    def load() -> None:
        Catalog.load(path, user=False).close()

    first = timed(load)
    again = min(timed(load) for _ in range(5))
    say("second load of the catalog, one process", again, "first load, with the index", first)
    code = f"from claimcheck.reference import Catalog; Catalog.load({str(path)!r}, user=False)"

    def process(cache: str) -> float:
        return timed(
            lambda: subprocess.run(
                [sys.executable, "-c", code], env={**os.environ, "CLAIMCHECK_CACHE": cache}, check=True
            )
        )

    fresh = str(path.parent / "fresh")
    first = process(fresh)
    again = min(process(fresh) for _ in range(3))
    say("second load of the catalog, new process", again, "first load, new process", first)


def lookups(path: Path) -> None:
    """One claim's look-ups (a share, a growth, a rank): catalog, pandas MultiIndex, dict."""
    import pandas as pd

    from claimcheck.reference import Catalog

    catalog = Catalog.load(path, embedded=False, user=False)
    asked = claims(200)
    flow = timed(lambda: [catalog.find(*claim[:3], "TOTAL", claim[4]) for claim in asked]) / len(asked)
    cold = timed(lambda: [by_catalog(catalog, *claim) for claim in asked]) / len(asked)
    rows = catalog.find()
    single = {(row.reporter, row.partner, row.flow, row.period): row for row in rows}
    several: dict[tuple[str, str, str], list[Any]] = {}
    for row in rows:
        several.setdefault((row.reporter, row.flow, row.period), []).append(row)
    frame = pd.DataFrame(
        [(row.reporter, row.partner, row.flow, row.period, float(row.value)) for row in rows], columns=[*KEY, "value"]
    )
    series = frame.set_index(KEY)["value"].sort_index()

    def warm() -> None:
        for claim in asked:
            by_catalog(catalog, *claim)

    def dictionary() -> None:
        for claim in asked:
            by_dict(single, several, *claim)

    def multiindex() -> None:
        for claim in asked:
            by_pandas(series, *claim)

    for claim in asked[:20]:
        assert by_catalog(catalog, *claim) == by_dict(single, several, *claim)
        assert by_catalog(catalog, *claim)[2] == by_pandas(series, *claim)[2]
    ours, theirs, pandas = (seconds / len(asked) for seconds in best(warm, dictionary, multiindex, times=3))
    say("one claim's look-ups, asked again", ours, "dict", theirs)
    say("one claim's look-ups, asked again", ours, "pandas MultiIndex", pandas)
    say("one claim's look-ups, first time", cold, "pandas MultiIndex", pandas)
    (single_pandas,) = best(lambda: [series.loc[(*claim[:3], claim[4])] for claim in asked])
    say("one flow, first time", flow, "pandas MultiIndex", single_pandas / len(asked))


def claims(number: int) -> list[tuple[str, str, str, str, str]]:
    chance = random.Random(2)
    places = countries()
    return [
        (
            chance.choice(places[:200]),
            chance.choice(places[:125]),
            chance.choice(("export", "import")),
            str(year),
            str(year - 1),
        )
        for year in (chance.choice(YEARS[1:]) for _ in range(number))
    ]


def by_catalog(catalog: Any, reporter: str, partner: str, flow: str, period: str, before: str) -> tuple[Any, ...]:
    everyone = catalog.find(reporter, flow=flow, product="TOTAL", period=period)
    (part,) = catalog.find(reporter, partner, flow, "TOTAL", period)
    (earlier,) = catalog.find(reporter, partner, flow, "TOTAL", before)
    return answers(part, earlier, everyone)


def by_dict(
    single: dict[Any, Any], several: dict[Any, Any], reporter: str, partner: str, flow: str, period: str, before: str
) -> tuple[Any, ...]:
    part, earlier = single[reporter, partner, flow, period], single[reporter, partner, flow, before]
    return answers(part, earlier, several[reporter, flow, period])


def answers(part: Any, earlier: Any, everyone: list[Any]) -> tuple[Any, ...]:
    value = part.value
    total = sum(row.value for row in everyone)
    rank = 1 + sum(row.value > value for row in everyone)
    return value / total, value / earlier.value, rank


def by_pandas(series: Any, reporter: str, partner: str, flow: str, period: str, before: str) -> tuple[Any, ...]:
    everyone = series.loc[(reporter, slice(None), flow, period)]
    value = series.loc[(reporter, partner, flow, period)]
    return (
        value / everyone.sum(),
        value / series.loc[(reporter, partner, flow, before)],
        1 + int((everyone > value).sum()),
    )


def memory(path: Path) -> None:
    """The most memory a process ever held: our load against plain ``read_csv``, imports of both included."""
    imports = "import pandera.pandas, pyarrow; from claimcheck.reference.load import load; import pandas as pd;"
    ours = peak(f"{imports} load(__import__('pathlib').Path({str(path)!r}))")
    text = peak(f"{imports} pd.read_csv({str(path)!r}, dtype=str, keep_default_na=False)")
    plain = peak(f"{imports} pd.read_csv({str(path)!r})")
    unit = f"MB, {peak(imports):.0f} of them imports"
    print(f"| peak memory of a load ({unit}) | {ours:.0f} MB | read_csv as text | {text:.0f} MB | {ours / text:.2f} |")
    print(f"| the same | {ours:.0f} MB | read_csv as it comes | {plain:.0f} MB | {ours / plain:.2f} |")


def peak(code: str) -> float:
    """Megabytes. Read from the process's own record, because the system's count begins with its parent's."""
    told = "print(next(line.split()[1] for line in open('/proc/self/status') if line.startswith('VmHWM')))"
    found = subprocess.run([sys.executable, "-c", f"{code}\n{told}"], check=True, capture_output=True, text=True)
    return int(found.stdout) / 1024


# --- five million rows ------------------------------------------------------------------------------


def large(folder: Path, rows: int) -> None:
    """A file in the shape of BACI: added, loaded, loaded again, asked."""
    for path in (baci_csv(folder, rows), baci_parquet(folder)):
        code = (
            "from pathlib import Path; from claimcheck.reference import store;"
            f"store.add(Path({str(path)!r}), id='baci', replace=True)"
        )
        start = spent()
        most = peak(code)
        print(f"| {path.suffix[1:]}, {rows:,} rows | {path.stat().st_size / 1e6:.0f} MB |")
        print(f"| add: check, copy and index | {spent() - start:.0f} s, peak {most:,.0f} MB |")
        start = spent()
        most = peak("from claimcheck.reference import Catalog; Catalog.load(embedded=False)")
        print(f"| load in a new process | {spent() - start:.2f} s, peak {most:,.0f} MB |")
        ask(folder)


def ask(folder: Path) -> None:
    from claimcheck.reference import Catalog

    catalog = Catalog.load(embedded=False)
    again = timed(lambda: Catalog.load(embedded=False).close())
    size = max(file.stat().st_size for file in (folder / "cache").glob("*.sqlite")) / 1e6
    print(f"| second load | {again * 1e3:.1f} ms |")
    print(f"| index | {size:,.0f} MB, {len(catalog):,} observations |")
    chance = random.Random(3)
    places, goods = catalog.distinct("baci", "reporter"), catalog.distinct("baci", "product")
    asked = [(chance.choice(places), chance.choice(goods)) for _ in range(300)]
    found: list[Any] = []

    def all_partners() -> None:
        for reporter, product in asked:
            found.extend(catalog.find(reporter, flow="export", product=product, period="2022", unit="USD")[:1])

    def one() -> None:
        for row in found:
            assert catalog.find(row.reporter, row.partner, "export", row.product, "2022", unit="USD") == [row]

    each = timed(all_partners) / len(asked)
    print(f"| one product to all partners | {span(each)} |")
    print(f"| one flow | {span(timed(one) / len(found))} |")
    catalog.close()


def baci_csv(folder: Path, rows: int) -> Path:
    """Exporter, importer and product drawn without repeats; values to a dollar, one quantity in fifty missing."""
    import numpy as np

    from claimcheck.reference import areas

    chance = np.random.default_rng(4)
    numbers = np.array(sorted(areas.by_m49()))[:220]
    products = np.unique(chance.integers(10000, 999999, 5000))
    cells = chance.choice(len(numbers) * len(numbers) * len(products), rows, replace=False, shuffle=False)
    pair, product = np.divmod(cells, len(products))
    exporter, importer = np.divmod(pair, len(numbers))
    values = np.round(chance.lognormal(3, 3, rows) + 0.001, 3)
    quantities = np.round(chance.lognormal(2, 3, rows) + 0.001, 3)
    path = folder / "BACI_HS17_Y2022_V202401.csv"
    with path.open("w") as file:
        file.write("t,i,j,k,v,q\n")
        for start in range(0, rows, 100_000):
            part = slice(start, start + 100_000)
            columns = (
                numbers[exporter[part]],
                numbers[importer[part]],
                products[product[part]],
                values[part],
                quantities[part],
            )
            for i, j, k, v, q in zip(*(column.tolist() for column in columns), strict=True):
                weight = "NA" if int(q * 1000) % 50 == 0 else f"{q:.3f}"
                file.write(f"2022,{i},{j},{k:06d},{v:.3f},{weight:>12}\n")
    return path


def baci_parquet(folder: Path) -> Path:
    """The same table as Parquet, numbers as numbers."""
    import pandas as pd

    path = folder / "BACI_HS17_Y2022_V202401.parquet"
    frame = pd.read_csv(path.with_suffix(".csv"), dtype={"k": str}, skipinitialspace=True)
    frame.to_parquet(path, index=False)
    return path


# --- telling and timing -----------------------------------------------------------------------------------------


def say(what: str, ours: float, other: str, theirs: float) -> None:
    """A row of the table in README.md."""
    print(f"| {what} | {span(ours)} | {other} | {span(theirs)} | {ours / theirs:.3g} |")


def span(seconds: float) -> str:
    for size, unit in ((1, "s"), (1e-3, "ms")):
        if seconds >= size:
            return f"{seconds / size:.3g} {unit}"
    return f"{seconds * 1e6:.3g} µs"


def timed(work: Callable[[], Any]) -> float:
    """Seconds of a processor, those of child processes included, so that a busy machine does not count."""
    start = spent()
    work()
    return spent() - start


def spent() -> float:
    children = os.times()
    return time.process_time() + children.children_user + children.children_system


def best(*works: Callable[[], Any], times: int = 5) -> list[float]:
    """The best time of each, the works taking turns so that a busy moment hits all of them."""
    found = [[timed(work) for work in works] for _ in range(times)]
    return [min(column) for column in zip(*found, strict=True)]


if __name__ == "__main__":
    main()
