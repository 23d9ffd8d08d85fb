"""The article against itself: figures that must fit together, with no reference data.

Each rule is one function that finds claims bound by arithmetic (exports and imports make trade) and an equation
between intervals. A rule speaks only of claims that truly match (``article.py``), and says ``inconsistent`` only
when the two sides stay apart after every figure was given a whole unit of its last digit each way, twice what
rounding can explain. Where several figures could stand on one side, one that fits is enough.
``docs/consistency.md`` explains every rule with an example.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import combinations
from typing import Final

from claimcheck.language import periods, places
from claimcheck.records import Claim, Consistency, Interval
from claimcheck.verification import calendar, conversions
from claimcheck.verification import intervals as iv
from claimcheck.verification.amounts import span
from claimcheck.verification.article import Article, product, same_sentence, same_source, trusted
from claimcheck.verification.mentions import OTHERS

_HUNDRED: Final = iv.point(100)
_FLOWS: Final = {
    "trade": "trade",
    "export": "exports",
    "import": "imports",
    "balance": "a balance",
    "reexport": "re-exports",
}


def check_consistency(claims: Iterable[Claim]) -> tuple[Consistency, ...]:
    """Every test of the claims against each other, in the order of the rules; empty when none bear on each other.

    >>> check_consistency(())
    ()
    """
    article = Article.of(claims)
    found = (check for rule in RULES for check in rule(article))
    return tuple(dict.fromkeys(found))


@dataclass(frozen=True, slots=True)
class Equation:
    """What ``parts`` make when worked out, and the claim ``target`` that prints the same figure."""

    rule: str
    parts: tuple[Claim, ...]
    target: Claim
    work: Callable[..., Interval]
    words: str
    """What was worked out: ``exports of "$3 billion" plus imports of "$2 billion"``."""
    unit: str | None = None
    signed: bool = True
    """Whether the sign of the target counts."""

    @property
    def holds(self) -> bool:
        """Whether both sides meet, each figure given a whole unit of its last digit each way."""
        return iv.meets(self._side(reach, *self.parts), self._size(reach(self.target)))

    def outcome(self) -> Consistency:
        """The equation as a record, both sides in words."""
        expected = span(self._side(iv.claim_interval, *self.parts), self.unit or self.target.unit)
        return _record(
            self.rule, (*self.parts, self.target), f"{self.words} make {expected}", _said(self.target), self.holds
        )

    def _side(self, read: Callable[[Claim], Interval], *claims: Claim) -> Interval:
        return self._size(self.work(*(read(claim) for claim in claims)))

    def _size(self, interval: Interval) -> Interval:
        return interval if self.signed else iv.magnitude(interval)


def reach(claim: Claim) -> Interval:
    """The widest defensible reading of a figure: its looser reading, and rounding granted a second time."""
    strict = iv.claim_interval(claim)
    if claim.value is None:
        return strict
    half = abs(claim.value) * iv.WORD if claim.quantum is None else claim.quantum * iv.HALF
    wide = iv.add(strict, Interval(-half, half))
    return iv.hull(wide, iv.loose_interval(claim) or strict)


# The rules.


def exports_plus_imports(article: Article) -> Iterator[Consistency]:
    """Exports and imports make trade."""
    for trade in article.of_kind("level"):
        if trade.flow == "trade":
            yield from _settle(
                Equation("exports_plus_imports", flows, trade, _sum, " plus ".join(map(_of, flows)))
                for flows in _flows(article, trade)
            )


def exports_minus_imports(article: Article) -> Iterator[Consistency]:
    """Exports less imports make the balance."""
    for balance in article.of_kind("balance"):
        yield from _settle(
            Equation("exports_minus_imports", (*out, into), balance, _rest_of, _less(out, into))
            for *out, into in _flows(article, balance)
        )


def growth_from_levels(article: Article) -> Iterator[Consistency]:
    """Growth in per cent is the later amount over the earlier one, less one."""
    for growth in article.of_kind("growth"):
        if growth.unit == "percent" and "basis" not in growth.words:
            yield from _settle(
                Equation(
                    "growth_from_levels",
                    (later, earlier),
                    growth,
                    _growth,
                    f"{_of(later)} after {_of(earlier)}",
                    signed=bool(growth.direction),
                )
                for later, earlier in _two_levels(article, growth)
            )


def change_from_levels(article: Article) -> Iterator[Consistency]:
    """A change in money or tonnes is the later amount less the earlier one."""
    for growth in article.of_kind("growth"):
        if growth.unit and growth.unit not in ("percent", "percentage_points"):
            yield from _settle(
                Equation(
                    "change_from_levels",
                    (later, earlier),
                    growth,
                    _change,
                    f"{_of(later)} less {_of(earlier)}",
                    signed=bool(growth.direction),
                )
                for later, earlier in _two_levels(article, growth, unit=growth.unit)
            )


def points_from_shares(article: Article) -> Iterator[Consistency]:
    """A change in percentage points is the later share less the earlier one."""
    for growth in article.of_kind("growth"):
        if growth.unit != "percentage_points" or not growth.base_period:
            continue
        later = [claim for claim in article.like(growth) if claim.kind == "share"]
        earlier = [claim for claim in article.like(growth, period=growth.base_period) if claim.kind == "share"]
        yield from _settle(
            Equation(
                "points_from_shares",
                (a, b),
                growth,
                iv.subtract,
                f'a share of "{a.span}" less one of "{b.span}"',
                signed=bool(growth.direction),
            )
            for a in later
            for b in earlier
        )


def ratio_of_levels(article: Article) -> Iterator[Consistency]:
    """A ratio is the later amount over the earlier one, or one flow over the other."""
    for ratio in article.of_kind("ratio"):
        yield from _settle(
            Equation(
                "ratio_of_levels",
                (a, b),
                ratio,
                _per_cent if ratio.unit == "percent" else _quotient,
                f"{_of(a)} over {_of(b)}",
                signed=False,
            )
            for a, b in _ratio_levels(article, ratio)
        )


def share_of_levels(article: Article) -> Iterator[Consistency]:
    """A share is the part over the whole, where the article prints both."""
    for share in article.of_kind("share"):
        if share.share_of == "world" or _is_remainder(share):
            continue
        if not share.partner and product(share.product) == "TOTAL":
            continue  # a share of what is not said
        parts = article.amounts_like(share)
        wholes = article.amounts_like(share, **({"partner": None} if share.partner else {"product": None}))
        yield from _settle(
            Equation("share_of_levels", (a, b), share, _per_cent, f"{_of(a)} over {_of(b)} in all")
            for a in parts
            for b in wholes
            if a.unit == b.unit
        )


def shares_of_one_whole(article: Article) -> Iterator[Consistency]:
    """The shares of different countries in one whole make at most 100 per cent."""
    for shares in _wholes(article):
        named = _apart(share for share in shares if share.partner and not _is_remainder(share))
        if len(named) < 2:
            continue
        total = _total(iv.claim_interval(share) for share in named)
        least = _total(reach(share) for share in named).low
        yield _record(
            "shares_of_one_whole",
            named,
            "the shares of one whole make at most 100 %",
            f"{_listed(named)} make {span(total, 'percent')}",
            least is None or least <= 100,
        )


def share_of_the_rest(article: Article) -> Iterator[Consistency]:
    """What all others hold is 100 per cent less what those named hold.

    "All others" may leave out only the largest partner or every one named: anything between is granted.
    """
    for shares in _wholes(article):
        named = _apart(share for share in shares if share.partner and not _is_remainder(share))
        for rest in shares:
            if not named or not _is_remainder(rest):
                continue
            largest = max(named, key=lambda share: share.value or 0)
            expected = iv.hull(_rest(iv.claim_interval, named), _rest(iv.claim_interval, [largest]))
            granted = iv.hull(_rest(reach, named), _rest(reach, [largest]))
            yield _record(
                "share_of_the_rest",
                (*named, rest),
                f"100 % less {_listed(named)} leave {span(expected, 'percent')}",
                f'all others with "{rest.span}"',
                iv.meets(granted, reach(rest)),
            )


def average_over_period(article: Article) -> Iterator[Consistency]:
    """An amount a day or month, times the days or months, is the amount of the period."""
    for average in article.of_kind("average"):
        unit, _, per = (average.unit or "").partition("/")
        count = calendar.count(average.period, per)
        if count is None:
            continue
        yield from _settle(
            Equation(
                "average_over_period",
                (average,),
                level,
                lambda each, count=count: iv.multiply(each, count),
                f'"{average.span}" over {span(count, None)} {per}s',
            )
            for level in article.amounts_like(average, unit=unit)
        )


def compound_growth(article: Article) -> Iterator[Consistency]:
    """An average growth a year, compounded, leads from the first amount to the last."""
    for average in article.of_kind("average"):
        ends = calendar.year_span(average.period) if average.unit == "percent/year" else None
        if ends is None:
            continue
        first, last = ends
        yield from _settle(
            Equation(
                "compound_growth",
                (later, earlier),
                average,
                lambda a, b, years=int(last) - int(first): calendar.yearly(iv.divide(a, b), years),
                f"{_of(later)} in {last} after {_of(earlier)} in {first}",
                signed=False,
            )
            for later in article.amounts_like(average, period=last)
            for earlier in article.amounts_like(average, period=first)
            if later.unit == earlier.unit
        )


def part_within_whole(article: Article) -> Iterator[Consistency]:
    """A part is not larger than its whole: a partner, a product, one flow of two, a quarter of a year."""
    for part in article.of_kind("level", "quantity"):
        for whole, words in _wholes_of(article, part):
            fits = not _is_above(reach(part), reach(whole))
            yield _record(
                "part_within_whole", (part, whole), f'at most the "{whole.span}" of {words}', _said(part), fits
            )


def converted_amount(article: Article) -> Iterator[Consistency]:
    """An amount and its conversion in brackets fit the exchange rate of the time."""
    for claim in article:
        converted = conversions.read(claim)
        if converted is not None:
            yield _record(
                "converted_amount",
                (claim,),
                f'"{claim.span}" at the rates of the time make {span(converted.expected, converted.unit)}',
                f'converted to "{converted.words}"',
                iv.meets(converted.expected, converted.found),
            )


def same_figure_twice(article: Article) -> Iterator[Consistency]:
    """One figure printed in two sentences has one value."""
    for claims in _alike(article):
        for a, b in combinations(claims, 2):
            if same_sentence(a, b) or not (same_source(a, b) and trusted(a, b) and _explicit(a) and _explicit(b)):
                continue
            yield _record("same_figure_twice", (a, b), _said(a), _said(b), iv.meets(reach(a), reach(b)))


RULES: Final[tuple[Callable[[Article], Iterator[Consistency]], ...]] = (
    exports_plus_imports,
    exports_minus_imports,
    growth_from_levels,
    change_from_levels,
    points_from_shares,
    ratio_of_levels,
    share_of_levels,
    shares_of_one_whole,
    share_of_the_rest,
    average_over_period,
    compound_growth,
    part_within_whole,
    converted_amount,
    same_figure_twice,
)


# Which claims belong together.


def _flows(article: Article, claim: Claim) -> Iterator[tuple[Claim, ...]]:
    """Exports and imports of the same thing as ``claim``, in its unit; exports may leave out re-exports."""
    for exports in article.amounts_like(claim, flow="export", unit=claim.unit):
        for imports in article.amounts_like(claim, flow="import", unit=claim.unit):
            if not trusted(exports, imports):
                continue
            yield exports, imports
            for again in article.amounts_like(claim, flow="reexport", unit=claim.unit):
                if trusted(exports, again):
                    yield exports, again, imports


def _two_levels(article: Article, growth: Claim, unit: str | None = None) -> Iterator[tuple[Claim, Claim]]:
    """The later and the earlier amount between which ``growth`` is measured."""
    if not growth.base_period or not growth.period:
        return
    for later in article.amounts_like(growth, unit=unit):
        for earlier in article.amounts_like(growth, period=growth.base_period, unit=later.unit):
            if trusted(later, earlier) and (later.value or 0) * (earlier.value or 0) > 0:
                yield later, earlier


def _ratio_levels(article: Article, ratio: Claim) -> Iterator[tuple[Claim, Claim]]:
    if ratio.compared_to is None:
        yield from _two_levels(article, ratio)
        return
    other = ratio.compared_to
    for a in article.amounts_like(ratio):
        for b in article.amounts_like(
            ratio, reporter=other.reporter or ratio.reporter, partner=other.partner, flow=other.flow, unit=a.unit
        ):
            if a is not b:
                yield a, b


def _wholes(article: Article) -> Iterator[list[Claim]]:
    """Shares of one whole: same reporter, flow, product, period and source, only the partner differs."""
    groups: dict[tuple[object, ...], list[Claim]] = {}
    for share in article.of_kind("share"):
        if share.share_of != "world" and share.unit == "percent" and (share.partner or _is_remainder(share)):
            key = (
                share.reporter,
                share.flow,
                product(share.product),
                share.period and periods.normal(share.period),
                share.source_named or share.attributed_to,
                share.sentence_start if share.period is None else None,
            )
            groups.setdefault(key, []).append(share)
    for shares in groups.values():
        if all(trusted(a, b) for a, b in combinations(shares, 2)):
            yield shares


def _apart(shares: Iterable[Claim]) -> tuple[Claim, ...]:
    """Shares of partners that have no country in common, the first of each."""
    found: list[Claim] = []
    seen: set[str] = set()
    for share in shares:
        countries = _countries(share)
        if countries and not countries & seen:
            seen |= countries
            found.append(share)
    return tuple(found)


def _countries(claim: Claim) -> set[str]:
    """The countries of the partner; empty where a group has members that are not known."""
    found: set[str] = set()
    for code in (claim.partner or "").split("+"):
        if not places.is_bloc(code):
            found.add(code)
            continue
        members = places.members(code, claim.period)
        if not members:
            return set()
        found.update(members)
    return found


@cache
def _remainders() -> tuple[str, ...]:
    table = resources.files(__package__).joinpath("tables", "remainders.csv").read_text(encoding="utf-8")
    return tuple(row["words"] for row in csv.DictReader(table.splitlines()))


_NEAR: Final = 60
"""Characters before and after a share in which "all others" is looked for."""


def _is_remainder(share: Claim) -> bool:
    """Whether the share is that of all others: said so in the words beside it, with no other figure between."""
    if share.partner == OTHERS:
        return True
    start = share.start - share.sentence_start
    before, after = share.text[max(0, start - _NEAR) : start], share.text[start + len(share.span) :][:_NEAR]
    before = re.split(r"\d", before)[-1].casefold()
    after = re.split(r"[,;.]\s", after)[0].casefold()
    if any(sign.isdigit() for sign in after):
        after = ""  # "0.6 % and the rest 1.1 %": the words belong to the figure that follows
    return any(words in before or words in after for words in _remainders())


def _wholes_of(article: Article, part: Claim) -> Iterator[tuple[Claim, str]]:
    """Amounts of which ``part`` is a part, each with the words for the whole."""
    if part.partner:
        yield from ((whole, "all partners") for whole in article.amounts_like(part, partner=None, unit=part.unit))
    if product(part.product) not in ("TOTAL", "SERVICES", "GOODS_SERVICES"):
        yield from ((whole, "all goods") for whole in article.amounts_like(part, product=None, unit=part.unit))
    if part.flow in ("export", "import"):
        yield from ((whole, "trade both ways") for whole in article.amounts_like(part, flow="trade", unit=part.unit))
    for whole in article.of_kind(part.kind):
        if _is_longer(whole, part) and whole in article.amounts_like(part, period=whole.period, unit=part.unit):
            yield whole, "the longer period"


def _is_longer(whole: Claim, part: Claim) -> bool:
    if not whole.period or not part.period or whole.reporter != part.reporter:
        return False
    return periods.normal(whole.period) != periods.normal(part.period) and periods.contains(whole.period, part.period)


def _alike(article: Article) -> Iterator[list[Claim]]:
    """Claims that print one and the same figure."""
    groups: dict[tuple[object, ...], list[Claim]] = {}
    for claim in article:
        if claim.kind in ("level", "balance", "quantity", "share", "growth") and claim.period:
            groups.setdefault(_identity(claim), []).append(claim)
    return (claims for claims in groups.values() if len(claims) > 1)


def _identity(claim: Claim) -> tuple[object, ...]:
    base = claim.base_period and periods.normal(claim.base_period)
    return (
        claim.kind,
        claim.reporter,
        claim.partner,
        claim.flow,
        product(claim.product),
        periods.normal(claim.period or ""),
        base,
        claim.unit,
        claim.share_of,
        claim.words["basis"].text if "basis" in claim.words else None,
        _is_remainder(claim),
    )


def _explicit(claim: Claim) -> bool:
    """Whether the sentence itself says whose figure it is and of when."""
    return {"reporter", "flow", "period"} <= claim.words.keys()


# Arithmetic and words.


def _growth(later: Interval, earlier: Interval) -> Interval:
    ratio = iv.divide(iv.magnitude(later), iv.magnitude(earlier))
    return iv.multiply(iv.subtract(ratio, iv.point(1)), _HUNDRED)


def _change(later: Interval, earlier: Interval) -> Interval:
    return iv.subtract(iv.magnitude(later), iv.magnitude(earlier))


def _quotient(a: Interval, b: Interval) -> Interval:
    return iv.divide(iv.magnitude(a), iv.magnitude(b))


def _per_cent(a: Interval, b: Interval) -> Interval:
    return iv.multiply(_quotient(a, b), _HUNDRED)


def _total(parts: Iterable[Interval]) -> Interval:
    total = iv.point(0)
    for part in parts:
        total = iv.add(total, part)
    return total


def _sum(*parts: Interval) -> Interval:
    return _total(parts)


def _rest_of(*parts: Interval) -> Interval:
    """All but the last, less the last."""
    return iv.subtract(_total(parts[:-1]), parts[-1])


def _rest(read: Callable[[Claim], Interval], shares: Sequence[Claim]) -> Interval:
    return iv.subtract(_HUNDRED, _total(read(share) for share in shares))


def _is_above(a: Interval, b: Interval) -> bool:
    return a.low is not None and b.high is not None and a.low > b.high


def _settle(equations: Iterable[Equation]) -> Iterator[Consistency]:
    """Those that hold; when none does, the first: of several candidates one that fits is enough."""
    tried = list(equations)
    holding = [equation for equation in tried if equation.holds]
    for equation in holding or tried[:1]:
        yield equation.outcome()


def _record(rule: str, claims: Iterable[Claim], expected: str, found: str, holds: bool) -> Consistency:
    ids = tuple(dict.fromkeys(claim.id for claim in claims))
    return Consistency(ids, rule, expected, found, "consistent" if holds else "inconsistent")


def _of(claim: Claim) -> str:
    return f'{_FLOWS.get(claim.flow or "", claim.flow)} of "{claim.span}"'


def _said(claim: Claim) -> str:
    if claim.kind == "growth":
        way = {"up": " up", "down": " down"}.get(claim.direction or "", "")
        return f'{_FLOWS.get(claim.flow or "", claim.flow)}{way} "{claim.span}"'
    if claim.kind in ("share", "ratio", "average"):
        return f'{"an" if claim.kind == "average" else "a"} {claim.kind} of "{claim.span}"'
    return _of(claim)


def _less(out: Sequence[Claim], into: Claim) -> str:
    return f"{' plus '.join(map(_of, out))} less {_of(into)}"


def _listed(claims: Sequence[Claim]) -> str:
    return " and ".join(f'"{claim.span}"' for claim in claims)
