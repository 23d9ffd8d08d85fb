"""The words of a sentence cut out of those of its text are those that the sentence has by itself."""

import pytest

from claimcheck.language._phrases import Words, remember, words_of

TEXTS = (
    "Exports to the U.S. rose. N. Korea's trade - in coal - fell.\n\nThe E.U.-wide total was 3,5 bn.",
    "a.b.Cat x.y. Guinea-Bissau’s cashews, Türkiye's steel",
    "2023-2024-25 ((((U.S.A.) ''s",
)


@pytest.mark.parametrize("text", TEXTS)
def test_any_part_has_the_words_of_its_own_text(text):
    whole = Words(text)
    for start in range(len(text)):
        for end in range(start, len(text) + 1):
            part, alone = whole.part(start, end), Words(text[start:end])
            assert (part.text, part.starts, part.ends) == (alone.text, alone.starts, alone.ends)
            assert (part.raw, part.folded, part.gaps) == (alone.raw, alone.folded, alone.gaps)


def test_the_words_of_a_sentence_are_kept():
    words = remember(Words("Exports to Chad rose."))
    assert words_of("Exports to Chad rose.") is words


def test_only_so_many_sentences_are_kept():
    first = words_of("Sentence number one.")
    for number in range(200):
        words_of(f"Another sentence, number {number}.")
    assert words_of("Sentence number one.") is not first
