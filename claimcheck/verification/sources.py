"""Which datasets a text means when it names a source.

A dataset lists the words by which texts name it. The longest of them found in the attribution, as whole words,
wins: "Chinese customs" before "customs". A general word ("official data") means the office that counts for the
reporter. A speaker ("the president said") is no source of data: what speakers say is measured by all of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from claimcheck.language import places
from claimcheck.records import Claim, Dataset
from claimcheck.verification.settings import table

_WORD = re.compile(r"[^\W_]+")
_FILLER: Final = frozenset({"the", "a", "an", "by", "of", "from", "to", "s", "its", "and", "for"})
_OWNER = re.compile(r"['’]s\b")


@dataclass(frozen=True, slots=True)
class Attribution:
    """What the text says about where a figure comes from."""

    words: str | None = None
    """The words of the text; ``None`` when it names nobody, or only a speaker."""
    datasets: tuple[str, ...] = ()
    """Ids of the datasets meant; empty where none in the catalog is."""

    @property
    def is_unheld(self) -> bool:
        """Whether the text names a source of data that is not in the catalog."""
        return self.words is not None and not self.datasets


def attribution(claim: Claim, datasets: Mapping[str, Dataset]) -> Attribution:
    """The datasets that the source in force for ``claim`` stands for."""
    words = claim.source_named or claim.attributed_to
    if not words:
        return Attribution()
    said = _plain(words)
    near = _named(said, [d for d in datasets.values() if _bears_on(d, claim)])
    if near:
        return Attribution(words, near)
    owners, rest = _owners(words)
    kind = _kind(_plain(rest))
    if kind == "speaker":
        return Attribution()
    if kind == "general":
        counted = owners or (claim.reporter,)
        own = (d.id for d in datasets.values() if d.grade == "primary" and any(area in d.reporters for area in counted))
        return Attribution(words, tuple(own))
    return Attribution(words, _named(said, datasets.values()))


def counted_by(named: Attribution, datasets: Mapping[str, Dataset]) -> str | None:
    """The one economy whose trade the named office counts; ``None`` where it counts several or is not known to count.

    An organisation's collection says nothing: it counts everyone, and the catalog may hold one country of it.
    """
    meant = [datasets[id] for id in named.datasets]
    if any(dataset.grade != "primary" or dataset.definition.get("side") == "mirror" for dataset in meant):
        return None
    found = {dataset.reporters for dataset in meant}
    only = found.pop() if len(found) == 1 else ()
    return only[0] if len(only) == 1 else None


def _bears_on(dataset: Dataset, claim: Claim) -> bool:
    """Whether the dataset counts one of the two sides; several offices share a plain name ("Trade Ministry")."""
    areas = {area for side in (claim.reporter, claim.partner) if side for area in side.split("+")}
    return not dataset.reporters or bool(areas & set(dataset.reporters))


def _owners(words: str) -> tuple[tuple[str, ...], str]:
    """The areas whose office is named ("Chinese customs": China's), and the words without them."""
    found = places.find_places(words)
    for place in reversed(found):
        words = words[: place.start] + " " + words[place.end :]
    return tuple(code for place in found for code in place.codes), words


def _named(said: str, datasets: Iterable[Dataset]) -> tuple[str, ...]:
    """Ids of the datasets with the longest name among the words ``said``."""
    lengths = {d.id: max((len(n) for n in map(_plain, d.names) if _says(said, n)), default=0) for d in datasets}
    longest = max(lengths.values(), default=0)
    return tuple(id for id, length in lengths.items() if length == longest) if longest else ()


def _says(said: str, name: str) -> bool:
    """Whether the name is among the words, or the words are the name turned round ("ministry of development")."""
    return bool(name.strip()) and (name in said or _content(said) == _content(name))


def _content(words: str) -> frozenset[str]:
    return frozenset(words.split()) - _FILLER


def _kind(said: str) -> str:
    """``speaker``, ``general`` or ``office``, by the words of ``tables/attributions.csv``."""
    rest = _content(said)
    general = {word for phrase, kind in _phrases() if kind == "general" for word in phrase.split()}
    if rest and rest <= general:
        return "general"
    found = {kind for phrase, kind in _phrases() if phrase in said}
    return "speaker" if found == {"speaker"} else "office"


@cache
def _phrases() -> tuple[tuple[str, str], ...]:
    return tuple((_plain(row["phrase"]), row["kind"]) for row in table("attributions"))


def _plain(words: str) -> str:
    """The words in lower case, one space around each, so that a phrase is found as whole words."""
    return f" {' '.join(_WORD.findall(_OWNER.sub('', words).casefold()))} "
