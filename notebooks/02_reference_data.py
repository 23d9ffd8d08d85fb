# %% [markdown]
# # Reference data
#
# What the figures are checked against, how to add a table of your own, and where sources disagree.

# %%
import tempfile
from pathlib import Path

import altair as alt
import pandas as pd

import claimcheck

alt.renderers.enable("svg")  # drawn here: no network, and it shows wherever the notebook is read
pd.set_option(
    "display.max_colwidth", 100, "display.float_format", lambda number: f"{number:,.{0 if abs(number) >= 1e4 else 3}f}"
)

catalog = claimcheck.load_catalog()
datasets = pd.DataFrame([dataset.to_dict() for dataset in catalog.datasets])
datasets[["id", "title", "publisher", "vintage", "grade", "rows"]]

# %% [markdown]
# ## All rows as one table
#
# `Catalog.frame()` has a row for each figure of each dataset, as it is in the file.

# %%
frame = catalog.frame()
frame["value"] = frame["value"].astype(float)
frame["year"] = frame["period"].str.extract(r"(\d{4})", expand=False).astype(int)
years = frame.groupby(["dataset", "year"], as_index=False).size()
alt.Chart(years).mark_rect().encode(
    x=alt.X("year:O", title=None),
    y=alt.Y("dataset:N", title=None, axis=alt.Axis(labelLimit=260)),
    color=alt.Color("size:Q", scale=alt.Scale(type="log", scheme="greens"), title="rows"),
).properties(title="What years each dataset covers")

# %% [markdown]
# ## Where sources disagree
#
# The same flow of the same year in two datasets is rarely the same number: sources count other goods, at other prices,
# and revise at other times. This is why a claim is checked under every definition before it is called wrong.

# %%
levels = frame[(frame["measure"] == "level") & (frame["product"] == "TOTAL") & frame["period"].str.fullmatch(r"\d{4}")]
key = ["reporter", "partner", "flow", "period", "unit"]
per_source = levels.groupby([*key, "dataset"], as_index=False)["value"].last()
spread = per_source.groupby(key)["value"].agg(["min", "max", "count"]).query("count > 1 and min > 0").reset_index()
spread["gap"] = 100 * (spread["max"] / spread["min"] - 1)
spread.sort_values("gap", ascending=False).head(15).round({"gap": 1})

# %%
most = spread.groupby(["reporter", "partner", "flow"]).size().idxmax()
drawn = per_source.set_index(["reporter", "partner", "flow"]).loc[[most]].reset_index()
alt.Chart(drawn).mark_line(point=True).encode(
    x=alt.X("period:O", title=None),
    y=alt.Y("value:Q", title=drawn["unit"].iloc[0], axis=alt.Axis(format="~s")),
    color=alt.Color("dataset:N", title=None),
    strokeDash=alt.StrokeDash("dataset:N", title=None),
).properties(title=f"{most[0]}, {most[2]}, {most[1]}", width=520)

# %% [markdown]
# ## A table of your own
#
# A CSV with these columns is enough; `datapackage.json` beside it may say who published it and when. It is read
# together with what ships, for this catalog only. To keep it for good: `claimcheck data add FILE`.

# %%
folder = Path(tempfile.mkdtemp())
(folder / "our_figures.csv").write_text(
    "reporter,partner,flow,product,period,measure,value,unit\n"
    "ISL,WLD,export,TOTAL,2023,level,6900000000,USD\n"
    "ISL,WLD,import,TOTAL,2023,level,9600000000,USD\n",
    encoding="utf-8",
)
extended = claimcheck.load_catalog(folder / "our_figures.csv")
claimcheck.verify("Iceland's goods exports came to $6.9 billion in 2023.", catalog=extended)

# %% [markdown]
# A table is checked whole before a row of it is used. Every fault is named at once, with its line and what would
# mend it.

# %%
(folder / "faulty.csv").write_text(
    "reporter,partner,flow,product,period,measure,value,unit\n"
    "ISL,WLD,exports,TOTAL,2023,level,6900000000,USD\n"
    "ISL,WLD,import,TOTAL,2023-13,level,9.6 bn,USD\n",
    encoding="utf-8",
)
try:
    claimcheck.load_catalog(folder / "faulty.csv")
except claimcheck.TableError as error:
    for fault in error.faults:
        print(fault)
