"""Ordinals in trade prose: "second-largest", "third-highest", "55th straight", "No. 1"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from claimcheck.language._tables import rows
from claimcheck.language.numbers import any_case


@dataclass(frozen=True, slots=True)
class Ordinal:
    """A rank or a place in a row; ``number`` 1 is the first."""

    start: int
    end: int
    text: str
    number: int


_WORDS = {row["word"]: int(row["value"]) for row in rows("ordinals")}
_STEMS = {row["stem"]: int(row["value"]) for row in rows("ordinals") if row["stem"]}
_ORDINAL = re.compile(
    rf"""(?<![\w.,$€£])(?:
          (?P<digits>\d{{1,4}})(?:st|nd|rd|th)\b
        | (?:[Nn]o\.?|[Nn]umber)[ \xa0-]?(?P<rank>\d{{1,3}}|one|two|three|four|five|six|seven|eight|nine|ten)\b
        | \#(?P<hash>\d{{1,3}})\b
        | (?:(?P<tens>{any_case(list(_STEMS))})-)?(?P<word>{any_case(list(_WORDS))})(?![\w])
        )""",
    re.VERBOSE,
)
_CARDINALS = {row["word"]: int(row["value"]) for row in rows("number_words") if row["role"] in ("unit", "teen")}


def find_ordinals(text: str) -> tuple[Ordinal, ...]:
    """The ordinals of ``text`` in text order; days of a month ("the 12th of May") are among them.

    >>> [(o.text, o.number) for o in find_ordinals("its second-largest market for the 55th straight month")]
    [('second', 2), ('55th', 55)]
    """
    return tuple(
        Ordinal(match.start(), match.end(), match[0], _number(match))
        for match in _ORDINAL.finditer(text)
        if not _is_part(text, match)
    )


def _number(match: re.Match[str]) -> int:
    if match["word"]:
        return _WORDS[match["word"].lower()] + (_STEMS[match["tens"].lower()] if match["tens"] else 0)
    printed: str = match["digits"] or match["rank"] or match["hash"]
    return int(printed) if printed.isdigit() else _CARDINALS[printed]


def _is_part(text: str, match: re.Match[str]) -> bool:
    """Whether "third" is a part of a whole: "one-third", "two thirds" never get here as a plural."""
    before = text[max(0, match.start() - 5) : match.start()].lower()
    return bool(match["word"]) and before.endswith(("one-", "one ", "per-"))
