"""Refresh the counts of ``data/datapackage.json``: hash, bytes and rows of every resource.

    python data/build/package.py

Everything else in that file is written by hand and kept as it is. The same tables give the same bytes.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

DATA = Path(__file__).parent.parent
PACKAGE = DATA / "datapackage.json"


def refreshed(package: dict[str, Any], folder: Path = DATA) -> dict[str, Any]:
    """``package`` with the counts of the tables in ``folder``; ``FileNotFoundError`` for a table that is gone."""
    return {**package, "resources": [_counted(resource, folder) for resource in package["resources"]]}


def text(package: dict[str, Any]) -> str:
    """``package`` as the file keeps it."""
    return json.dumps(package, ensure_ascii=False, indent=2) + "\n"


def _counted(resource: dict[str, Any], folder: Path) -> dict[str, Any]:
    content = (folder / resource["path"]).read_bytes()
    counts = {"bytes": len(content), "hash": f"sha256:{hashlib.sha256(content).hexdigest()}"}
    # Our tables hold no line break inside a cell, so that lines less the header are rows.
    return {**resource, **counts, "claimcheck": {**resource["claimcheck"], "rows": content.count(b"\n") - 1}}


def main() -> None:
    package = refreshed(json.loads(PACKAGE.read_text(encoding="utf-8")))
    PACKAGE.write_bytes(text(package).encode("utf-8"))
    for resource in package["resources"]:
        print(f"{resource['name']}: {resource['claimcheck']['rows']} rows")


if __name__ == "__main__":
    main()
