# %% [markdown]
# # Review an article
#
# Check the figures of one article, look at what was found, go down to the rows behind a verdict, and put your own
# word beside it. Nothing here needs a network.

# %%
from pathlib import Path

import altair as alt
import pandas as pd

import claimcheck

alt.renderers.enable("svg")  # drawn here: no network, and it shows wherever the notebook is read
pd.set_option(
    "display.max_colwidth", 100, "display.float_format", lambda number: f"{number:,.{0 if abs(number) >= 1e4 else 3}f}"
)

EXAMPLES = Path("..") / "examples"
report = claimcheck.verify(EXAMPLES / "north-korea.txt")
report

# %% [markdown]
# The table above is the short form. `report.save("report.html")` writes the page for an editor, and the ending of the
# name decides the format.
#
# ## All claims at once

# %%
claims = report.to_frame()
claims[["claim", "span", "verdict", "reporter", "partner", "flow", "period", "best_reading", "reasons"]]

# %% [markdown]
# ## What the text says against what the data say
#
# One row a calculation. The wide bar is the printed figure with its rounding, the sign is what the reference data give;
# each claim has an axis of its own. Figures in per cent are drawn here.

# %%
tried = report.calculations_frame()
drawn = tried[(tried["unit"] == "percent") & tried["value"].notna()]
OUTCOMES = ["agrees", "close", "disagrees", "bound"]
COLOURS = alt.Scale(domain=OUTCOMES, range=["#276444", "#1d6073", "#a32d22", "#777777"])
SHAPES = alt.Scale(domain=OUTCOMES, range=["circle", "square", "cross", "stroke"])
rows = alt.Y("reading:N", sort=None, title=None, axis=alt.Axis(labelLimit=360))
band = alt.Chart().mark_bar(color="#e9d9a0", height=12)
band = band.encode(x=alt.X("claim_low:Q", scale=alt.Scale(zero=False), title=None), x2="claim_high:Q", y=rows)
signs = alt.Chart().mark_point(filled=True, size=80, opacity=1)
signs = signs.encode(
    x="value:Q",
    y=rows,
    color=alt.Color("outcome:N", scale=COLOURS, title=None),
    shape=alt.Shape("outcome:N", scale=SHAPES, title=None),
)
panels = alt.layer(band, signs, data=drawn).properties(width=420)
heading = alt.Row("span:N", sort=None, title=None, header=alt.Header(labelAngle=0, labelAlign="left"))
panels.facet(row=heading, spacing=8).resolve_scale(x="independent", y="independent")

# %% [markdown]
# ## Down to the rows
#
# Each calculation can be redone by hand: its formula, and the rows it took its numbers from, with the line of the file
# and where the figure was published.

# %%
chosen = tried["claim"].value_counts().idxmax()
tried.loc[tried["claim"] == chosen, ["claim", "span", "reading", "formula", "value", "outcome"]]

# %%
evidence = report.evidence_frame()
evidence.loc[
    evidence["claim"] == chosen, ["reading", "dataset", "line", "reporter", "partner", "flow", "period", "value", "url"]
]

# %% [markdown]
# ## Your own word
#
# An editor may accept a verdict, overrule it with a reason, or say that the words were misread. The machine's verdict
# stays; both are shown from then on, in every format. Each step gives a new report.

# %%
refuted = claims.set_index("claim")["verdict"].eq("refuted").idxmax()
reviewed = report.override(
    refuted, "close", reviewer="Ada Editor", reason="Two digits changed places; the figure meant is right."
)
reviewed.to_frame().loc[
    lambda frame: frame["claim"] == refuted, ["claim", "span", "verdict", "human_verdict", "reviewer"]
]

# %% [markdown]
# What is missing is as telling as what was found: these readings would settle more claims.

# %%
tried.loc[tried["outcome"] == "no_data", ["claim", "span", "reading", "fill"]]
