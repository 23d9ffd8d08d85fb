"""The frame: which trade flow a number measures, and where each part of it was read.

A frame is built from words, merged along clauses and carried from sentence to sentence; it never
changes in place.
"""

from __future__ import annotations

from typing import NamedTuple

from claimcheck._record import record, replace
from claimcheck.language.places import is_bloc

_SEEN = {"export": "import", "import": "export"}
"""A flow as the other side sees it."""


class Slot(NamedTuple):
    """One part of a frame: its value, and the words it came from as offsets into the document."""

    value: str | None
    start: int
    end: int
    how: str = ""
    """Empty when the words say it; else ``inherited``, ``pronoun``, ``guessed`` or ``convention``."""

    def weakened(self, how: str) -> Slot:
        """The same slot, marked as not said here; the first weakness stays."""
        return self if self.how else self._replace(how=how)


@record
class Frame:
    """A trade flow, as far as the words so far tell."""

    reporter: Slot | None = None
    partner: Slot | None = None
    """A slot of value ``None`` is the world, said outright ("total exports")."""
    flow: Slot | None = None
    product: Slot | None = None
    sign: int = 0
    """Of a balance: -1 for a deficit, 1 for a surplus, 0 for a word that does not say."""
    of_world: bool = False
    """A part of world trade, not of the reporter's."""
    pair: bool = False
    """Named as the trade of two: what follows stays between them."""

    @property
    def kind_of_flow(self) -> str | None:
        return self.flow.value if self.flow else None

    @property
    def inside(self) -> bool:
        """Whether a group trades with itself."""
        own = self.reporter.value if self.reporter and self.partner else None
        return own is not None and self.partner is not None and self.partner.value == own and is_bloc(own)

    def filled(self, other: Frame) -> Frame:
        """This frame with its gaps filled from ``other``."""
        return replace(
            self,
            reporter=self.reporter or other.reporter,
            partner=self.partner or other.partner,
            flow=self.flow or other.flow,
            product=self.product or other.product,
            sign=self.sign or (other.sign if not self.flow or self.kind_of_flow == other.kind_of_flow else 0),
            of_world=self.of_world or other.of_world,
            pair=self.pair or other.pair,
        )

    def with_place(self, role: str, slot: Slot | None) -> Frame:
        """This frame with another ``partner``, or else another reporter; a group's own trade moves to another group."""
        if self.inside:
            return replace(self, reporter=slot, partner=slot)
        return replace(self, partner=slot) if role == "partner" else replace(self, reporter=slot)

    def seen_by_partner(self) -> Frame:
        """The same flow from the other side: Chile's imports from China for China's exports to Chile."""
        flow = self.flow and self.flow._replace(value=_SEEN.get(self.flow.value or "", self.flow.value))
        return replace(self, reporter=self.partner, partner=self.reporter, flow=flow, sign=-self.sign)

    def inherited(self, how: str = "inherited") -> Frame:
        """This frame as a later sentence sees it: every slot marked."""
        return replace(
            self,
            reporter=self.reporter and self.reporter.weakened(how),
            partner=self.partner and self.partner.weakened(how),
            flow=self.flow and self.flow.weakened(how),
            product=self.product and self.product.weakened(how),
        )
