"""Several reports as one text, where the format can hold several."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence

from claimcheck.errors import FormatError
from claimcheck.reports import claimreview, sarif


def join(texts: Sequence[str], format: str) -> str:
    """The reports ``texts``, all written in ``format``, as one. One report stays as it is.

    Raises ``FormatError`` for a format that holds one article only.
    """
    if len(texts) == 1:
        return texts[0]
    try:
        joined = _JOINED[format]
    except KeyError:
        raise FormatError(
            f"a report in the format {format} holds one article",
            rule=f"several articles fit {', '.join(_JOINED)}",
            way_out="Verify them one by one",
        ) from None
    return joined(texts)


def _json(texts: Sequence[str]) -> str:
    return "[\n" + ",\n".join(text.rstrip("\n") for text in texts) + "\n]\n"


def _csv(texts: Sequence[str]) -> str:
    """One table: the header of the first."""
    return "".join(texts[:1]) + "".join(text.partition("\n")[2] for text in texts[1:])


def _sarif(texts: Sequence[str]) -> str:
    """One log with a run an article, as a code review of many files takes it."""
    logs = [json.loads(text) for text in texts]
    return sarif.written({**logs[0], "runs": [run for log in logs for run in log["runs"]]})


def _claimreview(texts: Sequence[str]) -> str:
    """One graph; a number before each claim's id tells the articles apart."""
    graphs = [json.loads(text)["@graph"] for text in texts]
    return claimreview.written([_numbered(review, n) for n, graph in enumerate(graphs, 1) for review in graph])


def _numbered(review: dict[str, object], number: int) -> dict[str, object]:
    return {**review, **{key: str(review[key]).replace("#", f"#{number}-") for key in ("@id", "url")}}


_JOINED: dict[str, Callable[[Sequence[str]], str]] = {
    "terminal": "\n\n".join,
    "json": _json,
    "jsonl": "".join,
    "csv": _csv,
    "markdown": "\n\n".join,
    "claimreview": _claimreview,
    "sarif": _sarif,
}
