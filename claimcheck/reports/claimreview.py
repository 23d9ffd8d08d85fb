"""A draft in schema.org's ClaimReview, one a claim, for a fact-checking desk to complete and sign.

It is a draft and says so (``creativeWorkStatus``): a machine's verdict is no published review. ``url``, where
the review will stand, and ``author``, who signs it, are for the desk to fill in. Properties as required and
recommended by Google's page "ClaimReview structured data" (claimReviewed, reviewRating, url; author, itemReviewed).
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from claimcheck.reports import wording
from claimcheck.reports.inert import json_safe, line
from claimcheck.reports.view import dataset_of, quote, review_of, web_address

if TYPE_CHECKING:
    from claimcheck.records import Document, Finding, Report, Review

# Reserved for examples (RFC 2606): nobody can mistake it for an address, and no validator refuses it.
ADDRESS_TO_FILL_IN = "https://example.org/address-of-the-published-review"
AUTHOR_TO_FILL_IN = "DRAFT, not signed: name of the reviewing organisation"
BEST, WORST = 5, 1


def render(report: Report, *, width: int | None = None, color: bool = False) -> str:
    """JSON-LD with a ClaimReview for each claim, in the order of the text, safe to put into a script element."""
    return written([_review(report, finding) for finding in report.findings])


def written(graph: Sequence[Mapping[str, Any]]) -> str:
    """A graph of reviews as text."""
    text = json.dumps({"@context": "https://schema.org", "@graph": graph}, ensure_ascii=False, indent=2)
    return json_safe(text).replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026") + "\n"


def _review(report: Report, finding: Finding) -> dict[str, Any]:
    said = quote(finding.claim)
    human = review_of(report, finding.claim.id)
    made: dict[str, Any] = {
        "@type": "ClaimReview",
        "@id": f"#{line(finding.claim.id)}",
        "url": f"{ADDRESS_TO_FILL_IN}#{line(finding.claim.id)}",
        "creativeWorkStatus": "Draft",
        "claimReviewed": line(f"{said.before}{said.span}{said.after}"),
        "author": _signed(human),
        "reviewRating": _ratings(finding, human),
        "reviewBody": line(finding.explanation),
        "itemReviewed": _claim(report.document, finding),
        "citation": _citations(report, finding),
    }
    if human is not None:
        made["datePublished"] = human.at[:10]
    return made


def _signed(human: Review | None) -> dict[str, str]:
    if human is None:
        return {"@type": "Organization", "name": AUTHOR_TO_FILL_IN}
    return {"@type": "Person", "name": line(human.reviewer)}


def _ratings(finding: Finding, human: Review | None) -> dict[str, Any] | list[dict[str, Any]]:
    """The machine's rating; beside it, never in its place, the human's."""
    machine = {**_rating(finding.verdict), "author": {"@type": "SoftwareApplication", "name": "claimcheck"}}
    if human is None:
        return machine
    verdict = {"accept": finding.verdict, "overrule": human.verdict}.get(human.action)
    theirs: dict[str, Any] = _rating(verdict) if verdict else {"@type": "Rating", "alternateName": human.said}
    theirs["author"] = {"@type": "Person", "name": line(human.reviewer)}
    if human.reason:
        theirs["ratingExplanation"] = line(human.reason)
    return [machine, theirs]


def _rating(verdict: str) -> dict[str, Any]:
    """A rating from 1, refuted, to 5, supported; one that settles nothing has a name and no number."""
    row = wording.verdict(verdict)
    rating: dict[str, Any] = {"@type": "Rating", "alternateName": row["word"].capitalize()}
    if row["rating"]:
        rating |= {"ratingValue": int(row["rating"]), "bestRating": BEST, "worstRating": WORST}
    return rating


def _claim(document: Document, finding: Finding) -> dict[str, Any]:
    appearance: dict[str, Any] = {"@type": "CreativeWork", "headline": line(document.title or document.source)}
    address = web_address(document.source)
    if address:
        appearance["url"] = address
    claim: dict[str, Any] = {"@type": "Claim", "text": line(finding.claim.span[:500]), "appearance": appearance}
    if document.published:
        appearance["datePublished"] = claim["datePublished"] = line(document.published)
    if finding.claim.attributed_to:
        claim["author"] = {"@type": "Organization", "name": line(finding.claim.attributed_to)}
    return claim


def _citations(report: Report, finding: Finding) -> list[dict[str, Any]]:
    """The datasets that the calculations rest on."""
    ids = dict.fromkeys(row.dataset for tried in finding.calculations for row in tried.rows)
    known = [source for id in ids if (source := dataset_of(report, id)) is not None]
    return [
        {
            "@type": "Dataset",
            "name": line(source.title),
            "publisher": {"@type": "Organization", "name": line(source.publisher)},
            "version": line(source.vintage),
            **({"url": address} if (address := web_address(source.url)) else {}),
        }
        for source in known
    ]
