"""A predicate that makes a flow: what it does to the flow in hand."""

from __future__ import annotations

from dataclasses import replace

from claimcheck.claims.frames import Frame
from claimcheck.claims.reading.scene import Scene
from claimcheck.claims.topics import Topic


def settled(scene: Scene, topic: Topic) -> bool:
    """Whether nothing more is to be read of the predicate: it adds to a flow in hand, or another subject mutes it."""
    if topic.resumes is not None:
        resume(scene, topic, topic.resumes)
        return True
    if topic.said_from < 0:
        return bool(scene.muted) and topic.frame.product is None and topic.frame.partner is None
    if topic.frame.product is not None:
        topic.frame = replace(topic.frame, product=scene.product or topic.frame.product)
    if scene.muted and "!" in scene.codes[topic.said_from : topic.head]:
        scene.muted = ""  # "garments sewn in Yangon's plants fetched $3 billion"
    return bool(scene.muted)


def said_of(scene: Scene, topic: Topic, frame: Frame) -> None:
    """Give the amount of goods that is the subject the flow of its predicate: "674 million worth went out"."""
    for bound in scene.bounds:
        if topic.predicate and 0 <= topic.said_from <= bound.at < topic.head:
            product = frame.product or bound.frame.product
            told = replace(frame, product=product)
            bound.frame, bound.topic, bound.refused = scene.counted(bound.at, told) or told, topic, ""


def resume(scene: Scene, topic: Topic, subject: Topic) -> None:
    """Give the flow that is the subject the reporter that is the object."""
    known = scene.frames.get(subject.first) or scene.current or Frame()
    if known.reporter is None or known.reporter.how:
        known = replace(known, reporter=topic.frame.reporter)
    scene.topic = subject
    scene.set(topic.first, known)


def on_unfit(scene: Scene, at: int) -> None:
    """A predicate that names no goods goes on with the flow in hand: "earned $7 billion from services and spent $4"."""
    known, flow = scene.current, scene.tokens[at].value
    if (
        known
        and known.kind_of_flow == "export"
        and flow == "spend"
        and not scene.muted
        and not by_customer(scene, known)
    ):
        scene.set(at, replace(known, flow=scene.phrases.slot("import", at)))


def by_customer(scene: Scene, known: Frame) -> bool:
    """Whether those who spend are who the goods go to: "while India spent $470 million" is still what X exports."""
    acting = scene.subject
    return acting is not None and known.reporter is not None and acting.value != known.reporter.value
