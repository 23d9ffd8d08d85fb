"""One flow beside another: "bigger than those from Iraq", "exceeded those to America", coverage rates."""

from __future__ import annotations

import re
from dataclasses import replace

from claimcheck.claims.frames import Frame, Slot
from claimcheck.claims.reading.scene import Compared, Scene
from claimcheck.claims.tables import column
from claimcheck.claims.topics import preposition_role

# What a flow is set beside, from the token after "than" on: a place, another flow, or what somebody traded.
_STANDARD = re.compile(
    r"(?P<before>[tfw])?d?[xa]?(?P<place>[PA])(?![T!])|d?jo?(?P<those>[tfwo])d?P|(?:I|d|Ps|A)?[Dx]?(?P<flow>F)"
    r"|\?[^;,LN]{0,4}[VYtZ]|[EC][xZVY]{1,3}[fk](?P<other>F)|[EC][xZ]{0,2}[VY]"
)
# What may stand between "more" and "than": goods, places and times, no other adjective.
_GOODS = re.compile(r"(?:[okfr]?[IdAa]{0,2}(?:Ps)?[DF]|[tfwi]d?[PTC]|j|T){0,4}m")
_PREPOSED = frozenset({"ahead of", "short of", "behind", "above", "below"})


def on_more(scene: Scene, at: int) -> None:
    """Read "Bigger than those from Iraq", "400,000 b/d ahead of Saudi Arabia"."""
    codes = scene.codes
    after = codes[at + 1 : at + 6]
    number = at - 1 if at and codes[at - 1] == "N" and is_amount(scene, at - 1) else None
    if scene.current is None or (at and codes[at - 1] in "Un"):
        return  # "exports rose more than imports" sets changes side by side
    own = number is not None and re.match(r"m?d?P(?!s)", after)
    bare = re.match(r"md?(?:j[fwti]|F|N[EPC]V|[fwt]d?P)", after) and not (at and codes[at - 1] == "N")
    if own or bare:
        last = at + 1 + (after[:1] == "m")
        more = scene.tokens[at].value == "up"
        scene.compared.append(Compared(at, last, number if own else None, scene.current, more))


def on_cover(scene: Scene, at: int) -> None:
    """Set exports against imports: "the coverage rate dropped to 72 percent"."""
    if scene.tokens[at].value == "noun":
        known = scene.current or scene.before
        scene.set(at, Frame(known.reporter, known.partner, scene.phrases.slot("export", at)))
        return
    part = re.search(r"N(?:o[dEjx]{1,3})?[,Z]{0,2}$", scene.codes[:at])
    if part is not None and scene.codes[at + 1 : at + 2] == "b":  # "only 19 percent of it covered by exports"
        for bound in scene.bounds:
            if bound.at == part.start() and bound.frame.kind_of_flow == "import":
                bound.frame = replace(bound.frame, flow=scene.phrases.slot("export", at))
                bound.against = "import"


def on_total(scene: Scene, at: int) -> None:
    """Read "than those to the world as a whole": the partner of what follows is the world."""
    before = scene.codes[max(0, at - 3) : at].rstrip("d")
    known = scene.current or scene.elliptic()
    if "world" in scene.tokens[at].low and known and before.endswith(("jt", "jf", "jw")):
        scene.set(at, replace(known, partner=None))


def on_link(scene: Scene, at: int) -> None:
    """Read "exceeded those to America" as a comparison; "exceeded $5 billion" is a level."""
    after = scene.codes[at + 1 : at + 6]
    value = scene.tokens[at].value
    if value in ("more", "less") and scene.current and re.match(r"(?:d?j[fwtor]|I?F|d?P(?!s)|Ps[b.,;])", after):
        margin = re.search(r"^[^N;,L]{1,6}b(N)", scene.codes[at + 1 : at + 10])
        number = at + 1 + margin.start(1) if margin else _by_which(scene, at)
        scene.compared.append(Compared(at, at + 1, number, scene.current, value == "more"))


def _by_which(scene: Scene, at: int) -> int | None:
    """The margin that the clause hangs on: "the $3 billion by which exports exceeded imports"."""
    found = re.search(r"NbJ[^N;L]{0,9}$", scene.codes[max(0, at - 12) : at])
    return max(0, at - 12) + found.start() if found else None


def is_amount(scene: Scene, at: int) -> bool:
    return scene.tokens[at].item.unit not in ("percent", "percentage_points", "times")


def compare(scene: Scene) -> None:
    """Find what a comparative sets beside a flow: "6.5 billion more than with China", "more ore than Peru"."""
    taken = {compared.first for compared in scene.compared}
    for at, token in enumerate(scene.tokens):
        if token.code not in "cu" or not token.value or at in taken or scene.codes[at - 1 : at] in ("U", "n", "u"):
            continue
        number = at - 1 if at and scene.codes[at - 1] == "N" else None
        if number is not None and not is_amount(scene, number):
            continue
        if number is None and slightly(scene, at):
            continue
        than = at if token.low in _PREPOSED else _than(scene, at)
        standard = _STANDARD.match(scene.codes, than + 1) if than is not None else None
        frame = _frame_before(scene, at)
        if standard is None or frame is None or frame.flow is None or (token.low in _PREPOSED and number is None):
            continue
        other = _set_beside(scene, frame, standard)
        scene.compared.append(Compared(at, standard.end(), number, frame, token.value == "up", other))


def slightly(scene: Scene, at: int) -> bool:
    """Read "the trade with China was a touch smaller at $2 billion": beside the flow told before."""
    hedged = scene.codes[at - 1 : at] == "x" and scene.tokens[at - 1].low in column("slight_words", "word")
    frame = _frame_before(scene, at)
    if not hedged or frame is None or scene.codes[at + 1 : at + 2] not in tuple("k,.;"):
        return False
    told = [scene.frames[spot] for spot in sorted(scene.frames, reverse=True) if spot < at]
    alike = (other for other in told if other.flow and other.kind_of_flow == frame.kind_of_flow)
    other = next((other for other in alike if (other.partner, other.reporter) != (frame.partner, frame.reporter)), None)
    if other is not None:
        scene.compared.append(Compared(at, at + 1, None, frame, scene.tokens[at].value == "up", other))
    return other is not None


def _than(scene: Scene, at: int) -> int | None:
    found = _GOODS.match(scene.codes, at + 1)
    return found.end() - 1 if found else None


def _frame_before(scene: Scene, at: int) -> Frame | None:
    """The frame of the number before a comparative, else the one in force."""
    for bound in scene.bounds:
        if bound.at == at - 1 and not bound.refused:
            return bound.frame
    spots = [spot for spot in scene.frames if spot <= at]
    return scene.frames[max(spots)] if spots else None


def _set_beside(scene: Scene, frame: Frame, standard: re.Match[str]) -> Frame:
    """The other flow: the same one of another place, or another flow of the same."""
    if name := next((name for name in ("flow", "other") if standard[name]), None):
        head = standard.start(name)
        told = next((topic.frame for topic in scene.topics if topic.head == head), Frame())
        other = replace(frame, flow=scene.phrases.slot(scene.tokens[head].item.flow, head))
        return replace(other, reporter=told.reporter or frame.reporter, partner=told.partner or frame.partner)
    spot = scene.codes.find("P", standard.start(), standard.end())
    if spot < 0:
        later = [scene.frames[at] for at in sorted(scene.frames) if at >= standard.start()]
        return later[0] if later else replace(frame, partner=None)
    slot: Slot = scene.phrases.place(spot)
    word = standard["before"] or standard["those"]
    role = preposition_role(frame.kind_of_flow or "", word) if word and word != "o" else None
    own = scene.codes[spot + 1 : spot + 2] == "s"
    role = role or ("reporter" if own or frame.partner is None or _acts(scene, frame, spot) else "partner")
    return frame.with_place(role, slot)


def _acts(scene: Scene, frame: Frame, at: int) -> bool:
    """Whether the reporter is the subject of the verb before, whose place a bare name takes: "sold more than Peru"."""
    verb = scene.codes.rfind("V", 0, at)
    start = frame.reporter.start - scene.phrases.offset if frame.reporter else -1
    return verb >= 0 and 0 <= start < scene.tokens[verb].start
