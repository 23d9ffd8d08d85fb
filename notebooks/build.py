"""Make the notebooks from their text, or check that they are up to date.

    python notebooks/build.py            writes every NN_name.ipynb from NN_name.py
    python notebooks/build.py --check    exit 1 where one differs

The text is the source: a ``# %%`` line begins a cell of code, ``# %% [markdown]`` one of words, as editors
and jupytext read it. Notebooks are kept without output, so that a change to one can be read.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
MARK = "# %%"
METADATA = {
    "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},
}


def sources() -> list[Path]:
    """The texts, in order."""
    return sorted(HERE.glob("[0-9][0-9]_*.py"))


def notebook(text: str) -> str:
    """The notebook of ``text`` as JSON, without output; ids count the cells, so that the bytes stay the same."""
    cells = [_cell(number, heading, body) for number, (heading, body) in enumerate(_parts(text), 1)]
    whole = {"cells": cells, "metadata": METADATA, "nbformat": 4, "nbformat_minor": 5}
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def _parts(text: str) -> Iterator[tuple[str, list[str]]]:
    """Heading and lines of each cell; what stands before the first heading is left out."""
    heading, body = None, []
    for line in text.splitlines():
        if line.startswith(MARK):
            if heading is not None:
                yield heading, body
            heading, body = line, []
        else:
            body.append(line)
    if heading is not None:
        yield heading, body


def _cell(number: int, heading: str, body: list[str]) -> dict[str, Any]:
    words = "[markdown]" in heading
    if words:
        body = [line.removeprefix("#").removeprefix(" ") for line in body]
    lines = "\n".join(body).strip("\n").splitlines(keepends=True)
    cell: dict[str, Any] = {"cell_type": "markdown" if words else "code", "id": f"cell-{number:02}", "metadata": {}}
    if not words:
        cell |= {"execution_count": None, "outputs": []}
    return {**cell, "source": lines}


def main() -> int:
    """0, or 1 where ``--check`` finds a notebook that is not that of its text."""
    stale = []
    for source in sources():
        target, made = source.with_suffix(".ipynb"), notebook(source.read_text(encoding="utf-8"))
        if target.exists() and target.read_text(encoding="utf-8") == made:
            continue
        stale.append(target.name)
        if "--check" not in sys.argv:
            target.write_text(made, encoding="utf-8", newline="\n")
    if stale:
        print(("out of date: " if "--check" in sys.argv else "written: ") + ", ".join(stale))
    return int("--check" in sys.argv and bool(stale))


if __name__ == "__main__":
    sys.exit(main())
