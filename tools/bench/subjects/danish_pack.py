"""About forty pages of Danish text, through the documents and the text layer."""

from __future__ import annotations

import time

from linkworker_desktop.documents.folder import folder_pdf
from tools.bench.material import contents_in
from tools.bench.subjects.reporting import report, work_folder


def main() -> None:
    """Set the pack once, fonts and all; imports are not counted, nor what other programs take."""
    content = contents_in(work_folder())[None]
    before = time.process_time()
    folder = folder_pdf(content)
    report(seconds=time.process_time() - before, pages=folder.page_count, bytes=len(folder.data))


if __name__ == "__main__":
    main()
