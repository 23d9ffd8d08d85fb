"""Patterns over plain words, written with classes: "<nth> <in_line> <unit>" reads "third straight month".

A pattern is a row of elements, joined by a blank or a hyphen:

=================  =====================================================
``word|word``      one of these words
``<class>``        one of the class's words (`tables/mark_words.csv`)
``<name..4>``      up to four words, as few as will do, under a name
``..4``            up to four words between, or none
``element?``       the element may be missing
=================  =====================================================
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from functools import lru_cache

_WORD = r"[a-z’'&-]+"
_RUN = re.compile(r"\w+")


def compiled(pattern: str, classes: Mapping[str, str]) -> re.Pattern[str]:
    """The pattern as a regular expression over lower case; ``classes`` holds an expression for each class."""
    source, leading = "", True
    for element in pattern.split():
        optional = element.endswith("?")
        gap = re.fullmatch(r"\.\.(\d)", element)
        body = _element(element.removesuffix("?"), classes)
        if gap:
            source += rf"(?:[ -]{_WORD}){{0,{gap[1]}}}?"
        elif optional:
            source += f"(?:{body}[ -])?" if leading else f"(?:[ -]{body})?" + ("?" if ".." in element else "")
        else:
            source += body if leading or body.startswith("(?=") or body.startswith("(?!") else f"[ -]{body}"
            leading = False
    return re.compile(rf"\b{source}(?!\w)")


def needed(pattern: str, words: Mapping[str, Collection[str]]) -> tuple[frozenset[str], ...]:
    """Of each element that no text can do without, the words that it can begin with; ``words`` lists those of classes.

    A sentence that lacks all of some element's words cannot fit: a look at a set, which saves the search.

    >>> needed("in|for <about>? a <long>", {"long": ("year", "decade")})
    (frozenset({'in', 'for'}), frozenset({'a'}), frozenset({'year', 'decade'}))
    """
    found = []
    for element in pattern.split():
        known = re.fullmatch(r"<(\w+)>(s?)", element)
        listed = words.get(known[1], ()) if known else element.split("|")
        runs = [_RUN.match(f"{word}{known[2] if known else ''}") for word in listed]
        if listed and not element.endswith("?") and all(runs):
            found.append(frozenset(run[0] for run in runs if run))
    return tuple(found)


@lru_cache(maxsize=4)
def vocabulary(text: str) -> frozenset[str]:
    """The words of ``text`` as ``needed`` counts them: runs of letters and digits."""
    return frozenset(_RUN.findall(text))


def _element(element: str, classes: Mapping[str, str]) -> str:
    named = re.fullmatch(r"<(\w+)\.\.(\d)>", element)
    if named:
        between = classes.get(named[1], _WORD)
        name = f"?P<{named[1]}>" if named[1] not in classes else "?:"
        return rf"({name}{between}(?:[ -]{between}){{0,{int(named[2]) - 1}}}?)"
    known = re.fullmatch(r"<(\w+)>(s?)", element)
    if known:
        return classes[known[1]] + known[2]
    return f"(?:{element})"
