"""The period of one number: its own, the one in force, or that of the sentence before."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claimcheck.claims.frames import Slot
from claimcheck.claims.timing.clock import Clock, remembered
from claimcheck.claims.timing.steps import step_back
from claimcheck.language.periods import (
    contains,
    frequency,
    months_of,
    shift,
)

_ANNUAL = frozenset({"annual", "yearly", "twelve-month", "12-month"})
LEVELS = frozenset({"level", "balance", "quantity", "share"})


def span_of(clock: Clock, period: Slot | None) -> Slot | None:
    """The years between two levels, for growth "a year": "from $8 billion in 1991 to $685 billion in 2020"."""
    years = [spot for spot in clock.spots if re.fullmatch(r"\d{4}", clock.mention(spot).period or "")]
    if period is None or period.value is None or len(years) != 2 or "/" in period.value:
        return None
    first, last = sorted(clock.told(spot) for spot in years)
    return Slot(f"{first}/{last}", clock.slot(years[0]).start, clock.slot(years[1]).end)


@remembered
def owner_of(clock: Clock, at: int) -> int | None:
    """The period that the number is of: "April's 6 percent", "2022's record of $9 billion", "(May: 4%)"."""
    if step_before := re.search(r"TFo[dx]{0,2}$", clock.codes[max(0, at - 6) : at]):  # "a 2023 surplus of 44.9 billion"
        return max(0, at - 6) + step_before.start()
    step = at - 1
    while step > max(0, at - 6) and clock.codes[step] in "dxnoaR":
        step -= 1
    if clock.codes[max(0, step - 2) : step + 1] == "(T:":
        return step - 1
    if clock.codes[max(0, step - 1) : at + 2] == "T(N)":
        return step - 1
    if step > 0 and clock.codes[step] == "s":
        step -= 1
    elif step < 0 or not clock.tokens[step].low.endswith(("'s", "’s")):
        return None
    return step if clock.codes[step] == "T" else None


@remembered
def goes_on(clock: Clock, at: int) -> bool:
    """Whether the number goes on with what was before: "against $3 billion in May and $4 billion in April"."""
    last = max((n for n in clock.senses if n < at), default=None)
    if last is None or not re.match(r"e?[dir]{0,3}T", clock.codes[at + 1 : at + 5]):
        return False
    joined = re.fullmatch(r"[dirxoT]{0,5},?y[dx]?", clock.codes[last + 1 : at]) is not None
    return joined and (clock.senses[last].base or goes_on(clock, last))


def rolling(clock: Clock, at: int, period: Slot | None) -> Slot | None:
    """The twelve months up to the month of "the annual deficit narrowed to $9 billion in July"."""
    if period is None or frequency(period.value or "2000") != "M" or clock.senses[at].kind not in LEVELS:
        return period
    after = clock.mention(at + 1) if clock.codes[at + 1 : at + 2] == "T" else None
    if after and after.kind == "duration" and after.months == 12:  # "$46 billion over 12 months"
        return period._replace(value=f"{shift(period.value or '', months=-11)}/{period.value}")
    flow = clock.codes.rfind("F", max(clock.codes.rfind(";", 0, at), 0), at)
    if flow < 1 or not _ANNUAL & {token.low for token in clock.tokens[max(0, flow - 2) : flow]}:
        return period
    return period._replace(value=f"{shift(period.value or '', months=-11)}/{period.value}")


def running(clock: Clock, at: int) -> Slot | None:
    """From a month on until the last one told: "the shortfall since January to $2.7 billion"."""
    if clock.senses[at].kind not in LEVELS:
        return None
    last = last_month(clock)
    for spot in clock.sinces:
        near = spot == at + 2 or spot == at + 1 or re.fullmatch(r"[tZk]d?", clock.codes[spot + 1 : at])
        first = clock.told(spot)
        if near and last and frequency(first or "2000") == "M" and first < last:
            return clock.slot(spot, f"{first}/{last}", "guessed")
    return None


@remembered
def last_month(clock: Clock) -> str | None:
    """The last month that the sentence, or the one before, is about."""
    latest = clock.latest or (clock.held.value if clock.held else None)
    months = (*months_of(latest), *re.findall(r"\d{4}-\d{2}(?=-)", latest)) if latest else ()
    return months[-1] if months else None


def untold(clock: Clock, at: int) -> bool:
    """Whether the clause names a time that the calendar does not know: "Before the war Russia supplied ..."."""
    start = max(clock.codes.rfind(";", 0, at), clock.codes.rfind("L", 0, at)) + 1
    if clock.tokens[start].low != "before" or timed_before(clock, at):
        return False
    return re.match(r"[xv]d[xa]{0,2}x,?(?=[PACIE])", clock.codes[start:at]) is not None


def since_then(clock: Clock, at: int) -> bool:
    """Whether the number is of a change up to the time of the story: "In 2018 it was 30, the rise since then is 37"."""
    start = max(clock.codes.rfind(mark, 0, at) for mark in ";L,") + 1
    low = [token.low for token in clock.tokens[start : at + 4]]
    if "since" not in low:
        return False
    spot = low.index("since")
    after, before = low[spot + 1 : spot + 2], low[spot - 1 : spot] if spot else []
    # "has more than doubled since", "have since expanded by 38 percent"
    return after in (["then"], ["that"], ["."], []) or before in (["have"], ["has"])


def opened_ago(clock: Clock, at: int) -> Slot | None:
    """The time that "A year earlier" at the head of the clause goes back to, from the clause or sentence before."""
    head = max(clock.codes.rfind(";", 0, at), clock.codes.rfind("L", 0, at)) + 1
    past = re.search(r"T,?[EIPCAdxsFD]{0,5}(?:Z{1,2}|U)[dxcm]{0,3}$", clock.codes[head:at])
    if past is not None:  # "where a year ago they had been 21 billion in the red"
        head += past.start()
    elif clock.codes[head : head + 1] != "T" or timed_before(clock, at):
        return None
    said = [clock.told(spot) for spot in clock.windows if spot < head]
    from_when = said[-1] if said else clock.held.value if clock.held else None
    if not from_when:
        return None
    mention = clock.mention(head)
    if mention.kind != "comparison" or clock.tokens[head].low.split()[0] not in ("a", "the", "one", "same"):
        return None
    value = step_back(from_when, mention.comparison or "year")
    return clock.slot(head, value) if value else None


def respective_period(clock: Clock, at: int) -> int | None:
    """The first of two periods for the first of two numbers: "in May and June exports were 5 and 6 percent up"."""
    if len(clock.windows) != 2:
        return None
    pair = re.search(r"Ty[ir]?d?T", clock.codes)
    numbers = [n for n in clock.senses if not clock.senses[n].base]
    if pair is None or len(numbers) != 2 or at != numbers[0]:
        return None
    together = re.fullmatch(r"y[tkb]?d?", clock.codes[numbers[0] + 1 : numbers[1]])
    return clock.windows[0] if together and pair.start() == clock.windows[0] else None


@remembered
def period_of(clock: Clock, at: int) -> Slot | None:
    first = respective_period(clock, at)
    if first is not None:
        return clock.slot(first)
    if untold(clock, at):
        return None
    if clock.held and since_then(clock, at):
        return clock.held
    ago = opened_ago(clock, at)
    if ago is not None:
        return ago
    if (spot := of_itself(clock, at)) is not None:
        return clock.slot(spot)
    apposed = re.search(r"N,[dx]{0,2}$", clock.codes[max(0, at - 5) : at])  # "to 9 million, a fifth less than ..."
    whose = {at, at + apposed.start() - min(at, 5)} if apposed else {at}
    total = next((spot for spot in clock.windows if clock.summed(spot) in whose), None)
    own = total if total is not None else own_period(clock, at)
    spot = period_in_force(clock, at)
    if own is not None and not ends_longer(clock, own, spot):
        return clock.slot(own)
    if spot is not None:
        return clock.slot(spot)
    return clock.held or following(clock)


def of_itself(clock: Clock, at: int) -> int | None:
    """The time of the figure that an aside speaks of: "after 15.9 million in 2021, itself 44 percent less"."""
    found = re.search(r"N[dir]{0,2}(?P<time>T)[,(-]x[dx]{0,2}$", clock.codes[max(0, at - 10) : at])
    if found is None:
        return None
    spot = max(0, at - 10) + found.start("time")
    return spot if clock.tokens[spot + 2].low in ("itself", "themselves") and clock.told(spot) else None


def ends_longer(clock: Clock, own: int, spot: int | None) -> bool:
    """Whether the period after the number only says where the longer one before it ends."""
    if spot is None or spot >= own:
        return False
    outer, inner = clock.told(spot), clock.told(own)
    return "/" in outer and "/" not in inner and clock.tokens[own - 1].code == "o" and contains(outer, inner)


def following(clock: Clock) -> Slot | None:
    """The period after the one that the sentence compares with, when it names no other."""
    spots = [spot for spot in clock.spots if bound_to_base(clock, spot) and clock.mention(spot).period]
    if not spots:
        spots = [spot for spot in clock.bases if clock.mention(spot).kind == "absolute" and clock.told(spot)]
    if len(spots) != 1:
        return None
    period = clock.told(spots[0])
    months = {"M": 1, "Q": 3, "A": 12}.get(frequency(period))
    later = shift(period, years=1)
    apart = months == 1 and (not bound_to_base(clock, spots[0]) or not clock.mention(spots[0]).guessed)
    if apart and clock.published and later <= clock.published[: len(later)]:
        return clock.slot(spots[0], later, "guessed")
    if months is None and frequency(period) == "S" and clock.published and later <= clock.published:
        return clock.slot(spots[0], later, "guessed")  # "compared with the first half of 2022"
    return clock.slot(spots[0], shift(period, months=months), "guessed") if months else None


@remembered
def own_period(clock: Clock, at: int) -> int | None:
    """The period that follows the number with nothing but small words, or its own chain, between."""
    codes = clock.codes
    step = at + 1
    while step < len(codes) and step < at + 12:
        code = codes[step]
        if code == "T":
            if step in clock.windows and (not opens_phrase(clock, step) or codes[at + 1 : step].strip("d") == "o"):
                return step
            if step in clock.bases:
                step += 1
                continue
            return None
        if code == "N":
            if clock.senses.get(step) is None or clock.senses[step].base:
                return None
            if codes[step - 1] not in "tk(" and codes[at + 1 : step].strip("xd") not in ("t", "k", "(", ",k", ",t"):
                return None
        elif code == "U" and step == at + 1 and codes[step + 1 : step + 3] == "iT":
            pass  # "of which $29 billion fell in December"
        elif code == "E" and codes[step - 1] in "oN":
            pass  # "$1.3 billion of it in the fourth quarter"
        elif code not in "xdirtk,()oDcumabyF" or (
            code == ","
            and (
                codes[step + 1 : step + 2] not in ("i", "T", "k", "t", "u")
                or (timed_before(clock, at) and not re.match(r",i?T(?:[.;L]|$)", codes[step : step + 4]))
            )
        ):
            return None
        step += 1
    return None


def timed_before(clock: Clock, at: int) -> bool:
    """Whether a period stands before the number in its own clause."""
    start = max(clock.codes.rfind(";", 0, at), clock.codes.rfind("L", 0, at))
    return any(start < spot < at for spot in clock.windows)


def opens_phrase(clock: Clock, at: int) -> bool:
    """Whether the period opens the next phrase: ", and June's surplus", ", in May imports"."""
    return clock.codes[at + 1 : at + 2] in ("s", "F", ":")


@remembered
def bound_to_base(clock: Clock, spot: int) -> bool:
    """Whether the period right after a starting level belongs to that level alone."""
    step = spot - 1
    while step >= 0 and (clock.codes[step] in "dirxonUF" or clock.codes[step - 1 : step + 1] == "NZ"):
        step -= 1  # "than the $773 billion recorded in 2023"
    sense = clock.senses.get(step) if step >= 0 and clock.codes[step] == "N" else None
    return sense is not None and (sense.base or goes_on(clock, step))


@remembered
def tied(clock: Clock, spot: int) -> bool:
    """Whether the period belongs to one number alone: "twice the $343.7 billion of 2018", "taking the total for

    the year to $9 billion".
    """
    return clock.codes[max(0, spot - 2) : spot] == "No" or clock.summed(spot) is not None


def main_period(clock: Clock) -> int | None:
    """The period that the sentence is about: its first, but for those of one figure, a starting level or an aside."""
    told = free_windows(clock)
    return next((spot for spot in told if not set_apart(clock, spot, -1, told)), told[0] if told else None)


def set_apart(clock: Clock, spot: int, at: int, windows: Sequence[int]) -> bool:
    """Whether the period stands in an aside that the number is no part of.

    ", which was $3 billion in 2021," is one, and so is ", worth $3 billion in 2021," before a later time.
    """
    told = clock.aside(spot)
    if told is None or told[0] < at < told[1]:
        return False
    later = any(not told[0] < other < told[1] and clock.told(other) > clock.told(spot) for other in windows)
    return clock.codes[told[0] + 1] == "J" or later


@remembered
def free_windows(clock: Clock) -> list[int]:
    """The periods that are of no single figure."""
    return [spot for spot in clock.windows if not bound_to_base(clock, spot) and not tied(clock, spot)]


@remembered
def owned_windows(clock: Clock) -> set[int | None]:
    """The periods that are of one number alone, beside the main period."""
    return {owner_of(clock, number) for number in clock.senses}


@remembered
def period_in_force(clock: Clock, at: int) -> int | None:
    """The period in force at the number: the last one before it, else the first one after."""
    windows, owned = free_windows(clock), owned_windows(clock)
    windows = [spot for spot in windows if not set_apart(clock, spot, at, windows)] or windows
    windows = [
        spot for spot in windows if spot not in owned or spot == windows[0] or not set(clock.codes[spot:at]) & set(";L")
    ]
    inner = [spot for spot in windows if (told := clock.aside(spot)) and told[0] < at < told[1]]
    if inner:
        return inner[0]
    clause_start = max(clock.codes.rfind(";", 0, at), clock.codes.rfind("L", 0, at))
    clause_end = min(
        (p for p in (clock.codes.find(";", at), clock.codes.find("L", at)) if p >= 0), default=len(clock.codes)
    )
    before_here = [spot for spot in windows if clause_start < spot < at]
    if before_here:
        return before_here[-1]
    over = "," in clock.codes[max(0, clause_start) : at]  # "when they were $3 billion, the increase is 3 percent"
    if clause_start > 0 and clock.tokens[clause_start].low == "when" and not over:
        just_said = [
            spot
            for spot in sorted((*clock.spots, *clock.sinces))
            if clause_start - 3 < spot < clause_start and clock.told(spot)
        ]
        if just_said:
            return just_said[-1]
    after_here = [spot for spot in windows if at < spot < clause_end]
    if after_here:
        return after_here[0]
    earlier = [spot for spot in windows if spot < at]
    if earlier:
        return earlier[-1]
    later = [spot for spot in windows if spot > at and not (clock.held and ";" in clock.codes[at:spot])]
    return later[0] if later else None
