"""The command that makes the sample municipality and its papers, whole or not at all."""

from __future__ import annotations

import argparse
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time
from pathlib import Path

from linkworker_desktop.base.clock import LOCAL_ZONE, Clock, FixedClock, SystemClock
from linkworker_desktop.base.errors import UserError
from linkworker_desktop.cli.output import report, write_file
from linkworker_desktop.i18n import _


def demo(arguments: argparse.Namespace) -> int:
    """Make the sample municipality and its papers in a new folder."""
    from linkworker_desktop.services.sample import SAMPLE_PASSPHRASE

    out: Path = arguments.out
    with _whole(out) as (vault, papers):
        files = _make(vault, papers, _clock(arguments.today))
    lines = [
        _("Eksempelkommunen ligger i {folder}").format(folder=vault),
        _("Adgangskode: {passphrase}").format(passphrase=SAMPLE_PASSPHRASE),
        _("Papirer:"),
        *(f"  {file}" for file in files),
    ]
    facts = {"vault": str(vault), "passphrase": SAMPLE_PASSPHRASE, "papers": files}
    report(facts, lines, as_json=arguments.json)
    return 0


@contextmanager
def _whole(out: Path) -> Iterator[tuple[Path, Path]]:
    """Make the folders for vault and papers; remove what was made when something goes wrong, also an interruption."""
    vault, papers = out / "vault", out / "papers"
    was_there = out.exists()
    if vault.exists() or papers.exists():
        raise UserError(_("Mappen {folder} er allerede i brug. Vælg en ny mappe.").format(folder=out))
    try:
        papers.mkdir(parents=True)
    except OSError as error:
        raise UserError(
            _("Mappen {folder} kan ikke laves. Vælg et andet sted.").format(folder=out)
        ) from error
    try:
        yield vault, papers
    except BaseException:
        for made in (vault, papers) if was_there else (out,):
            shutil.rmtree(made, ignore_errors=True)
        raise


def _make(vault: Path, papers: Path, clock: Clock) -> list[str]:
    from linkworker_desktop import bootstrap
    from linkworker_desktop.services import sample

    services, _recovery_key = bootstrap.create(
        vault, sample.SAMPLE_PASSPHRASE, sample.SAMPLE_MUNICIPALITY, clock=clock
    )
    files = []
    try:
        sample.build_sample(services, clock.today())
        for name, content in sample.sample_papers(services):
            write_file(papers / name, content, vault)
            files.append(str(papers / name))
    finally:
        services.close(with_backup=False)
    return files


def _clock(day: date | None) -> Clock:
    return FixedClock(datetime.combine(day, time(8, 42), LOCAL_ZONE)) if day else SystemClock()
