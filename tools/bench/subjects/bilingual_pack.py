"""The text beside each of its languages, through the documents and the text layer."""

from __future__ import annotations

import time

from linkworker_desktop.documents.folder import folder_pdf
from tools.bench.material import LANGUAGES, contents_in
from tools.bench.subjects.reporting import report, work_folder


def main() -> None:
    """Set one pack after the other; imports are not counted."""
    contents = contents_in(work_folder())
    before = time.process_time()
    folders = [folder_pdf(contents[code]) for code in LANGUAGES]
    seconds = time.process_time() - before
    report(seconds=seconds, pages=sum(folder.page_count for folder in folders))


if __name__ == "__main__":
    main()
