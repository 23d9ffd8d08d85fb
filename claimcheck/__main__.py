"""``claimcheck`` and ``python -m claimcheck``."""

from __future__ import annotations

from claimcheck.cli import app


def main() -> None:
    """Run the command line."""
    app(prog_name="claimcheck")


if __name__ == "__main__":
    main()
