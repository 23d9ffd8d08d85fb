"""The notebooks: made from their text, without output, with public names only, and they run."""

from __future__ import annotations

import ast
import importlib.util
import json
import os
from pathlib import Path

import pytest

import claimcheck

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "notebooks"
TEXTS = sorted(FOLDER.glob("[0-9][0-9]_*.py"))
OURS = "claimcheck"


def builder():
    spec = importlib.util.spec_from_file_location("build", FOLDER / "build.py")
    made = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(made)
    return made


@pytest.fixture(params=TEXTS, ids=lambda text: text.stem)
def text(request):
    return request.param


def test_there_are_three_of_them():
    assert [text.stem for text in TEXTS] == ["01_review", "02_reference_data", "03_corpus"]


def test_a_notebook_is_that_of_its_text_and_holds_no_output(text):
    kept = text.with_suffix(".ipynb").read_text(encoding="utf-8")
    assert kept == builder().notebook(text.read_text(encoding="utf-8"))
    cells = json.loads(kept)["cells"]
    assert {cell["cell_type"] for cell in cells} == {"markdown", "code"}
    assert not [cell for cell in cells if cell.get("outputs") or cell.get("execution_count")]


def test_a_notebook_is_well_formed(text):
    nbformat = pytest.importorskip("nbformat", reason="nbformat is not installed")
    nbformat.validate(nbformat.read(text.with_suffix(".ipynb"), as_version=4))


def test_a_notebook_uses_public_names_only(text):
    """What a notebook shows is what we promise: names of ``claimcheck.__all__``, no module below it."""
    tree = ast.parse(text.read_text(encoding="utf-8"))
    imported = [
        name
        for node in ast.walk(tree)
        if isinstance(node, ast.Import | ast.ImportFrom)
        for name in ([alias.name for alias in node.names] if isinstance(node, ast.Import) else [node.module])
    ]
    assert [name for name in imported if name.startswith(OURS)] == [OURS]
    used = {
        node.attr
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == OURS
    }
    assert used
    assert used <= set(claimcheck.__all__)
    assert not [node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute) and node.attr.startswith("_")]


@pytest.mark.filterwarnings("ignore")
def test_a_notebook_runs(text, tmp_path, monkeypatch):
    """From top to bottom in its own folder, without a network; every chart is drawn in place."""
    for needed in ("nbclient", "ipykernel", "altair", "vl_convert"):
        pytest.importorskip(needed, reason=f"{needed} is not installed")
    import nbformat
    from nbclient import NotebookClient

    paths = [str(ROOT), *filter(None, [os.environ.get("PYTHONPATH")])]
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(paths))
    for name in ("CLAIMCHECK_DATA", "JUPYTER_CONFIG_DIR", "JUPYTER_RUNTIME_DIR", "IPYTHONDIR"):
        monkeypatch.setenv(name, str(tmp_path / name.lower()))
    notebook = nbformat.read(text.with_suffix(".ipynb"), as_version=4)
    resources = {"metadata": {"path": str(FOLDER)}}
    NotebookClient(notebook, timeout=300, resources=resources).execute()
    shown = [output["data"] for cell in notebook.cells for output in cell.get("outputs", []) if "data" in output]
    assert any("image/svg+xml" in data for data in shown)
    assert "http-equiv" not in json.dumps(shown)
    assert "<script" not in json.dumps(shown)


def test_the_builder_reads_cells_as_editors_do():
    """Words before the first cell are left out; blank lines at its ends go, those inside stay."""
    made = json.loads(
        builder().notebook("x = 0\n# %% [markdown]\n# # Title\n#\n# Words.\n\n# %%\n\na = 1\n\n\nb = 2\n\n")
    )
    assert [(cell["cell_type"], cell["source"]) for cell in made["cells"]] == [
        ("markdown", ["# Title\n", "\n", "Words."]),
        ("code", ["a = 1\n", "\n", "\n", "b = 2"]),
    ]
    assert [cell["id"] for cell in made["cells"]] == ["cell-01", "cell-02"]
