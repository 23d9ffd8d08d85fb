"""Cases: a claim with all its calculations in the order of the readings, ready for the verdict."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from claimcheck.records import Claim
from claimcheck.verification.calculations import Worked, calculate
from claimcheck.verification.context import Context
from claimcheck.verification.kinds.registry import candidates


@dataclass(frozen=True, slots=True)
class Alternative:
    """A change of the claim that would make it true: an explanation, never a reading."""

    code: str
    slot: str
    """The slot of the claim that it changes; ``value`` for the figure itself."""
    words: str
    """What the figure is true of, for people."""
    worked: Worked


@dataclass(frozen=True)
class Case:
    """One claim under all its readings."""

    context: Context
    worked: tuple[Worked, ...]
    """First-ranked reading first."""
    support: tuple[int, ...] = ()
    """For each, how many other figures of the sentence its definition bears out."""
    alternatives: tuple[Alternative, ...] = ()
    unsure: frozenset[str] = frozenset()
    """Slots that may have been read wrongly; see ``misreadings``."""
    neighbours: tuple[Claim, ...] = ()
    """The other claims of its sentence and of those close by."""

    @cached_property
    def points(self) -> list[Worked]:
        """The calculations that give a figure."""
        return [worked for worked in self.worked if worked.is_point]

    @cached_property
    def bounds(self) -> list[Worked]:
        """The calculations that give a limit."""
        return [worked for worked in self.worked if not worked.is_point]

    @cached_property
    def first(self) -> list[Worked]:
        """The first-ranked reading, with those that rank as high."""
        ranked = [(w, _rank(w, n)) for w, n in zip(self.worked, self.support, strict=True) if w.is_point]
        return [worked for worked, rank in ranked if rank == ranked[0][1]]


def _rank(worked: Worked, support: int) -> tuple[int, ...]:
    """The place of a reading: smaller is read first.

    The source the text names, then what explains several figures of the sentence at once, then the rest of the order
    that the candidate has by itself.
    """
    named, *rest = worked.candidate.order
    return (named, -support, *rest)


def case_of(context: Context) -> Case:
    """The case of one claim by itself."""
    worked = tuple(calculate(context, candidates(context)))
    return Case(context, worked, (0,) * len(worked))


def ranked(cases: Sequence[Case]) -> list[Case]:
    """The cases with the readings that bear out other figures of the same sentence moved up."""
    by_sentence: dict[int, list[Case]] = defaultdict(list)
    for case in cases:
        by_sentence[case.context.claim.sentence_start].append(case)
    # A figure alone in its sentence has no others that a definition could bear out as well.
    carried = {start: Counter(_carried(one) if len(one) > 1 else ()) for start, one in by_sentence.items()}
    return [_moved_up(case, carried[case.context.claim.sentence_start]) for case in cases]


def _carried(cases: Iterable[Case]) -> list[tuple[object, ...]]:
    """Each definition once for every claim that it bears out."""
    return [recipe for case in cases for recipe in _agreeing(case)]


def _agreeing(case: Case) -> set[tuple[object, ...]]:
    return {worked.candidate.recipe for worked in case.points if worked.outcome == "agrees"}


def _moved_up(case: Case, carried: Counter[tuple[object, ...]]) -> Case:
    own = _agreeing(case) if carried else set()

    def others(worked: Worked) -> int:
        if not carried or not worked.is_point:
            return 0
        recipe = worked.candidate.recipe
        return carried[recipe] - (recipe in own)

    supported = [(worked, others(worked)) for worked in case.worked]
    supported.sort(key=lambda pair: (not pair[0].is_point, _rank(*pair)))
    return replace(case, worked=tuple(w for w, _ in supported), support=tuple(n for _, n in supported))
