"""Several reports as one text, where the format can hold several."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.errors import FormatError


def join(texts: Sequence[str], format: str) -> str:
    """The reports ``texts``, all written in ``format``, as one. One report stays as it is.

    Raises ``FormatError`` for a format that holds one article only.
    """
    if len(texts) == 1:
        return texts[0]
    if format == "json":
        return "[\n" + ",\n".join(text.rstrip("\n") for text in texts) + "\n]\n"
    if format == "jsonl":
        return "".join(texts)
    if format == "csv":
        return texts[0] + "".join(text.partition("\n")[2] for text in texts[1:])
    if format in ("terminal", "markdown"):
        return "\n\n".join(texts)
    raise FormatError(
        f"a report in the format {format} holds one article",
        rule="several articles fit json, jsonl, csv, terminal and markdown",
        way_out="Verify them one by one",
    )
