# %% [markdown]
# # Many articles
#
# Check a folder of articles and ask who is wrong on what.

# %%
from pathlib import Path

import altair as alt
import pandas as pd

import claimcheck

alt.renderers.enable("svg")  # drawn here: no network, and it shows wherever the notebook is read
pd.set_option(
    "display.max_colwidth", 100, "display.float_format", lambda number: f"{number:,.{0 if abs(number) >= 1e4 else 3}f}"
)

catalog = claimcheck.load_catalog()
articles = sorted((Path("..") / "examples").glob("*.txt"))
reports = [claimcheck.verify(article, catalog=catalog) for article in articles]
claims = claimcheck.compare(reports)
claims["article"] = claims["document"].map(lambda name: Path(name).stem)
claims[["article", "claim", "span", "kind", "verdict", "reasons"]].head(10)

# %% [markdown]
# ## Verdicts by article

# %%
VERDICTS = ["supported", "close", "conflicting", "refuted", "not_enough_evidence"]
SCALE = alt.Scale(domain=VERDICTS, range=["#276444", "#1d6073", "#805600", "#a32d22", "#655286"])
counted = claims.groupby(["article", "verdict"], as_index=False).size()
counted["order"] = counted["verdict"].map(VERDICTS.index)
alt.Chart(counted).mark_bar().encode(
    x=alt.X("size:Q", title="claims"),
    y=alt.Y("article:N", title=None),
    color=alt.Color("verdict:N", scale=SCALE, sort=VERDICTS, title=None),
    order="order:Q",
)

# %% [markdown]
# ## Which kind of claim goes wrong
#
# Growth rates and shares depend on definitions, plain amounts mostly on typing.

# %%
claims.pivot_table(index="kind", columns="verdict", values="claim", aggfunc="count", fill_value=0)

# %% [markdown]
# ## Who is wrong on what
#
# What is refuted, whom the text credits with it, and what the data say instead.

# %%
refuted = claims[claims["verdict"] == "refuted"]
refuted[["article", "span", "attributed_to", "best_value", "unit", "reasons", "suggestion"]]

# %% [markdown]
# How far off: the printed figure as a multiple of the computed one. At 1 they are equal; a tenth or ten is a slip
# of the decimal point.

# %%
measured = claims.dropna(subset=["value", "best_value"])
measured = measured[(measured["value"] != 0) & (measured["best_value"] != 0)]
measured = measured.assign(multiple=(measured["value"] / measured["best_value"]).abs())
alt.Chart(measured).mark_tick(thickness=2, height=14).encode(
    x=alt.X("multiple:Q", scale=alt.Scale(type="log"), title="printed / computed"),
    y=alt.Y("article:N", title=None),
    color=alt.Color("verdict:N", scale=SCALE, title=None),
).properties(width=520)

# %% [markdown]
# ## Articles that contradict themselves
#
# Some faults need no reference data: a balance that is not exports less imports, shares of more than the whole.

# %%
for report in reports:
    for check in report.consistency:
        if check.verdict == "inconsistent":
            print(f"{Path(report.document.source).stem}: {check.rule}; expected {check.expected}, found {check.found}")

# %% [markdown]
# ## What would settle most
#
# Readings without data, counted: the next table worth adding.

# %%
missing = pd.concat([report.calculations_frame().query("outcome == 'no_data'") for report in reports])
missing["fill"].value_counts().head(10).to_frame("claims")
