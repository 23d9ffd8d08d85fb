from __future__ import annotations

import pytest


@pytest.mark.filterwarnings("ignore")
def test_a_page_takes_a_tenth_of_the_time_that_its_charts_take_elsewhere(monkeypatch):
    """In one run, 20 claims: the whole page against matplotlib drawing as many charts."""
    pytest.importorskip("matplotlib", reason="matplotlib is not installed")
    from benchmarks import reports as benchmark

    monkeypatch.setattr(benchmark, "ROUNDS", 1)
    text, ratio = benchmark.measure()
    assert ratio <= benchmark.MOST
    assert "html, with the same" in text


def test_a_second_measurement_takes_the_place_of_the_first(tmp_path, monkeypatch):
    """The other headings of the page stay as they are."""
    from benchmarks import reports as benchmark

    monkeypatch.setattr(benchmark, "HERE", tmp_path)
    readme = tmp_path / "README.md"
    readme.write_text("# Benchmarks\n\n## Verdicts\n\nfast\n")
    benchmark.write("first")
    readme.write_text(readme.read_text() + "\n## Reading\n\nslow\n")
    benchmark.write("second")
    assert readme.read_text() == "# Benchmarks\n\n## Verdicts\n\nfast\n\n## Reports\n\nsecond\n\n## Reading\n\nslow\n"
