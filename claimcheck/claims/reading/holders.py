"""Who or what holds a rank, and whose rank it is."""

from __future__ import annotations

import re

from claimcheck.claims.frames import Slot
from claimcheck.claims.reading.scene import Scene
from claimcheck.language.products import product_phrase_before

# What may stand between a rank and the words for its holder: "its top buyer of rice last year was China".
_TO_HOLDER = re.compile(r"(?:[odDxTiaA]|o[dP])*(?:Z|,|\(|:|-)x?d?(?P<place>P)(?!s)")
# "no country bought more Turkish goods last month than Germany"
_THAN_HOLDER = re.compile(r"[odDxTiaAtfPEIsVT,FZ]{0,10}md?(?P<place>P)")
_THAN_GOODS = re.compile(r"[^,;LNVFD]{0,9}md?x?(?P<goods>D)")
# "second only to India among the world's sellers, Thailand ..."
_LATE_SUBJECT = re.compile(r"[^,;LVZ]{0,9},d?(?P<place>P)[VZUY]")

# "Iraq, where Turkish firms sold goods, was Ankara's second-largest market"
_AROUND = re.compile(r"(?:[iTx]{0,3},)?d?(?P<place>P),[^;]{1,40},x?Zx?d?(?:(?:[PC]s|A|I)[xTd]{0,3})?$")
_MADE = re.compile(r"d?(?P<place>P)(?:d|I|d?[PC]s)[xT]{0,2}$")
_MAKES = ("made", "makes", "making", "make", "left", "leaving", "leaves", "rendered", "kept", "keeps", "keeping")


def sort_of(scene: Scene, at: int) -> str:
    """Which phrase makes the rank: ``role``, ``place``, ``list``, ``more``, ``most``; empty for a list of roles."""
    return scene.tokens[at].item.sort if scene.codes[at] == "R" else ""


def owner_of(scene: Scene, at: int) -> Slot | None:
    """Whose rank it is: "Kenya's best market", "the main supplier of clothes to Kenya", "of Kenyan tea"."""
    codes = scene.codes
    left = at - 1
    while left >= 0 and codes[left] in "xdT":
        left -= 1
    owns = left >= 0 and codes[left] == "s"
    left -= owns
    if left >= 0 and (codes[left] == "A" or (owns and codes[left] == "P")):
        return scene.phrases.place(left)
    if owns and scene.tokens[left].low in ("country", "state", "nation") and codes[left - 1 : left] == "j":
        return scene.last_place  # "that country's biggest supplier"
    if left >= 0 and owns and codes[left] == "C":
        return scene.before.reporter or scene.subject
    if left >= 0 and codes[left] == "Z" and scene.tokens[left].low in ("has", "had", "have", "got"):
        return scene.subject
    if left >= 0 and codes[left] == "I":
        return scene.before.reporter or (scene.current.reporter if scene.current else None) or scene.subject
    return _owner_after(scene, at) or _owner_fronted(scene, at)


def _owner_after(scene: Scene, at: int) -> Slot | None:
    """The owner that follows: "supplier to Kenya", "eighth place among Kenya's markets", "took more Kenyan tea"."""
    codes = scene.codes
    goods = sort_of(scene, at) == "more"
    at += sort_of(scene, at) == "behind"  # "second only to Chile" names another holder, no owner
    for step in range(at + 1, min(len(codes), at + 7)):
        if codes[step] in ",;.LNZm" or (codes[step] in "FV" and not goods):
            break
        between = codes[at + 1 : step].rstrip("dxaD")[-1:]
        listed = codes[step + 1 : step + 2] == "s" and between in ("B", "i", "o", "t", "")
        if codes[step] in "PA" and (between in ("o", "t", "r") or listed or (goods and between in ("", "f"))):
            return scene.phrases.place(step)
    return None


def _owner_fronted(scene: Scene, at: int) -> Slot | None:
    """The owner that opens the clause: "For Ankara, no market is bigger"."""
    start = max(scene.codes.rfind(mark, 0, at) for mark in ";L") + 1
    found = re.match(r"[xT,]{0,3}rd?(P)", scene.codes[start:at])
    return scene.phrases.place(start + found.start(1)) if found else None


def holder_of(scene: Scene, at: int, owner: Slot | None) -> Slot | None:
    """Who holds the rank: the place that it stands beside or equals, else the subject of its clause."""
    sort = sort_of(scene, at)
    own = owner.value if owner else None
    if sort == "more":
        than = _place_by(_THAN_HOLDER, scene, at, own)
        if than or scene.tokens[at].item.value == 1:
            return than  # "only Brazil sold more" leaves the second place to whoever the story is about
    if sort == "behind" and (slot := _place_by(_LATE_SUBJECT, scene, at, own)):
        return slot
    if (slot := _made(scene, at)) and slot.value != own:
        return slot
    if heads_clause(scene, at) and (slot := _place_by(_TO_HOLDER, scene, at, own)):
        return slot
    if (slot := _apposed_to(scene, at)) and slot.value != own:
        return slot
    start = scene.codes.rfind(";", 0, at) + 1
    if around := _AROUND.match(scene.codes[start:at]):
        return scene.phrases.place(start + around.start("place"))
    if scene.subject and scene.subject.value != own:
        return scene.subject
    return _place_by(_TO_HOLDER, scene, at, own)


def _made(scene: Scene, at: int) -> Slot | None:
    """Who is made the holder: "which made the Swiss its second-largest customer"."""
    found = _MADE.search(scene.codes, max(0, at - 8), at)
    verb = scene.tokens[found.start("place") - 1 - (scene.codes[found.start("place") - 1] == "d")] if found else None
    return scene.phrases.place(found.start("place")) if found and verb and verb.low in _MAKES else None


def _place_by(pattern: re.Pattern[str], scene: Scene, at: int, own: str | None) -> Slot | None:
    found = pattern.match(scene.codes, at + 1)
    slot = scene.phrases.place(found.start("place")) if found else None
    return slot if slot and slot.value != own else None


def heads_clause(scene: Scene, at: int) -> bool:
    """Whether the rank opens its clause: "Its biggest market was Germany"."""
    start = max(scene.codes.rfind(mark, 0, at) for mark in ";L,y") + 1
    return re.fullmatch(r"(?:T|iT)?[dxTaI]*(?:[PC]s|A)?[dxTa]*", scene.codes[start:at]) is not None


def _apposed_to(scene: Scene, at: int) -> Slot | None:
    """The place that the rank is set beside: "Egypt, the world's biggest importer of wheat, ..."."""
    head = re.search(r"(P),[dx]{0,2}(?:[aPC]s|A|I)?[dxT]{0,2}$", scene.codes[max(0, at - 10) : at])
    tail = re.match(r"(?:[odDxiaFA]|[of]P)*(?:[,.;J)-]|$)", scene.codes[at + 1 : at + 12])
    return scene.phrases.place(max(0, at - 10) + head.start(1)) if head and tail else None


def ranked_product(scene: Scene, at: int) -> Slot | None:
    """The goods that hold the rank: "Gold ousted gas as Bolivia's top export", "Halloumi was its second export"."""
    codes = scene.codes
    if sort_of(scene, at) == "more":  # "nothing earned Zambia more than copper"
        than = _THAN_GOODS.match(codes, at + 1)
        return scene.phrases.slot(scene.tokens[than.start("goods")].low, than.start("goods")) if than else scene.product
    if codes[at - 1 : at] == "D":  # "oil second and cocoa third"
        return scene.phrases.slot(scene.tokens[at - 1].low, at - 1)
    if re.search(r"Ob[^;,LN]{0,8}$", codes[max(0, at - 10) : at]):
        return scene.product  # "oil was replaced by gold as the top export"
    verb = re.search(r"(?P<verb>Z[dxaICPAsT]{0,7}|O[^;LNVF,]{0,9})$", codes[max(0, at - 14) : at])
    if verb is not None:
        spot = max(0, at - 14) + verb.start("verb")
        while codes[spot - 1 : spot] in ("Z", "O"):
            spot -= 1
    elif sort_of(scene, at) == "list":
        spot = at
    else:
        return _named_after(scene, at)
    return _noun_before(scene, spot) or _named_after(scene, at)


def _noun_before(scene: Scene, verb: int) -> Slot | None:
    """The noun phrase that ends before the verb at token ``verb``; a known product of it, else its words."""
    if scene.codes[verb - 1 : verb] == ",":  # "Pulp, not beef, topped ..."
        verb = max(scene.codes.rfind(",", 0, verb - 1), 0)
    start = verb
    while start and scene.codes[start - 1] in "Dxy":
        start -= 1
    goods = [step for step in range(start, verb) if scene.codes[step] == "D"]
    if goods:
        last = goods[-1] + 1
        first = goods[0] if "y" in scene.codes[goods[0] : last] else goods[-1]
        return scene.phrases.slot(scene.line.words(first, last).lower(), first, last)
    if start == verb:
        return None
    text = scene.line.text[: scene.tokens[verb - 1].end]
    found = product_phrase_before(text, len(text))
    words = found.words if found else ""
    return scene.phrases.slot(words, verb - 1) if words else None


def _named_after(scene: Scene, at: int) -> Slot | None:
    """The product after the rank: "its top export, cashews, ...", "Benin's main export is cotton"."""
    found = re.match(r"[iTtPdoR]{0,5}(?:Z|,|:|-)[dx]{0,2}(D)(?![a-zA-Z]?F)", scene.codes[at + 1 : at + 14])
    if found is None:
        return None
    spot = at + 1 + found.start(1)
    return scene.phrases.slot(scene.tokens[spot].low, spot)
