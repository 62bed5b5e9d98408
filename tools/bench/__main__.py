"""`python -m tools.bench`: measure every figure in interleaved rounds and print the table."""

from __future__ import annotations

import argparse
import contextlib
import platform
import sys
import tempfile
from pathlib import Path

from tools.bench.figures import FIGURES, WEASY, Figure, Sample, judged, subjects_of
from tools.bench.material import prepare
from tools.bench.processes import BenchError, environment_for, measure, x_server
from tools.bench.table import table

ROUNDS = 7
PANGO = "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"


def main() -> int:
    """Measure, print, and return 1 when a target is missed, 2 when something could not be measured."""
    arguments = make_parser().parse_args()
    figures = [figure for figure in FIGURES if arguments.only.casefold() in figure.name.casefold()]
    with contextlib.ExitStack() as stack:
        try:
            display = stack.enter_context(x_server()) if arguments.x11 else None
            place = stack.enter_context(tempfile.TemporaryDirectory(prefix="bench-"))
            return _run(figures, Path(place), display, arguments.rounds)
        except BenchError as error:
            _say(str(error))
            return 2


def _run(figures: list[Figure], work: Path, display: str | None, rounds: int) -> int:
    if any(WEASY in (figure.measured.subject, figure.floor.subject) for figure in figures):
        missing = _weasyprint_is_missing()
        if missing:
            _say(missing)
            figures = [figure for figure in figures if figure.floor.subject != WEASY]
    if not figures:
        raise BenchError("There is nothing to measure.")
    _say("Making the sample municipality ...")
    prepare(work)
    environment = environment_for(work, display)
    subjects = subjects_of(figures)
    measured: list[dict[str, Sample]] = []
    for number in range(rounds + 1):
        _say(f"Round {number} of {rounds} ..." if number else "Warming up ...")
        samples = {subject: measure(subject, work, environment) for subject in subjects}
        if number:
            measured.append(samples)
    results = [judged(figure, measured) for figure in figures]
    screen = "Xvfb" if display else "offscreen"
    print(f"{platform.python_implementation()} {platform.python_version()}, {screen}, {rounds} rounds")  # noqa: T201
    print(table(results))  # noqa: T201
    return int(any(result.is_missed for result in results))


def _weasyprint_is_missing() -> str:
    """Return one line that says what to install, empty when WeasyPrint can be loaded."""
    try:
        import weasyprint  # type: ignore[import-not-found, unused-ignore]  # noqa: F401
    except ModuleNotFoundError:
        return (
            "Skipping the comparison with WeasyPrint:  pip install --require-hashes -r requirements/bench.txt"
        )
    except OSError:
        return f"Skipping the comparison with WeasyPrint, which needs:  sudo apt-get install {PANGO}"
    return ""


def _say(line: str) -> None:
    print(line, file=sys.stderr)  # noqa: T201


def make_parser() -> argparse.ArgumentParser:
    """Return the options of the bench."""
    parser = argparse.ArgumentParser(prog="python -m tools.bench", description=__doc__)
    parser.add_argument("--rounds", type=int, default=ROUNDS, help=f"rounds that count (default {ROUNDS})")
    parser.add_argument("--x11", action="store_true", help="show the windows on a private X server (Xvfb)")
    parser.add_argument("--only", default="", metavar="WORDS", help="only figures whose name has these words")
    return parser


if __name__ == "__main__":
    sys.exit(main())
