"""Whom a sentence was about: its main flow, the country that it turned to, the partner that it only announced."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claimcheck._record import replace
from claimcheck.claims.frames import Frame, Slot
from claimcheck.claims.reading import Scene
from claimcheck.claims.reading.counterparts import told_flows
from claimcheck.claims.topics import Topic

_ANNOUNCES = re.compile(r"[xTLidokyZQ,]{0,6}P[.:!?]?$|[xTL,]{0,3}d?PZ[dxaIcT]{1,5}\.?$|[xTL,]{0,3}P,?[dx]{1,3}\.?$")
"""Sentences that only name a place: "Then there is Mexico.", "China is the sore point.", "China first."."""


def main_frame(scene: Scene) -> Frame | None:
    """What the sentence was about: its first flow."""
    if announced_by(scene) not in (None, scene.focus.announced):
        return replace(scene.focus.frame, partner=None)
    first = next((scene.frames[at] for at in sorted(scene.frames)), None)
    if first is not None and (topic := scene.focus.topic) and not scene.focus.many:
        first = next((one for one in told_by(scene, topic) if is_of(first, one)), first)
    said = first is not None and first.reporter is not None and not first.reporter.how
    if not scene.bounds and not scene.rankings and not said and (opening := opening_place(scene)):
        if opening.value in scene.focus.others and not scene.focus.between:
            return replace(scene.focus.frame, partner=None)  # a word on a partner; "its" will mean it
        return replace(scene.focus.frame, reporter=opening, partner=None)
    subject = scene.subject if any(not bound.refused for bound in scene.bounds) else spoken_of(scene)
    known = scene.office or subject or scene.focus.frame.reporter or scene.speaker
    if first is not None:
        named = (frame.reporter for _, frame in sorted(scene.frames.items()) if frame.flow == first.flow)
        first = first if first.reporter else replace(first, reporter=next(filter(None, named), known))
        if first.partner is None and (partner := sole_partner(scene, first)):
            return replace(first, partner=partner)
        return replace(first, partner=None) if lists_partners(scene, first) else first
    if subject and "+" not in (subject.value or ""):
        return replace(scene.focus.frame, reporter=subject)
    # who is quoted is not who trades: an agency's country is only a guess where no other was named
    known = scene.focus.frame.reporter or scene.speaker
    return replace(scene.focus.frame, reporter=known) if known else None


def announced_by(scene: Scene) -> Slot | None:
    """The partner that the paragraph is about from here on: "Now Russia.", "China is the sore point."."""
    focus, told = scene.focus, told_flows(scene)
    if any(frame.partner and frame.partner.value for frame in told):
        partners = {frame.partner.value for frame in told if frame.partner}
        return focus.announced if focus.announced and partners == {focus.announced.value} else None
    if (
        told
        or scene.topics
        or focus.topic is None
        or focus.many
        or not focus.settled
        or not _ANNOUNCES.match(scene.codes)
    ):
        return focus.announced
    place = scene.phrases.place(scene.codes.index("P"))
    own = place.value == focus.topic.value or "+" in (place.value or "")
    return focus.announced if own else place


def told_by(scene: Scene, reporter: Slot) -> Iterator[Frame]:
    """The flows of the sentence that are ``reporter``'s, in text order."""
    frames = (frame for _, frame in sorted(scene.frames.items()))
    return (frame for frame in frames if frame.reporter and frame.reporter.value == reporter.value)


def is_of(one: Frame, other: Frame) -> bool:
    """Whether ``one`` is told of the partner of ``other``: "South Korea fell back, as exports to Seoul shrank"."""
    told, partner = one.reporter and one.reporter.value, other.partner and other.partner.value
    return told is not None and told == partner and one.partner is None


def tells_another(scene: Scene, topic: Topic) -> bool:
    """Whether the text turns to all the trade of one more country: "Thailand's exports ..."."""
    known, owner = scene.focus.topic, topic.frame.reporter
    if topic.verb or not owner or not known or topic.frame.partner:
        return False
    return owner.value not in {known.value, *scene.focus.others} and not owner.how


def spoken_of(scene: Scene) -> Slot | None:
    """The subject of a sentence that tells no trade: not "74 cents US" at the end of one about a currency."""
    subject = scene.subject
    if subject is None:
        return None
    spot = next((at for at, token in enumerate(scene.tokens) if token.start + scene.phrases.offset >= subject.start), 0)
    told = scene.focus.frame.reporter is not None and set(scene.codes[:spot]) & set("UZVHFN")
    return None if told else subject


def opening_place(scene: Scene) -> Slot | None:
    """The country that a sentence without figures begins with: "China has never sold more." turns to China."""
    spot = next((at for at, code in enumerate(scene.codes[:3]) if code == "P"), None)
    if spot is None or set(scene.codes[:spot]) - set("dxy,r") or scene.codes[spot + 1 : spot + 2] in ("s", "y"):
        return None
    place = scene.phrases.place(spot)
    return None if "+" in (place.value or "") else place


def sole_partner(scene: Scene, first: Frame) -> Slot | None:
    """With whom all figures of a flow turn out to be: "Kenyan tea worth $500 million went to Pakistan"."""
    told = [bound for bound in scene.bounds if not bound.refused and bound.frame.flow == first.flow]
    if any(bound.whole for bound in told):
        return None
    partners = {bound.frame.partner.value if bound.frame.partner else None for bound in told}
    return told[0].frame.partner if len(partners) == 1 else None


def lists_partners(scene: Scene, first: Frame) -> bool:
    """Whether the sentence goes through several partners of one flow: none of them is the next one's."""
    told = (bound.frame for bound in scene.bounds if not bound.refused)
    partners = {f.partner.value for f in told if f.flow == first.flow and f.partner and f.partner.value}
    return len(partners) > 1
