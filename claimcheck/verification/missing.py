"""What would settle a claim, or widen its evidence: readings without data, and how to fill them."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.language import places
from claimcheck.records import Missing
from claimcheck.verification.candidates import possessive, short_name
from claimcheck.verification.cases import Case
from claimcheck.verification.lookup import WORLD
from claimcheck.verification.readings.dates import months_in
from claimcheck.verification.readings.scopes import CALENDAR_YEAR
from claimcheck.verification.readings.totals import is_uncovered


def missing(case: Case) -> tuple[Missing, ...]:
    """The readings that lack data, the named source's first."""
    found = {entry.reading: entry for entry in (*_named(case), *_uncovered(case), *_nothing(case))}
    return tuple(found.values())


def _named(case: Case) -> Iterator[Missing]:
    """The source that the text names, where it gives no figure."""
    attribution = case.context.attribution
    if attribution.is_unheld:
        yield Missing(f"figures of {attribution.words}", _row(case))
        return
    given = {id for worked in case.points for id in worked.candidate.reading.datasets}
    if attribution.datasets and not given & set(attribution.datasets):
        name = short_name(case.context.dataset(attribution.datasets[0]))
        yield Missing(f"{possessive(name)} published figure", _row(case))


def _uncovered(case: Case) -> Iterator[Missing]:
    """Partners that a dataset leaves out and no other dataset has."""
    claim = case.context.claim
    if claim.partner is None or claim.reporter is None or claim.period is None:
        return
    months = months_in(claim.period, claim.reporter)
    filled = {entry.partition("=")[0] for worked in case.points for entry in worked.candidate.reading.fill_in}
    for id in case.context.lookup.sources(claim.reporter, "TOTAL"):
        dataset = case.context.dataset(id)
        if claim.partner not in filled and is_uncovered(dataset, claim.partner, months):
            name = places.describe(claim.partner)
            wanted = f"{possessive(short_name(dataset))} figures, with {possessive(name)} own figure added"
            yield Missing(wanted, _row(case))


def _nothing(case: Case) -> Iterator[Missing]:
    has_own = any(CALENDAR_YEAR not in worked.candidate.reading.assumptions for worked in case.points)
    if not has_own and not case.context.attribution.is_unheld:
        yield Missing("any dataset with the figure", _row(case))


def _row(case: Case) -> str:
    """The row that would fill the gap, and the command that takes it."""
    claim = case.context.claim
    product = next((code for code, _ in case.context.products()), claim.product or "TOTAL")
    cells = (claim.reporter or "?", claim.partner or WORLD, claim.flow or "?", product, claim.period or "?")
    return f"claimcheck data add FILE.csv, with a row {','.join(cells)}"
