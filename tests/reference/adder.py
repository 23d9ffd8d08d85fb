"""Adds tables on command, and kills itself doing so: each line of standard input is ``FILE ID SECONDS``.

The child that adds is forked, so that a kill lands in the work and not in the imports. A negative number
of seconds lets it finish. Answers each line with ``killed`` or ``done SECONDS``.
"""

from __future__ import annotations

import os
import signal
import sys
import time
from pathlib import Path

from claimcheck.reference import store


def main() -> None:
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    for line in sys.stdin:
        file, id, seconds = line.rsplit(maxsplit=2)
        sys.stdout.write(run(Path(file), id, float(seconds)) + "\n")
        sys.stdout.flush()


def run(file: Path, id: str, seconds: float) -> str:
    start = time.perf_counter()
    child = os.fork()
    if not child:
        store.add(file, id=id, replace=True)
        os._exit(0)
    if seconds >= 0:
        time.sleep(seconds)
        os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    return f"done {time.perf_counter() - start}" if status == 0 else "killed"


if __name__ == "__main__":
    main()
