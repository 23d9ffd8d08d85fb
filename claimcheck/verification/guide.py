"""The tables of ``docs/verdicts.md``, written from the tables that the code reads.

python -m claimcheck.verification.guide docs/verdicts.md
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

from claimcheck.verification.checks import HOLDS
from claimcheck.verification.settings import table
from claimcheck.verification.verdicts import POLICY

START, END = "<!-- {name}: written from the code -->", "<!-- end of {name} -->"


def tables() -> dict[str, str]:
    """Every generated part of the guide in Markdown, by name."""
    return {
        "policy": _policy(),
        "checks": _rows(("check", "what has to hold"), ((f"`{name}`", text) for name, text in HOLDS.items())),
        "reasons": _listed("reasons", ("code", "meaning", "example")),
        "caveats": _listed("caveats", ("code", "meaning")),
        "noise": _listed("tolerances", ("measure", "relative", "points", "floor", "source")),
    }


def filled(text: str) -> str:
    """``text`` with each part between its two marks written anew. Raises ``ValueError`` where a mark is missing."""
    for name, part in tables().items():
        start, end = START.format(name=name), END.format(name=name)
        before, _, rest = text.partition(start)
        if end not in rest:
            raise ValueError(f"no marks for {name}")
        text = f"{before}{start}\n\n{part}\n\n{end}{rest.partition(end)[2]}"
    return text


def _policy() -> str:
    lines = (
        (str(n), f"`{rule.verdict}`", _codes(rule.passes), _codes(rule.fails), _codes(rule.reasons))
        for n, rule in enumerate(POLICY, 1)
    )
    return _rows(("", "verdict", "checks passed", "checks failed", "always with"), lines)


def _codes(names: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)


def _listed(name: str, columns: tuple[str, ...]) -> str:
    rows = ((f"`{row[columns[0]]}`", *(row[column] for column in columns[1:])) for row in table(name))
    return _rows(columns, rows)


def _rows(header: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [header, tuple("---" for _ in header), *rows]
    return "\n".join(f"| {' | '.join(cell.replace('|', '/') for cell in line)} |" for line in lines)


def main() -> None:
    """Write the parts of the guide whose path is given."""
    path = Path(sys.argv[1])
    path.write_text(filled(path.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main()
