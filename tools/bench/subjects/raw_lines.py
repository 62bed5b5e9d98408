"""The floor of setting paper: the lines of the Danish pack, already broken and placed, drawn one by one."""

from __future__ import annotations

import time
from io import BytesIO

from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from linkworker_desktop.base.resources import resource_path
from tools.bench.material import lines_in
from tools.bench.subjects.reporting import report, work_folder


def main() -> None:
    """Draw them with reportlab alone, in the same font."""
    pages = lines_in(work_folder())
    font = resource_path("fonts", "noto-sans", "NotoSans-Regular.ttf")
    target = BytesIO()
    before = time.process_time()
    registerFont(TTFont("Bench", str(font)))
    canvas = Canvas(target, pageCompression=1)
    for page in pages:
        for line in page:
            canvas.setFont("Bench", line.size)
            canvas.drawString(line.x, line.y, line.text)
        canvas.showPage()
    canvas.save()
    report(seconds=time.process_time() - before, pages=len(pages), bytes=len(target.getvalue()))


if __name__ == "__main__":
    main()
