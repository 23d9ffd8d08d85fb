"""What a change is measured from, and when a starting level was."""

from __future__ import annotations

import re
from functools import cache

from claimcheck.claims.frames import Slot
from claimcheck.claims.tables import rows
from claimcheck.claims.timing.clock import Clock
from claimcheck.claims.timing.periods import (
    LEVELS,
    bound_to_base,
    goes_on,
    own_period,
    owner_of,
    period_in_force,
    period_of,
)
from claimcheck.claims.timing.steps import rhythm, step_back
from claimcheck.claims.timing.stretches import start_since
from claimcheck.claims.yardsticks import is_of_flow
from claimcheck.language.periods import (
    frequency,
    shift,
)


@cache
def _conventions() -> dict[tuple[str, str], str]:
    return {(row["reporter"], row["frequency"]): row["base"] for row in rows("comparison_bases")}


def of_flows(clock: Clock, at: int) -> bool:
    """Whether a multiple compares two flows and no two times: "three times its imports", "twice what India did"."""
    sense = clock.senses[at]
    return sense.ratio == "times" and (sense.direction is None or is_of_flow(clock.line, at))


def owned_period(clock: Clock, at: int, owner: int) -> Slot | None:
    mention = clock.mention(owner)
    if mention.kind != "comparison":
        return clock.slot(owner) if mention.period else None
    main = period_led_to(clock, at)
    value = step_back(main.value, mention.comparison or "year") if main and main.value else None
    return clock.slot(owner, value) if value else None


def earlier(clock: Clock, at: int) -> bool:
    """Whether the number is told as what was before: "from $4 billion", "after a gain of 4 percent"."""
    sense, codes = clock.senses[at], clock.codes
    if sense.base and sense.kind in LEVELS and re.search(r"No[dx]{0,2}$", codes[max(0, at - 5) : at]):
        return codes[at + 1 : at + 2] == "T"  # "half of the $8 billion that the country earned"
    if (
        sense.base
        and clock.tokens[at - 1].low == "against"
        and re.search(r"O|N[xg]{0,2}g", codes[:at])
        and codes[at + 1 : at + 2] != "T"
    ):
        return False  # "copper displaced diamonds: 780 million against 618 million"
    if sense.base:  # "against 555 billion for Peru" is of another place, not of another time
        return re.match(r"[rfwbi]d?[PAC](?![dirxo]*T)", codes[at + 1 : at + 9]) is None
    if sense.kind == "growth":
        dated = "T" in codes[at + 1 : at + 4] or any(n < at and s.kind == "growth" for n, s in clock.senses.items())
        return dated and re.search(r"v[dx]{0,2}(?:[Un]o|U)$", codes[max(0, at - 6) : at]) is not None
    return goes_on(clock, at)


def said_ago(clock: Clock, at: int) -> bool:
    """Whether the words after the number move it back: "N508 billion in May and N690 billion a year ago"."""
    step = at + 1 + len((re.match(r"[FD]{0,2}[xo]?(?=T)", clock.codes[at + 1 : at + 5]) or [""])[0])
    if clock.codes[step : step + 1] != "T" or clock.senses[at].kind not in LEVELS:
        return False
    mention, words = clock.mention(step), clock.tokens[step].low.split()
    return mention.kind == "comparison" and words[0] in ("a", "the", "one") and len(words) > 2


def base_before(clock: Clock, at: int, period: Slot | None, reporter: str | None) -> Slot | None:
    """What an earlier change was measured from: as far back as the change that it is told beside."""
    if period is None or period.value is None:
        return None
    steps = [clock.mention(spot).comparison for spot in clock.bases if spot < at and clock.mention(spot).comparison]
    relation, how = (steps[-1], "inherited") if steps else usual_base(clock, period.value, reporter)
    value = step_back(period.value, relation or "year")
    return Slot(value, period.start, period.end, how) if value else None


def base_spot(clock: Clock, at: int) -> int | None:
    """The point of comparison nearest to the number, after it first."""
    bases = [spot for spot in clock.bases if not of_change(clock, spot)]
    after = [spot for spot in bases if spot > at and not set(clock.codes[at + 1 : spot]) & set(";LF")]
    after = [spot for spot in after if not nearer(clock, at, spot)]
    if after:
        return min(after)
    since = next(
        (spot for spot in clock.sinces if spot > at and re.fullmatch(r"[xei]{0,3}", clock.codes[at + 1 : spot])), None
    )
    if since is not None:
        return since
    earlier = [spot for spot in bases if spot < at and ";" not in clock.codes[spot:at]]
    if earlier:
        return max(earlier)
    levels = [spot for spot in clock.spots if bound_to_base(clock, spot) and not of_change(clock, spot)]
    return next((spot for spot in levels if ";" not in clock.codes[min(at, spot) : max(at, spot)]), None)


def nearer(clock: Clock, at: int, spot: int) -> bool:
    """Whether the point of comparison is of a later multiple: "22 percent up and twice as much as in 2016"."""
    between = [n for n in range(at + 1, spot) if n in clock.senses and clock.senses[n].kind != clock.senses[at].kind]
    return any(re.search(r"[gmo][dxi]{0,2}$", clock.codes[n + 1 : spot]) for n in between)


def of_change(clock: Clock, spot: int) -> bool:
    """Whether the period only dates an earlier change: "after a 60 percent drop in April"."""
    step = spot - 1
    while step >= 0 and clock.codes[step] in "dirxonU":
        step -= 1
    numbers = [step, *range(spot + 1, min(spot + 7, len(clock.codes)))]
    return any(
        other in clock.senses
        and clock.senses[other].kind == "growth"
        and (owner_of(clock, other) == spot or (other == step and clock.senses[other].base))
        for other in numbers
    )


def base_of(clock: Clock, at: int, period: Slot | None, reporter: str | None) -> Slot | None:
    whole = re.match(r"d?No?[dir]?(?=T)", clock.codes[at + 1 : at + 6]) if clock.senses[at].kind == "ratio" else None
    if whole and clock.mention(at + 1 + whole.end()).period:  # "more than twice the $343 billion of 2018"
        return clock.slot(at + 1 + whole.end())
    if (before := of_that(clock, at)) is not None and period and before.value != period.value:
        return before
    spot = base_spot(clock, at)
    if spot is not None:
        mention = clock.mention(spot)
        if mention.kind == "comparison":
            value = step_back(period.value, mention.comparison or "year") if period and period.value else None
            value = mention.period if mention.period and mention.comparison == "month" else value
            return clock.slot(spot, value) if value else None
        if mention.period:
            return _of_last_years(clock, spot, period) or clock.slot(spot)
    if period is None or period.value is None:
        return None
    if (length := length_of_change(clock, at)) is not None:
        return clock.slot(length[0], shift(period.value, months=-length[1]))
    if (since := start_since(clock, at, period)) is not None:
        return since
    relation, how = usual_base(clock, period.value, reporter)
    value = step_back(period.value, relation)
    return Slot(value, period.start, period.end, how) if value else None


def _of_last_years(clock: Clock, spot: int, period: Slot | None) -> Slot | None:
    """The same part of the year before for "September's surplus was smaller than last year's"."""
    alone = clock.tokens[spot].low in ("last year's", "last year\u2019s") and clock.codes[spot + 1 : spot + 2] in tuple(
        ",.;yL"
    )
    if not alone or period is None or not period.value or frequency(period.value) == "A":
        return None
    value = step_back(period.value, "year")
    return clock.slot(spot, value) if value else None


def of_that(clock: Clock, at: int) -> Slot | None:
    """When the amount was that "half of that" or "double that" goes back to; ``None`` where "that" has its own time."""
    if clock.senses[at].kind != "ratio" or not re.match(r"o?j(?!o|s)", clock.codes[at + 1 : at + 4]):
        return None
    earlier = [n for n, sense in clock.senses.items() if n < at and sense.kind in LEVELS]
    spot = own_period(clock, max(earlier)) if earlier else None
    return clock.slot(spot) if spot is not None and spot < at else None


def length_of_change(clock: Clock, at: int) -> tuple[int, int] | None:
    """The time that a change took, in months, and where it is said: "doubled in ten years"."""
    for spot in clock.spots:
        mention = clock.mention(spot)
        if mention.kind == "duration" and mention.months and mention.months % 12 == 0 and abs(spot - at) < 6:
            return spot, mention.months
    return None


def usual_base(clock: Clock, period: str, reporter: str | None) -> tuple[str, str]:
    """What growth is measured from when the sentence does not say."""
    if clock.relation:
        return clock.relation, "inherited"
    return _conventions().get((reporter or "", rhythm(period)), "year"), "convention"


def base_level(clock: Clock, at: int, reporter: str | None) -> Slot | None:
    """The period of a starting level: its own words, else one step before the level it led to."""
    step = at + 1
    if step < len(clock.tokens) and clock.tokens[step].low in ("before", "prior"):
        return None  # "before the war": a time that the calendar does not know
    while step < len(clock.codes) and step < at + 8 and clock.codes[step] in "dirxoaFDPAsnU":
        step += 1
    if clock.codes[step : step + 1] == "T":
        mention = clock.mention(step)
        if mention.kind == "comparison":
            main = period_led_to(clock, at)
            value = step_back(main.value, mention.comparison or "year") if main and main.value else None
            return clock.slot(step, value) if value else None
        if mention.period and mention.kind != "since":
            return clock.slot(step)
    return base_of(clock, at, period_led_to(clock, at), reporter)


def period_led_to(clock: Clock, at: int) -> Slot | None:
    earlier = [n for n, sense in clock.senses.items() if n < at and not sense.base]
    if earlier and ";" not in clock.codes[max(earlier) : at]:
        return period_of(clock, max(earlier))
    spot = period_in_force(clock, at)
    return clock.slot(spot) if spot is not None else clock.held
