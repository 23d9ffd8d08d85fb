"""``claimcheck extract``: the claims alone."""

from __future__ import annotations

from typing import Annotated

import typer

from claimcheck.cli import _options, _output


def extract(
    sources: _options.Sources = None,
    text: _options.Text = None,
    published: _options.Published = None,
    format: Annotated[str, typer.Option("--format", "-f", help="text, json, jsonl or csv.")] = "text",
    explain: Annotated[
        bool, typer.Option("--explain", help="Say where every slot was read, and why other numbers are no claims.")
    ] = False,
    output: _options.Output = None,
) -> None:
    """List the numeric trade claims of an article, with what each one says."""
    from claimcheck.claims import find_claims, trace
    from claimcheck.reports import listing, tracing

    show = tracing if explain else listing
    show.require(format)
    _output.check_target(output)
    documents = _options.documents(sources, text, published)
    width, color = _output.width(), _output.to_screen(output) and _output.color()
    if explain:
        traces = [(document, trace(document)) for document in documents]
        _output.put(tracing.render_many(traces, format, width=width, color=color), output)
    else:
        found = [(document, find_claims(document)) for document in documents]
        _output.put(listing.render_many(found, format, width=width, color=color), output)
