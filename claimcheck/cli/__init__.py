"""The command line: each command parses, calls one library function, prints and exits.

Results go to stdout, all else to stderr. Exit 0: ran. 2: the user's mistake, one clear line. 3: a verdict
named in ``--fail-on``. 1: a crash, with its traceback.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from claimcheck._version import __version__
from claimcheck.errors import ClaimcheckError

USER_MISTAKE = 2


class _Group(TyperGroup):
    """Turns what a user can mend into one line on stderr, in one place; bugs keep their traceback."""

    def main(
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        complete_var: str | None = None,
        standalone_mode: bool = True,
        windows_expand_args: bool = True,
        **extra: Any,
    ) -> Any:
        def run() -> Any:
            return super(_Group, self).main(args, prog_name, complete_var, False, windows_expand_args, **extra)

        if not standalone_mode:
            return run()
        try:
            code = run()
        except ClaimcheckError as error:
            _complain(str(error))
        except typer.TyperException as error:
            _complain(f"{error.format_message().rstrip('.')}. See {prog_name or 'claimcheck'} --help")
        except typer.Abort:
            _complain("stopped; nothing was written")
        except BrokenPipeError:
            # The reader of a pipe went away (`| head`): no fault of anybody's. Python would complain at exit.
            sys.stdout = None
            sys.exit(0)
        sys.exit(code if isinstance(code, int) else 0)


def _complain(message: str) -> None:
    sys.stderr.write(f"claimcheck: {message}\n")
    sys.exit(USER_MISTAKE)


app = typer.Typer(
    cls=_Group,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="Find the numeric claims about trade in an article and recompute each from reference data.",
)


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"claimcheck {__version__}")
        raise typer.Exit


@app.callback()
def _root(
    version: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Print the version and stop.")
    ] = False,
) -> None:
    """Options of every command."""


# The commands register themselves; the order here is the order of the help page.
from claimcheck.cli import data, explain, extract, review, verify  # noqa: E402

app.command("verify")(verify.verify)
app.command("extract")(extract.extract)
app.command("explain")(explain.explain)
app.command("recheck")(explain.recheck)
app.command("review")(review.review)
app.add_typer(data.app, name="data")
