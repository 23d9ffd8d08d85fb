"""How long a report takes to write, against matplotlib drawing the same charts in the same run.

    python benchmarks/reports.py            prints the figures
    python benchmarks/reports.py --write    puts them under "Reports" in benchmarks/README.md
    python benchmarks/reports.py --check    exit 1 where the HTML takes more than a tenth of matplotlib's time

The report is that of the tests, its claims repeated until there are 20.
"""

from __future__ import annotations

import argparse
import io
import platform
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from itertools import cycle, islice
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent))

from claimcheck import reports  # noqa: E402
from claimcheck.records import Finding, Report  # noqa: E402
from claimcheck.reports import pictures  # noqa: E402
from claimcheck.reports.view import observations  # noqa: E402
from tests.reports import example  # noqa: E402

CLAIMS = 20
ROUNDS = 5
MOST = 0.1
HEADING = "## Reports\n"


def many() -> Report:
    """The example with ``CLAIMS`` claims, their ids counted through."""
    findings = islice(cycle(example.FINDINGS), CLAIMS)
    numbered = (replace(one, claim=replace(one.claim, id=f"c{n}")) for n, one in enumerate(findings, 1))
    return replace(example.REPORT, findings=tuple(numbered))


def best(work: Callable[[], object]) -> float:
    """Seconds of the fastest of ``ROUNDS`` runs, after one that loads what there is to load."""
    work()
    taken = []
    for _ in range(ROUNDS):
        begun = time.perf_counter()
        work()
        taken.append(time.perf_counter() - begun)
    return min(taken)


def charts(report: Report) -> tuple[list[Finding], list[Finding]]:
    """The claims whose interval is drawn, and those with a series."""
    rows = observations(report.findings)
    compared = [finding for finding in report.findings if pictures.intervals(finding)]
    return compared, [finding for finding in report.findings if pictures.series(finding, rows) is not None]


def by_matplotlib(report: Report) -> None:
    """The same charts: the claim's band with each calculation's interval, and the series, each saved as SVG."""
    import matplotlib as mpl

    mpl.use("svg")
    from matplotlib import pyplot as plt

    compared, serial = charts(report)
    for finding in compared:
        figure, axes = plt.subplots(figsize=(3.6, 1.2))
        axes.axvspan(float(finding.interval.low or 0), float(finding.interval.high or 0))
        for number, tried in enumerate(finding.calculations):
            low, high, value = (float(end or 0) for end in (tried.interval.low, tried.interval.high, tried.value))
            axes.plot([low, high], [number, number])
            axes.plot([value], [number], "o")
            axes.annotate(f"{value:.4g}", (value, number))
        figure.savefig(io.StringIO(), format="svg")
        plt.close(figure)
    for finding in serial:
        rows = finding.calculations[0].rows
        figure, axes = plt.subplots(figsize=(3.6, 0.8))
        axes.plot([row.period for row in rows], [float(row.value) for row in rows], marker="o")
        figure.savefig(io.StringIO(), format="svg")
        plt.close(figure)


def measure() -> tuple[str, float]:
    """The figures as Markdown, and the share of matplotlib's time that the HTML took."""
    report = many()
    drawn = sum(map(len, charts(report)))
    page = best(lambda: reports.render(report, "html"))
    plotted = best(lambda: by_matplotlib(report))
    rows = [
        "| what | milliseconds | kilobytes |",
        "| --- | ---: | ---: |",
        f"| matplotlib, {drawn} charts alone, as SVG | {plotted * 1e3:.0f} | |",
    ]
    for name in reports.FORMATS:
        taken = page if name == "html" else best(lambda name=name: reports.render(report, name))  # type: ignore[misc]
        size = len(reports.render(report, name).encode()) / 1000
        said = f"{name}, with the same {drawn} charts" if name == "html" else name
        rows.append(f"| {said} | {taken * 1e3:.1f} | {size:.0f} |")
    ratio = page / plotted
    made = (
        f"A report of {CLAIMS} claims, the fastest of {ROUNDS} runs, Python {platform.python_version()}, "
        f"`python benchmarks/reports.py`. The whole HTML page takes {ratio:.3f} times what matplotlib takes to draw "
        f"its charts (at most {MOST} is asked for).\n\n"
    )
    return made + "\n".join(rows) + "\n", ratio


def write(text: str) -> None:
    """Put ``text`` under the heading in the README, in place of what stood there."""
    readme = HERE / "README.md"
    old = readme.read_text(encoding="utf-8") if readme.exists() else "# Benchmarks\n"
    before, _, rest = old.partition(HEADING)
    after = rest[rest.find("\n## ") + 1 :] if "\n## " in rest else ""
    parts = [before.rstrip(), f"{HEADING}\n{text}".rstrip(), after.rstrip()]
    readme.write_text("\n\n".join(part for part in parts if part) + "\n", encoding="utf-8")


def main() -> int:
    """0, or 1 where ``--check`` was asked for and fails."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    text, ratio = measure()
    print(text)
    if options.write:
        write(text)
    return int(options.check and ratio > MOST)


if __name__ == "__main__":
    sys.exit(main())
