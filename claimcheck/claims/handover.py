"""What a sentence hands over to the next: the flow and the time it was about, its places and its source."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claimcheck._record import replace
from claimcheck.claims.discourse import Focus
from claimcheck.claims.frames import Frame, Slot
from claimcheck.claims.mood import Mood
from claimcheck.claims.reading import Scene
from claimcheck.claims.reading.counterparts import pair_of, told_flows
from claimcheck.claims.reading.goods import common_product
from claimcheck.claims.reading.lists import joined_places, place_list
from claimcheck.claims.subjects import announced_by, main_frame, spoken_of, tells_another
from claimcheck.claims.timing import Clock, main_period, time
from claimcheck.claims.units import last_unit
from claimcheck.language.calendar import ends_by
from claimcheck.language.periods import contains

_NAMING = 7
"""Tokens of a sentence that only names what the story turns to."""
_PRODUCTS = 6
"""Products that a story has in mind at once."""
_OPENING = 3
"""Tokens in which a sentence without figures says what time the story turns to: "Now to 2023."."""
_BEFORE = 7
_ASIDE = frozenset(
    {"since", "when", "after", "before", "until", "because", "as", "which", "who", "whose", "than", "like"}
    | {"released", "published", "issued", "signed", "elected", "introduced", "imposed", "launched", "adopted"}
)
"""Words that date something else than the figures of a story: "figures released in January"."""
_LOOKS_BACK = re.compile(
    r"\b(?:had|['\u2019]d) (?:\w+ly |just |once |even )?"
    r"(?:been|\w+ed|hit|stood|come|risen|fallen|run|cost|sold|bought|made)\b"
)
"""What had been before the time of the story."""
_DEAL = re.compile(
    r"\b(?:free.trade|trade (?:deal|pact|agreement|talks|war|row|truce|treaty|ties|relations)|trading (?:ties|partners)"
    r"|(?:a|their) (?:deal|quarrel|pact|accord|feud)|(?:talks|border|relations|ties) (?:\w+ ){0,2}(?:between|with))\b"
)
"""What two countries have that trade with each other."""
_THEME = re.compile(r"[dxAIT,]{0,4}D(?!F)")
_ANNOUNCED = re.compile(r"\b(export|import|trade)s? (?:data|figures|statistics|numbers)\b", re.IGNORECASE)


def next_focus(scene: Scene, clock: Clock, mood: Mood) -> Focus:
    """What the next sentence has in mind: the main flow and period of this one, its places, its source."""
    frame = focus_frame(scene)
    held, outer = clock.held, scene.focus.outer
    period = next_period(scene, clock)
    if held is scene.focus.outer or (period is not held and outer and not _within(period, outer)):
        outer = None
    if period is not held and _within(period, held):
        outer = held and held.weakened("inherited")
    focus = scene.focus.remembering(mentioned(scene)).dated(period.weakened("inherited") if period else None)
    shares = any(bound.whole for bound in scene.bounds)
    for _, told in sorted(scene.frames.items()):
        focus = focus.noting(told, shares=shares)
    if focus.topic is None and focus.pair is None:
        focus = replace(focus, pair=dealing(scene))
    return replace(
        with_pair(focus, told_flows(scene) if scene.frames else []),
        frame=frame,
        many=focus.many or any(tells_another(scene, topic) for topic in scene.topics),
        announced=announced_by(scene),
        spoken=spoken_of(scene) if all(bound.refused for bound in scene.bounds) else None,
        unit=last_unit(scene),
        origin=None if scene.frames else origin_named(scene),
        near=frame.flow is not None and (bool(scene.frames) or frame.flow is not scene.focus.frame.flow),
        source=mood.in_force(mood.last_source, scene.focus.source) or scene.focus.source,
        sourced=scene.focus.sourced or mood.last_source is not None,
        places=tuple(scene.places) or scene.focus.places,
        product=scene.lone_product or frame.product,
        flows=tuple(dict.fromkeys(topic.frame.kind_of_flow for topic in scene.topics if topic.frame.kind_of_flow)),
        asked=asked_about(scene),
        theme=scene.tokens[found.end() - 1].low if (found := _THEME.match(scene.codes)) else None,
        products=(*scene.focus.products, *(token.low for token in scene.tokens if token.code == "D"))[-_PRODUCTS:],
        period=period.weakened("inherited") if period else None,
        outer=outer,
        looked=clock.told(main) if (main := main_period(clock)) is not None else scene.focus.looked,
        relation=clock.said or scene.focus.relation,
    )


def asked_about(scene: Scene) -> Slot | None:
    """The product that a question is about, or that a few words only name: "Take coffee.", "Then there is oil."."""
    goods = [at for at, code in enumerate(scene.codes) if code == "D"]
    question = scene.codes.endswith("?") or scene.line.text.rstrip().endswith("?")
    named = len(scene.codes) <= _NAMING and not set(scene.codes) & set("PACNFVUT")
    if not goods or not (question or (named and len(goods) == 1)):
        return None
    return scene.phrases.slot(scene.tokens[goods[-1]].low, goods[-1], how="inherited")


def next_period(scene: Scene, clock: Clock) -> Slot | None:
    """The time that the next sentence is about when it names none.

    A look back does not move it: "In 2015 it had been $3 billion.", "The gap has tripled since 2013, when ...".
    """
    main, held = main_period(clock), clock.held
    # "now" is the writer's present, and dates its own clause alone
    if main is None or clock.mention(main).kind == "now":
        return held
    told = clock.slot(main)
    if held is None or not held.value or not told.value or not ends_by(told.value, held.value):
        return told
    figures = [bound for bound in scene.bounds if not bound.refused]
    if figures and (_LOOKS_BACK.search(scene.line.text) or time(clock, figures[0].at, None).period is held):
        return held
    said = {token.low for token in scene.tokens[max(0, main - _BEFORE) : main]}
    if not figures and not scene.topics and main > _OPENING and said & _ASIDE and hinted_flow(scene) is None:
        return held  # "The agency has had no figures since Moscow stopped publishing them in 2022."
    return told


def dealing(scene: Scene) -> tuple[Slot, Slot] | None:
    """The two that a sentence without figures says to deal with each other: "Ankara and Cairo have a trade deal"."""
    if len({slot.value for slot in scene.places}) != 2 or not _DEAL.search(scene.line.text):
        return None
    first = scene.places[0]
    second = next(slot for slot in scene.places if slot.value != first.value)
    return first.weakened("inherited"), second.weakened("inherited")


def with_pair(focus: Focus, flows: list[Frame]) -> Focus:
    """The focus that knows whether the story is still about trade between the same two only.

    A story that was about more is so again after a sentence that tells two flows between them.
    """
    if not flows:
        return focus
    pair = pair_of(flows)
    if focus.between and (pair is None or {end.value for end in pair} != {end.value for end in focus.between}):
        focus = replace(focus, between=None)
    if pair is None:
        return replace(focus, pair=None, wider=True)
    same = focus.pair is None or {end.value for end in pair} == {end.value for end in focus.pair}
    narrow = not focus.wider or len({flow.kind_of_flow for flow in flows}) > 1
    return replace(focus, pair=pair if same and narrow else None, wider=focus.wider or not same)


def mentioned(scene: Scene) -> Iterator[Slot]:
    """The places of the sentence in text order, those of a list first one by one and then together."""
    at, codes = 0, scene.codes
    while at < len(codes):
        if codes[at] == "P":
            slots, end = place_list(scene, at)
            yield from slots
            if len(slots) > 1:
                yield joined_places(scene, at, slots, end)
            at = end
            continue
        if codes[at] == "A":
            yield scene.phrases.place(at)
        at += 1


def origin_named(scene: Scene) -> Slot | None:
    """Whose goods a sentence names: "Lithuanian goods", "Brazilian coffee"."""
    found = re.search(r"AD(?!F)", scene.codes)
    return scene.phrases.place(found.start()).weakened("inherited") if found else None


def hinted_flow(scene: Scene) -> Slot | None:
    """The flow whose figures the sentence announces: "has issued export data for September"."""
    found = _ANNOUNCED.search(scene.line.text)
    if found is None:
        return None
    offset, flow = scene.phrases.offset, found[1].lower()
    # a list of partners after "trade data" is one of customers: what is sold is told first
    value, how = ("export", "guessed") if flow == "trade" else (flow, "inherited")
    return Slot(value, found.start(1) + offset, found.end(1) + offset, how)


def focus_frame(scene: Scene) -> Frame:
    """The main flow, or the one that the sentence only announces."""
    frame, hint = main_frame(scene) or scene.focus.frame, hinted_flow(scene)
    if frame.flow is None:  # a rank alone: "ASEAN was the largest partner, with 15 percent of the total"
        flows = (bound.frame.flow for bound in scene.bounds if not bound.refused and bound.frame.flow)
        frame = replace(frame, flow=next(flows, scene.focus.frame.flow))
    if frame.product is None and scene.frames:
        told = [one for one in scene.bounds if not one.refused and one.frame.kind_of_flow == frame.kind_of_flow]
        frame = replace(frame, product=common_product(told))
    return replace(frame, flow=hint, partner=None, product=None) if hint and not scene.frames else frame


def _within(inner: Slot | None, outer: Slot | None) -> bool:
    """Whether the one period is a true part of the other."""
    if not (inner and outer and inner.value and outer.value) or inner.value == outer.value:
        return False
    return contains(outer.value, inner.value)
