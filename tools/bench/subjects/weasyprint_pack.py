"""The same packs set by WeasyPrint: the same text, two columns, the same fonts."""

from __future__ import annotations

import time

from weasyprint import HTML  # type: ignore[import-not-found, unused-ignore]
from weasyprint.text.fonts import FontConfiguration  # type: ignore[import-not-found, unused-ignore]

from tools.bench.html import html_of
from tools.bench.material import LANGUAGES, contents_in
from tools.bench.subjects.reporting import report, work_folder


def main() -> None:
    """Set one pack after the other; imports and the making of the HTML are not counted."""
    contents = contents_in(work_folder())
    pages = [html_of(contents[code]) for code in LANGUAGES]
    before = time.process_time()
    fonts = FontConfiguration()
    documents = [HTML(string=page).render(font_config=fonts) for page in pages]
    for document in documents:
        document.write_pdf()
    seconds = time.process_time() - before
    report(seconds=seconds, pages=sum(len(document.pages) for document in documents))


if __name__ == "__main__":
    main()
