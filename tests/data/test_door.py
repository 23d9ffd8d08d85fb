from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from claimcheck.language import places
from claimcheck.reference import Catalog


@pytest.fixture(scope="module")
def catalog(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Catalog]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CLAIMCHECK_CACHE", str(tmp_path_factory.mktemp("cache")))
        loaded = Catalog.load(user=False)
        yield loaded
        loaded.close()


def test_every_table_passes_the_door(catalog: Catalog) -> None:
    """The shipped tables load whole; the one warning is of a balance that its page cuts off (``docs/data.md``)."""
    assert len(catalog.datasets) >= 40
    warned = {(d.id, warning["value"]) for d in catalog.datasets for warning in catalog.about(d.id)["warnings"]}
    assert warned == {("inegi", "-5463000000")}


def test_areas_are_those_a_text_can_name(catalog: Catalog) -> None:
    """A claim and a row about the same area carry the same code; only "the ten largest" have no name."""
    codes = {code for row in catalog.find() for code in (row.reporter, row.partner)}
    unnamed = {code for code in codes if not places.is_area(code) and not places.is_bloc(code)}
    assert all(re.fullmatch(r"TOP10|XCHN10", code) for code in unnamed)


def test_gaps_and_terms_reach_the_catalog(catalog: Catalog) -> None:
    """What a source does not cover, and on what terms it stands here, is known where verdicts are made."""
    kotra = catalog.dataset("kotra_prk")
    assert kotra.not_covered == ("RUS:2022/", "KOR")
    assert kotra.licence.startswith("Terms of the publisher not read")
    assert catalog.dataset("factbook").noise == {"share": 16}


def test_table_is_found_beside_its_metadata(catalog: Catalog) -> None:
    """Each dataset says where its rows stand, so that a report can name file and line."""
    assert all(isinstance(dataset.path, Path) and dataset.path.is_file() for dataset in catalog.datasets)
