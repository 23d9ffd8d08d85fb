"""Whose flow it is and with whom, where the flow phrase does not say."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claimcheck._record import replace
from claimcheck.claims.descriptions import OURS
from claimcheck.claims.frames import Frame, Slot
from claimcheck.claims.reading.choice import Candidate, choose
from claimcheck.claims.reading.counterparts import bilateral, counterpart, other_of_two
from claimcheck.claims.reading.goods import product_of
from claimcheck.claims.reading.passing import excludes
from claimcheck.claims.reading.scene import Scene
from claimcheck.claims.topics import Topic, preposition_role
from claimcheck.language.places import is_area, is_bloc
from claimcheck.language.sources import SourceMention, publisher_of

_RESULT = re.compile(r"\W*(?:That|This|It|Which) (?:left|leaves|gave|gives|made|meant|means|produced|resulted in)\b")
"""What follows is the outcome of the flows just named: "That left a deficit of ..."."""
_LEAVE = ("left", "leaves", "leave", "leaving", "gave", "gives", "give", "giving", "handed", "handing", "saddled")
"""Verbs that say who is left with a gap: "leaving Minsk $5 billion in the red"."""
_OF_IT = re.compile(r"\b[Oo]f (?:it|this|that|these|those|which|(?:the|that|this) (?:total|sum|amount|figure))\b[ ,.;]")
"""What is told is a part of the flow told before: "Turkish exports were $3 billion of it"."""
_MUTUAL = ("bilateral", "two-way", "mutual")


def owned_frame(scene: Scene, topic: Topic) -> Frame:
    """The topic's frame with its reporter resolved."""
    frame = topic.frame
    about = scene.current or Frame()
    topic.whole = topic.whole or overall(scene, topic)
    mutual = frame.kind_of_flow == "trade" and scene.tokens[topic.head].low.startswith(_MUTUAL)
    if topic.owner == "two" or (mutual and not frame.reporter and not frame.partner):
        return between_two(scene, frame)
    if topic.owner == "world":
        return replace(frame, of_world=True)
    if frame.reporter is None:
        frame = replace(frame, reporter=reporter_of(scene, topic, about))
    frame = split_pair(scene, frame)
    if frame.kind_of_flow == "trade" and not frame.partner and scene.focus.topic is None and scene.focus.pair:
        frame = talked_of(scene, topic, frame)
    if topic.inside and frame.reporter and frame.partner is None and is_bloc(frame.reporter.value or ""):
        frame = replace(frame, partner=frame.reporter)
    if frame.product and excludes(scene, frame.product):
        scene.exclusion = frame.product
    frame = replace(frame, product=product_of(scene, topic, frame, about))
    if topic.of_it and frame.partner is None:
        frame = replace(frame, partner=owner_of_it(scene, frame) or still_with(frame, about))
    if topic.passive and scene.origin:
        role = "partner" if frame.kind_of_flow == "import" else "reporter"
        frame = frame.with_place(role, scene.origin)
    fronted = preposition_role(frame.kind_of_flow or "", scene.fronted_by) == "partner" and not topic.whole
    own = frame.reporter and scene.fronted and frame.reporter.value == scene.fronted.value
    if frame.partner is None and scene.fronted and fronted and not own and topic.of is None:
        frame = replace(frame, partner=scene.fronted)
    story, announced = scene.focus.topic, scene.focus.announced
    mine = announced and story and frame.reporter and frame.reporter.value == story.value
    if frame.partner is None and mine and announced and not topic.whole and topic.of is None:
        frame = replace(frame, partner=announced.weakened("inherited"))
    sum_of_two = topic.whole and frame.kind_of_flow == "trade" and scene.focus.between and not topic.frame.reporter
    if sum_of_two and topic.of is None and frame.partner is None and not topic.owner:
        frame = replace(frame, partner=other_of_two(scene, topic, frame))  # "total trade that month was ..."
    if frame.partner is None and not topic.whole and topic.of is None and not (topic.nominal and topic.number):
        same = listed_partner(scene, topic, about)
        still = kept_partner(scene, topic, frame, about)
        still = still or same or other_of_two(scene, topic, frame)
        topic.carried = still is not None
        frame = replace(frame, partner=still)
    if mutual and frame.reporter and frame.partner is None and is_bloc(frame.reporter.value or ""):
        frame = replace(frame, partner=frame.reporter)
    facing = scene.facing if frame.partner is None and not topic.whole and topic.of is None else None
    if facing and frame.reporter and frame.reporter.value != facing.value:
        frame = replace(frame, partner=facing)
    does = scene.actor if scene.codes[: topic.first].rstrip("dxc").endswith("V") and topic.number else None
    doing = scene.tokens[topic.first - 1].item if does else None
    if doing and getattr(doing, "flow", None) == frame.kind_of_flow and topic.frame.reporter is None:
        frame = replace(frame, reporter=does)  # "Chinese mills bought 12 million tonnes of imported ore"
    elif does and frame.partner is None and frame.reporter and frame.reporter.value != does.value:
        frame = replace(frame, partner=does)  # "Taiwan supplied 60,000 tonnes of the country's imports"
    if frame.sign == 0 and frame.kind_of_flow == "balance":
        frame = replace(frame, sign=about.sign or scene.before.sign)
    return frame


def talked_of(scene: Scene, topic: Topic, frame: Frame) -> Frame:
    """The trade of the two that the text has begun with: "Ottawa and Delhi have a pact. Trade came to $9 billion"."""
    anew = frame.reporter is not None and not frame.reporter.how
    if scene.focus.pair is None or anew or topic.whole or topic.of is not None:
        return frame
    return replace(frame, reporter=scene.focus.pair[0], partner=scene.focus.pair[1], pair=True)


def still_with(frame: Frame, about: Frame) -> Slot | None:
    """With whom the flow of the same clause was: "takes its crude from Russia, and paid 5 billion euros for it"."""
    same = about.reporter and frame.reporter and about.reporter.value == frame.reporter.value
    return about.partner if same and about.kind_of_flow == frame.kind_of_flow else None


def owner_of_it(scene: Scene, frame: Frame) -> Slot | None:
    """Whose goods "it" means for the other side: Norway, in "China's purchases of it" after its salmon exports."""
    seller, ways = scene.before.reporter, {frame.kind_of_flow, scene.before.kind_of_flow}
    own = seller is None or frame.reporter is None or seller.value == frame.reporter.value
    return None if own or ways != {"import", "export"} else seller


def overall(scene: Scene, topic: Topic) -> bool:
    """Whether a word for everything opens the clause: "Overall, the country had ...", "worldwide its exports"."""
    head = scene.codes[: topic.first]
    opening = max(head.rfind(mark) for mark in ";L:") + 1
    return re.match(r",?y?i?a", head[opening:]) is not None or re.search(r"[,y]i?a,?$", head[-4:]) is not None


def split_pair(scene: Scene, frame: Frame) -> Frame:
    """Two who act together trade with each other: "Astana and Beijing want to bring their trade to ..."."""
    reporter = frame.reporter
    mutual = frame.kind_of_flow in ("trade", "balance") and frame.partner is None
    if not (mutual and reporter and reporter is scene.subject and (reporter.value or "").count("+") == 1):
        return frame
    first, second = (reporter.value or "").split("+")
    return replace(frame, reporter=reporter._replace(value=first), partner=reporter._replace(value=second), pair=True)


def reporter_of(scene: Scene, topic: Topic, about: Frame) -> Slot | None:
    """Who trades, when the flow phrase does not name it: the best of those named, but never who it is traded with."""
    weighed = (_against(scene, topic, one) for one in _owners(scene, topic, about))
    choice = choose("reporter", weighed, topic.frame.partner)
    scene.choices.append(choice)
    return choice.taken


def _owners(scene: Scene, topic: Topic, about: Frame) -> Iterator[Candidate]:
    """Those who could own the flow, with what speaks for each."""
    if topic.frame.kind_of_flow == "balance" and (left := left_with(scene, topic)):
        yield Candidate(left, (("the flows leave it with this", 10),))
    acting = scene.subject if topic.of is None and topic.share is None else None
    named = topic.owner in ("subject", "its")
    if scene.home and topic.owner in ("", "its"):
        yield Candidate(scene.home, (("the clause is about it", 9),))
    known: tuple[tuple[Slot | None, str, int], ...] = (
        (acting, "subject of the clause", 8 if named else 6),
        (about.reporter, "reporter in hand", 7),
        (scene.before.reporter, "reporter of the sentence before", 4),
    )
    sold = scene.focus.origin if topic.frame.kind_of_flow == "export" else None
    if topic.owner == "subject":
        known = known if topic.generic else known[:2]
    elif topic.owner == "its":
        ours = any(token.low in OURS for token in scene.tokens[topic.first : topic.head])
        if ours and (own := own_office(scene)):
            yield Candidate(own, (("its office speaks", 10),))
        spoken = scene.focus.spoken
        known += ((spoken and spoken.weakened("pronoun"), "subject of the sentence before", 5),)
        known += ((scene.subject, "subject of the clause", 3), (only_place(scene, topic), "the only place named", 1))
        if topic.nominal and scene.places:
            known += ((scene.places[-1], "place named last", 1),)
    elif topic.owner == "country":
        known += ((place_before(scene), "the only place of the sentence before", 3),)
    elif not topic.owner:
        known += (
            (scene.office, "its office counts", 5),
            (sold, "its goods were named before", 5),
            (place_before(scene), "the only place of the sentence before", 3),
            (scene.speaker, "its office is quoted", 2),
            (only_place(scene, topic), "the only place named", 1),
        )
    yield from (Candidate(slot, ((why, points),)) for slot, why, points in known if slot)


def _against(scene: Scene, topic: Topic, one: Candidate) -> Candidate:
    """The candidate with what speaks against it."""
    slot, evidence = one
    whom = preposition_role(topic.frame.kind_of_flow or "", scene.fronted_by) == "partner"
    if scene.fronted and slot.value == scene.fronted.value and whom:
        evidence += ((f"stands on {scene.fronted_by!r}", -9),)
    parted = topic.of is not None or "V" in scene.codes[scene.codes.rfind(";", 0, topic.first) + 1 : topic.first]
    holders = {slot.value for slot in (scene.subject, scene.actor) if slot}
    if topic.owner == "country" and parted and slot.value in holders:
        evidence += (("holds the part", -9),)
    return Candidate(slot, evidence)


def left_with(scene: Scene, topic: Topic) -> Slot | None:
    """Who is left with the gap: "leaving Minsk $5.1 billion in the red", "which gave Laos a surplus of ..."."""
    head = scene.codes[: topic.first].rstrip("wdxcN")
    at = len(head) - 1
    verb = scene.tokens[at - 1 - (scene.codes[at - 1] == "d")] if at > 1 else None
    return scene.phrases.place(at) if verb and head[-1] == "P" and verb.low in _LEAVE else None


def only_place(scene: Scene, topic: Topic) -> Slot | None:
    """The one country that the sentence has named so far, unless it was named as a partner."""
    named = {slot.value: slot for slot in scene.places} if topic.of is None else {}
    partners = [topic.frame.partner, *(frame.partner for frame in scene.frames.values())]
    others = {slot.value for slot in partners if slot}
    return next(iter(named.values())) if len(named) == 1 and not others & set(named) else None


def place_before(scene: Scene) -> Slot | None:
    """The only place that the sentence before named, where it named no flow."""
    places = scene.focus.places
    return places[0].weakened("guessed") if len({slot.value for slot in places}) == 1 else None


def between_two(scene: Scene, frame: Frame) -> Frame:
    """A flow between "the two": those named in this sentence, or before."""
    for known in (scene.current, scene.before):
        if known and known.reporter and known.partner:
            return replace(frame, reporter=known.reporter, partner=known.partner, pair=True)
        if known and known.reporter and (other := counterpart(scene, known.reporter)):
            return replace(frame, reporter=known.reporter, partner=other, pair=True)
    places = scene.places if len(scene.places) >= 2 else scene.focus.places
    if len(places) >= 2:
        return replace(
            frame,
            reporter=places[0].weakened("inherited"),
            partner=places[1].weakened("inherited"),
            pair=True,
        )
    return frame.filled(scene.before)


def listed_partner(scene: Scene, topic: Topic, about: Frame) -> Slot | None:
    """The partner of the flow before, for one that its clause only sets beside it: "and imports $2 billion"."""
    before = scene.topic
    listed = before is not None and before.of is None and (before.frame.partner is not None or before.carried)
    if (
        not listed
        or before is None
        or topic.owner not in ("", "subject", "its" if before.carried else "")
        or topic.frame.reporter
    ):
        return None
    if ":" in scene.codes[before.last : topic.first] or resumes(scene, topic):
        return None
    return about.partner


def resumes(scene: Scene, topic: Topic) -> bool:
    """Whether the verb goes on after an aside: "Morocco, which sells 20% of its exports to Spain, exported ..."."""
    head = scene.codes[max(0, topic.first - 40) : topic.first]
    return topic.verb and re.search(r"[PAC],w?J[^;L]{1,30},$", head) is not None


def kept_partner(scene: Scene, topic: Topic, frame: Frame, about: Frame) -> Slot | None:
    """The partner that a flow keeps from the trade of two named before."""
    same = about.reporter == frame.reporter and about.kind_of_flow == frame.kind_of_flow
    if frame.kind_of_flow == "balance" and about.flow is None and _RESULT.match(scene.line.text):
        return scene.before.partner
    if scene.rankings and about.partner and same:
        return about.partner
    own = frame.reporter is not None and frame.reporter.start >= scene.phrases.offset
    before: tuple[Frame, ...] = () if own and not (topic.nominal or topic.verb) else (scene.before,)
    for known in (about, *before):
        anew = known is scene.before and frame.reporter is not None and not frame.reporter.how
        if anew and (frame.kind_of_flow == "trade" or scene.focus.turned):
            continue  # "North Korea's trade" after its trade with China is all of it
        parted = scene.topic is not None and scene.topic.of is not None and scene.topic.frame.partner is None
        outcome = known is about and frame.kind_of_flow == "balance" and not parted
        mutual = known.pair or known.kind_of_flow in ("trade", "balance") or outcome
        if mutual and known.partner and known.reporter and frame.reporter:
            if known.reporter.value == frame.reporter.value:
                return known.partner
            if known.partner.value == frame.reporter.value:
                return known.reporter
        elif mutual and outcome and known.partner and frame.reporter and known.partner.value != frame.reporter.value:
            return known.partner  # "In trade with Ukraine, Poland had a surplus of ..."
    part = topic.frame.reporter is not None and _OF_IT.search(scene.line.text)
    if resumed(scene, topic, frame):
        return scene.before.partner
    if scene.fronted is None and (frame.kind_of_flow == "balance" or part):
        return bilateral(scene, frame.reporter)
    return None


def resumed(scene: Scene, topic: Topic, frame: Frame) -> bool:
    """Whether "it" does again what it did in the sentence before: "A year earlier it had bought $3 billion worth"."""
    known = scene.before
    again = topic.verb and not topic.nominal and topic.owner == "its" and topic.frame.product is None
    if not again or scene.current is not None or known.product is None or known.kind_of_flow != frame.kind_of_flow:
        return False
    end = next((at for at in range(topic.head, len(scene.codes)) if scene.codes[at] in ";L:"), len(scene.codes))
    if any(scene.codes[at] == "N" and scene.of_whole(at) for at in range(topic.head, end)):
        return False
    own = known.reporter and frame.reporter and known.reporter.value == frame.reporter.value
    return bool(own) and not set(scene.codes[topic.head : end]) & set("PCQ")


def on_source(scene: Scene, at: int) -> None:
    area = scene.tokens[at].item.area
    if area:
        scene.speaker = scene.phrases.slot(area, at, how="guessed")
        held = scene.current
        if scene.opening and held and held.partner and held.partner.value == area and held.reporter:
            scene.set(at, held.seen_by_partner())  # "...; Chinese customs put the bill at $10 billion"


def statistics_office(scene: Scene) -> Slot | None:
    """The one country whose own office is cited anywhere in the sentence, also behind the figures.

    An office that counts for others as well ("South Korea's trade promotion agency") is known without an area.
    """
    cited = [(at, token.item) for at, token in enumerate(scene.tokens) if token.code == "S" and token.item.publisher]
    areas = {item.area: at for at, item in cited if item.area and is_area(item.area) and _counts_own(item)}
    return scene.phrases.slot(*next(iter(areas.items())), how="guessed") if len(areas) == 1 else None


def own_office(scene: Scene) -> Slot | None:
    """Whose office says "we" in the sentence."""
    areas = {token.item.area: at for at, token in enumerate(scene.tokens) if token.code == "S" and token.item.area}
    return scene.phrases.slot(*next(iter(areas.items())), how="guessed") if len(areas) == 1 else None


def _counts_own(source: SourceMention) -> bool:
    known = publisher_of(source.words)
    return known is not None and known.area == source.area
