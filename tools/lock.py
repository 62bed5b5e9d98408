"""Writes the locked requirements with hashes; needs pip-tools on the path (`pipx install pip-tools`)."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
COMMAND = (
    "pip-compile",
    "--quiet",
    "--upgrade",
    "--generate-hashes",
    "--allow-unsafe",
    "--strip-extras",
    "--no-header",
    "--no-emit-index-url",
    "--no-emit-find-links",
    "--no-emit-trusted-host",
)


def main() -> int:
    for name, options in {
        "run": (),
        "dev": ("--extra", "dev", "-c", "requirements/run.txt"),
        "bench": ("--extra", "bench", "-c", "requirements/run.txt"),
    }.items():
        output = ("-o", f"requirements/{name}.txt", "pyproject.toml")
        subprocess.run([*COMMAND, *options, *output], cwd=ROOT, check=True)  # noqa: S603 - fixed words
    return 0


if __name__ == "__main__":
    sys.exit(main())
