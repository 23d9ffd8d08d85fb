"""``claimcheck data``: what the catalog holds, and how tables come into it and out of it."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from claimcheck.errors import InputError, TableError

if TYPE_CHECKING:
    from claimcheck.reference import Catalog

app = typer.Typer(no_args_is_help=True, help="Reference data: list, look at, check, add and remove tables.")

_FAULTY = 2

Format = Annotated[str, typer.Option("--format", metavar="text|json", help="For people, or the same as data.")]
Data = Annotated[
    list[Path] | None,
    typer.Option("--data", metavar="PATH", help="Reference data besides your own: a file or folder."),
]
Columns = Annotated[
    list[str] | None, typer.Option("--map", metavar="COLUMN=FIELD", help="Which column of the file is which field.")
]
Fixed = Annotated[
    list[str] | None, typer.Option("--set", metavar="FIELD=TEXT", help="What the file does not say: flow=export.")
]
Recoded = Annotated[
    list[str] | None, typer.Option("--recode", metavar="FIELD:WORD=CODE", help="What a word of the file stands for.")
]
Scale = Annotated[str | None, typer.Option("--scale", metavar="N", help="1000000 for values in millions.")]
MapFile = Annotated[Path | None, typer.Option("--map-file", metavar="FILE", help="A map as JSON or YAML.")]


@app.command("list")
def list_datasets(data: Data = None, format: Format = "text") -> None:
    """Every dataset: id, rows, grade, vintage, publisher, title."""
    catalog = _catalog(data)
    if _wants_json(format):
        _print_json([dataset.to_dict() for dataset in catalog.datasets])
        return
    head = ("id", "rows", "grade", "vintage", "publisher", "title")
    rows = [
        (one.id, f"{one.rows:,}", one.grade, one.vintage or "-", one.publisher, one.title) for one in catalog.datasets
    ]
    _print_table(head, rows, right={1})


@app.command("show")
def show(id: Annotated[str, typer.Argument(metavar="ID")], data: Data = None, format: Format = "text") -> None:
    """One dataset: who counted what, what it covers, and its first rows."""
    from claimcheck.reference import describe

    catalog = _catalog(data)
    dataset = catalog.dataset(id)
    told = describe.about(catalog, dataset)
    if _wants_json(format):
        _print_json(told)
        return
    for name, value in told.items():
        if value not in (None, "", [], {}) and name != "sample":
            typer.echo(f"{name:<14}{_inline(value)}")
    typer.echo("first rows")
    for line in told["sample"]:
        typer.echo(f"  {line}")


@app.command("check")
def check(
    paths: Annotated[list[Path] | None, typer.Argument(metavar="PATH...")] = None,
    columns: Columns = None,
    fixed: Fixed = None,
    recoded: Recoded = None,
    scale: Scale = None,
    map_file: MapFile = None,
    format: Format = "text",
) -> None:
    """Take tables through the door without adding them; without PATH the user's own folder. Exit 2 on a fault."""
    from claimcheck.reference import describe

    mapping = _mapping(columns, fixed, recoded, scale, map_file)
    as_json = _wants_json(format)
    results = [result for path in _checked_paths(paths) for result in describe.check(path, mapping)]
    if as_json:
        _print_json(results)
    else:
        for result in results:
            _print_check(result)
    if any(result["faults"] for result in results):
        raise typer.Exit(_FAULTY)


@app.command("add")
def add(
    path: Annotated[Path, typer.Argument(metavar="FILE")],
    id: Annotated[str | None, typer.Option("--id", help="Name of the dataset; default: from the file's name.")] = None,
    columns: Columns = None,
    fixed: Fixed = None,
    recoded: Recoded = None,
    scale: Scale = None,
    map_file: MapFile = None,
    title: Annotated[str | None, typer.Option(help="What it is.")] = None,
    publisher: Annotated[str | None, typer.Option(help="Who counted or compiled it.")] = None,
    licence: Annotated[str | None, typer.Option(help="On what terms it stands here.")] = None,
    url: Annotated[str | None, typer.Option(help="Where it comes from.")] = None,
    vintage: Annotated[str | None, typer.Option(metavar="DATE", help="When it was published.")] = None,
    grade: Annotated[str | None, typer.Option(metavar="primary|compiled|secondary")] = None,
    named: Annotated[list[str] | None, typer.Option("--named", help="How a text names this source.")] = None,
    replace: Annotated[bool, typer.Option("--replace", help="Take the place of a table of this id.")] = False,
    format: Format = "text",
) -> None:
    """Copy a table into your own folder, whole or not at all, and say what was understood."""
    from claimcheck.reference import describe, store

    as_json = _wants_json(format)
    about = {
        "title": title, "publisher": publisher, "licence": licence, "url": url, "vintage": vintage, "grade": grade,
        "names": named,
    }  # fmt: skip
    told = {name: value for name, value in about.items() if value}
    mapping = _mapping(columns, fixed, recoded, scale, map_file)
    try:
        added = store.add(path, id=id, mapping=mapping, about=told, replace=replace)
    except TableError as error:
        if not as_json:
            raise
        _print_json(describe.outcome(path, error.faults, ()))
        raise typer.Exit(_FAULTY) from error
    understood = describe.understood(added)
    if as_json:
        _print_json(understood)
    else:
        _print_added(understood, added.already)


@app.command("remove")
def remove(id: Annotated[str, typer.Argument(metavar="ID")]) -> None:
    """Take a table out of your own folder."""
    from claimcheck.reference import store

    path = store.remove(id)
    typer.echo(f"removed {id} ({path})")


@app.command("where")
def where() -> None:
    """The folders: what ships with claimcheck, your own tables, and the index that may be deleted."""
    from claimcheck.reference import folders

    rows = (("embedded", folders.embedded()), ("own", folders.user()), ("index", folders.cache()))
    for name, folder in rows:
        typer.echo(f"{name:<10}{folder or '-'}")


@app.command("export")
def export(
    id: Annotated[str, typer.Argument(metavar="ID")],
    output: Annotated[Path | None, typer.Option("--output", "-o", metavar="FILE", help="Default: stdout.")] = None,
    data: Data = None,
) -> None:
    """One dataset as a CSV in the native form."""
    from claimcheck.reference.export import to_csv
    from claimcheck.reference.trust import write_whole

    text = to_csv(_catalog(data).observations(id))
    if output is None:
        sys.stdout.write(text)
    else:
        write_whole(output, text.encode())


# --- asking -----------------------------------------------------------------------------------------


def _catalog(data: list[Path] | None) -> Catalog:
    from claimcheck.reference import Catalog

    return Catalog.load(*(data or ()))


def _wants_json(format: str) -> bool:
    if format not in ("text", "json"):
        raise InputError(f'format is "{format}"', rule="expected text or json")
    return format == "json"


def _mapping(
    columns: list[str] | None,
    fixed: list[str] | None,
    recoded: list[str] | None,
    scale: str | None,
    map_file: Path | None,
) -> dict[str, Any] | None:
    """The map that the options make, over the one in ``--map-file``; ``None`` when there is neither."""
    from claimcheck.reference.load import read_map

    found: dict[str, Any] = dict(read_map(map_file)) if map_file else {}
    if columns:
        found["columns"] = {**found.get("columns", {}), **dict(_pair(text, "--map") for text in columns)}
    if fixed:
        found["set"] = {**found.get("set", {}), **dict(_pair(text, "--set") for text in fixed)}
    for text in recoded or ():
        words, code = _pair(text, "--recode")
        field, colon, word = words.partition(":")
        if not colon:
            raise InputError(f'--recode is "{text}"', rule="expected FIELD:WORD=CODE, as flow:Imp=import")
        recode = found.setdefault("recode", {})
        recode[field] = {**recode.get(field, {}), word: code}
    if scale:
        found["scale"] = scale
    return found or None


def _pair(text: str, option: str) -> tuple[str, str]:
    """The two sides of ``A=B``; the last sign counts, because a column's name may hold one."""
    left, sign, right = text.rpartition("=")
    if not sign or not left or not right:
        raise InputError(f'{option} is "{text}"', rule="expected two sides with = between them")
    return left.strip(), right.strip()


def _checked_paths(paths: list[Path] | None) -> list[Path]:
    from claimcheck.reference import folders, metadata

    if paths:
        return paths
    own = folders.user()
    if not (own / metadata.FILE).is_file():
        raise InputError("no PATH is given, and there are no tables of your own", where=str(own))
    return [own]


# --- telling ----------------------------------------------------------------------------------------


def _print_added(understood: Mapping[str, Any], already: bool) -> None:
    typer.echo(f"{understood['id']} {'stands there already' if already else 'added'}: {_rows(understood['rows'])}")
    for name in ("layout", "columns", "periods", "reporters", "partners", "flows", "units"):
        if understood[name]:
            typer.echo(f"  {name:<11}{_inline(understood[name])}")
    for name in ("publisher", "licence", "vintage", "grade"):
        typer.echo(f"  {name:<11}{understood[name] or 'unknown'}")
    for line in understood["sample"]:
        typer.echo(f"  {line}")
    for line in (*understood["notes"], *understood["warnings"]):
        typer.echo(f"note: {line}", err=True)


def _print_check(result: Mapping[str, Any]) -> None:
    if result["faults"]:
        count = len(result["faults"])
        typer.echo(f"{result['file']}: {count} fault{'s' * (count != 1)}")
        for message in result["messages"]:
            typer.echo(f"  {message}")
        return
    typer.echo(f"{result['file']}: sound, {_rows(result['rows'])} ({result['layout']})")
    for note in result["notes"]:
        typer.echo(f"  note: {note}")
    for warning in result["warnings"]:
        typer.echo(f"  warning: line {warning['line']}: {warning['column']} is {warning['value']}; {warning['rule']}")


def _rows(count: int) -> str:
    return f"{count:,} row{'s' * (count != 1)}"


def _inline(value: Any) -> str:
    if isinstance(value, Mapping):
        return ", ".join(f"{key}: {part}" for key, part in value.items())
    if isinstance(value, list):
        shown = ", ".join(map(str, value[:12]))
        return f"{shown} and {len(value) - 12} more" if len(value) > 12 else shown
    return f"{value:,}" if isinstance(value, int) else str(value)


def _print_table(head: tuple[str, ...], rows: Sequence[tuple[str, ...]], right: set[int]) -> None:
    widths = [max(len(row[place]) for row in (head, *rows)) for place in range(len(head))]
    for row in (head, *rows):
        cells = [
            cell.rjust(width) if place in right else cell.ljust(width)
            for place, (cell, width) in enumerate(zip(row, widths, strict=True))
        ]
        typer.echo("  ".join(cells).rstrip())


def _print_json(value: Any) -> None:
    typer.echo(json.dumps(value, ensure_ascii=False, indent=2))
