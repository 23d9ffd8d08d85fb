"""All constructions of periods, tried in this order where their first word stands."""

from __future__ import annotations

import re

from claimcheck.language import _named_periods, _relative_periods
from claimcheck.language._period_construction import Construction
from claimcheck.language._period_words import WORDING

CONSTRUCTIONS = _named_periods.CONSTRUCTIONS + _relative_periods.CONSTRUCTIONS

BY_START: dict[str, tuple[Construction, ...]] = {
    start: tuple(construction for construction in CONSTRUCTIONS if start in construction.starts)
    for construction in CONSTRUCTIONS
    for start in construction.starts
}
# Words that start nothing themselves, but follow the preposition or article that does.
TRIGGERS = (
    frozenset(BY_START)
    | {
        word.lower()
        for name in ("to_date", "on_year", "on_month", "on_quarter", "on_week", "more_or_less")
        for phrase in WORDING[name]
        for word in re.split(r"[ /-]", phrase)[:3]
    }
    - {"of", "in", "so", "to", "this", "date", "with"}
    | {"decade", "century", "generation"}
)
# A preposition and an article are read along with the word that may start a period, because some
# constructions begin with them; a word that starts none costs one look-up.
LEAD = re.compile(
    r"""(?:(?P<before>[Ii]n|[Ff]or|[Oo]ver|[Ww]ithin|[Dd]uring|[Oo]f|[Ff]rom|[Tt]han|[Oo]n)[ \xa0\n]{1,2})?
        (?:(?P<article>[Tt]he|[Aa]|[Ii]ts)[ \xa0\n]{1,2})?
        (?P<word>[^\W\d_]{1,24}(?![^\W\d_])|(?<![\w.,$€£¥₹])(?<!(?<!mid)-)\d{1,4}(?!\d))""",
    re.VERBOSE,
)
