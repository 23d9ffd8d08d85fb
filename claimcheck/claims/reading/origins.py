"""Goods of a country without a flow word beside them: "Vietnamese garments worth $16 billion went to ..."."""

from __future__ import annotations

from dataclasses import replace

from claimcheck.claims.frames import Frame
from claimcheck.claims.reading.scene import Scene
from claimcheck.claims.reading.wholes import whole_ahead
from claimcheck.language.products import product_code


def on_origin(scene: Scene, at: int) -> int | None:
    """Read "Vietnamese garments worth $16 billion": goods of a country, with no flow word beside them."""
    step = at + 1
    scene.places.append(scene.phrases.place(at))
    if scene.codes[step] != "D":
        return None
    whole = whole_ahead(scene, at)
    if scene.current is None and whole is not None and scene.codes[step + 1 : step + 2] in ("H", "Z"):
        scene.subject = scene.phrases.place(at)  # "Thai goods make up 60 percent of what Laos imports"
        scene.fresh = False
        named = whole.frame.product is not None or product_code(scene.tokens[step].low) == "TOTAL"
        if not named:
            scene.axis, scene.product = "product", scene.phrases.slot(scene.tokens[step].low, step)
        return step + 1
    if scene.current is None and flow_in_clause(scene, at):
        scene.origin, scene.product = scene.phrases.place(at), scene.phrases.slot(scene.tokens[step].low, step)
    if scene.current is None and not flow_in_clause(scene, at) and goods_move(scene, step):
        frame = Frame(scene.phrases.place(at), None, scene.phrases.slot("export", step))
        scene.set(at, replace(frame, product=scene.phrases.slot(scene.tokens[step].low, step)))
        return step + 1
    if scene.current is None and scene.elliptic() is not None:
        frame = scene.elliptic() or Frame()
        same = frame.reporter is None or frame.reporter.value == scene.phrases.place(at).value
        role = "reporter" if same or frame.kind_of_flow == "export" else "partner"
        product = scene.phrases.slot(scene.tokens[step].low, step)
        scene.set(at, replace(frame, product=product).with_place(role, scene.phrases.place(at)))
        return step + 1
    return None


def clause_end(scene: Scene, at: int) -> int:
    return min((p for p in (scene.codes.find(";", at), scene.codes.find("L", at)) if p >= 0), default=len(scene.codes))


def flow_in_clause(scene: Scene, at: int) -> bool:
    """Whether the clause of token ``at`` names a flow of its own."""
    end = clause_end(scene, at)
    return any(topic.first < end for topic in scene.topics)


def goods_move(scene: Scene, at: int) -> bool:
    """Whether the clause goes on with goods going somewhere: "machines worth 2.2 billion euros went to Taiwan"."""
    end = clause_end(scene, at)
    return any(
        (token.code == "t" and " " in token.low) or (token.code == "a" and token.low in ("abroad", "overseas"))
        for token in scene.tokens[at:end]
    )
