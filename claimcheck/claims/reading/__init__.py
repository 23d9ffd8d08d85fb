"""Reading a sentence from left to right: which flow governs each number.

The scene keeps one current frame. Flow phrases replace it; a place, a product or "that with X" on
its own moves it along the axis that the sentence lists ("China took 16 percent, Japan 14"); a word
of another subject (prices, tariffs, jobs) mutes it until a flow is named again. Numbers read before
their flow ("Iron ore ($49 billion) was Australia's leading export") wait for it within the clause.

One file a subject; the table at the end says which of them each token of the line goes to.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from claimcheck.claims.discourse import Focus
from claimcheck.claims.reading.breaks import on_break, on_including, on_other, on_pause
from claimcheck.claims.reading.comparisons import compare, on_cover, on_link, on_more, on_total
from claimcheck.claims.reading.counterparts import on_counterpart
from claimcheck.claims.reading.flows import on_topic
from claimcheck.claims.reading.goods import settle
from claimcheck.claims.reading.numbers import bind, complete, on_number
from claimcheck.claims.reading.owners import on_source, statistics_office
from claimcheck.claims.reading.places import on_place, on_pronoun, on_relative
from claimcheck.claims.reading.predicates import on_unfit
from claimcheck.claims.reading.products import on_product
from claimcheck.claims.reading.ranks import on_rank, on_roles
from claimcheck.claims.reading.scene import Bound, Scene
from claimcheck.claims.tokens import Line

__all__ = ["Bound", "Scene", "read"]


def read(line: Line, offset: int, focus: Focus) -> Scene:
    """The sentence once it is read: every quantity bound to a flow or refused, with the ranks and comparisons met."""
    scene = Scene(line, offset, focus)
    scene.office = statistics_office(scene)
    starts = {topic.first: topic for topic in scene.topics}
    at, size = 0, len(scene.codes)
    while at < size:
        topic = starts.get(at)
        if topic is not None:
            on_topic(scene, topic)
            narrowed, scene.current = scene.current, scene.whole or scene.current
            for inner in range(topic.first, topic.last):
                if scene.codes[inner] == "N":
                    bind(scene, inner)
            scene.current, scene.whole = narrowed, None
            at = topic.last
            continue
        handler = _HANDLERS.get(scene.codes[at])
        moved = handler(scene, at) if handler is not None else None
        after = moved if moved is not None else at + 1
        passed = scene.topics if after > at + 1 else ()
        joint = next((topic for topic in passed if at < topic.first < after), None)
        if joint is not None and joint.verb:  # "China and Russia traded ...": the list is its subject
            if scene.subject and joint.frame.reporter and "+" in (scene.subject.value or ""):
                joint.frame = replace(joint.frame, reporter=scene.subject)
            joint.first = after
            starts[after] = joint
        at = after
    complete(scene)
    compare(scene)
    settle(scene)
    return scene


_HANDLERS: dict[str, Callable[[Scene, int], int | None]] = {
    "P": on_place,
    "A": on_place,
    "D": on_product,
    "N": on_number,
    "E": on_pronoun,
    "C": on_pronoun,
    "W": on_pronoun,
    "J": on_relative,
    "Q": on_counterpart,
    "R": on_rank,
    "G": on_roles,
    "c": on_more,
    "u": on_more,
    "Z": on_link,
    "a": on_total,
    "q": on_cover,
    "Y": on_unfit,
    "S": on_source,
    "!": on_other,
    ";": on_break,
    "L": on_break,
    ",": on_pause,
    "+": on_including,
    "y": on_pause,
    ":": on_pause,
    "(": on_pause,
    "-": on_pause,
}
