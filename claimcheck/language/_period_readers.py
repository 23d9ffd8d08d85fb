"""What each construction of a period says: one reader for each, in the file of its subject."""

from __future__ import annotations

from claimcheck.language import _period_days, _period_months, _period_relations, _period_years
from claimcheck.language._period_pieces import Reader

READERS: dict[str, Reader] = {
    **_period_days.READERS,
    **_period_months.READERS,
    **_period_years.READERS,
    **_period_relations.READERS,
}
