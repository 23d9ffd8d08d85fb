"""What a reader still has in mind when the next sentence begins."""

from __future__ import annotations

from dataclasses import dataclass, field

from claimcheck.claims.frames import Frame, Slot


@dataclass(frozen=True, slots=True)
class Focus:
    """The flow, time and source in force; nothing of it was said in the sentence to come."""

    frame: Frame = field(default_factory=Frame)
    period: Slot | None = None
    outer: Slot | None = None
    """The longer period from which the story looked into this one: the year, after "In December alone ..."."""
    relation: str | None = None
    """What growth is measured from when a sentence does not say: ``year``, ``month`` or ``quarter``."""
    unit: str | None = None
    source: str | None = None
    places: tuple[Slot, ...] = ()
    """The places named last, in text order."""
    product: Slot | None = None
    """The product it was about, for a quantity that names none."""
    near: bool = False
    """The sentence just before was about trade, so that one without a flow word may go on with it."""
