"""The layouts that files come in: an explicit list, tried from top to bottom."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.reference.formats.baci import Baci, BaciCodes
from claimcheck.reference.formats.base import Converted, Layout
from claimcheck.reference.formats.census import Census
from claimcheck.reference.formats.comext import Comext
from claimcheck.reference.formats.comtrade import Comtrade
from claimcheck.reference.formats.comtrade_old import ComtradeOld
from claimcheck.reference.formats.imf import DotsLong, DotsWide, Imts
from claimcheck.reference.formats.owid import OurWorldInData
from claimcheck.reference.formats.wits import Wits
from claimcheck.reference.formats.worldbank import WorldBank

LAYOUTS: tuple[Layout, ...] = (
    Comtrade(),
    ComtradeOld(),
    Baci(),
    BaciCodes(),
    Comext(),
    Imts(),
    DotsLong(),
    DotsWide(),
    Census(),
    Wits(),
    WorldBank(),
    OurWorldInData(),
)

__all__ = ["LAYOUTS", "Converted", "Layout", "recognise"]


def recognise(header: Sequence[str]) -> Layout | None:
    """The layout of a file with this header; ``None`` when nobody here knows it."""
    return next((layout for layout in LAYOUTS if layout.recognises(header)), None)
