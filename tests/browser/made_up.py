"""Services for the browser tests: the fakes, and besides them a hostile source and a PDF."""

import io
import time
from pathlib import Path
from typing import Any

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from tests.tutor.ui.fake_essays import PROSE
from tests.tutor.ui.fakes import FakeLibrary, FakeOutcome, FakeServices
from tutor.chat.replies import Reply, ReplySentence
from tutor.critique.essay import Essay
from tutor.critique.findings import Critique

SLOW_SECONDS = 2
GATE = "gate"
GATE_SECONDS = 30
EVIL = "http://evil.example"
HOSTILE = (
    f"# Heading <img src={EVIL}/heading.png>\n\n"
    f"Before the quotation ![picture]({EVIL}/before.png) stands <iframe src={EVIL}/frame></iframe>.\n\n"
    f"Quoted ![picture]({EVIL}/quote.png) and <img src={EVIL}/tag.png onerror=fetch('{EVIL}/script')> words"
    f" [link]({EVIL}/link) :material/home: <script>fetch('{EVIL}/run')</script>.\n"
)
PDF_QUOTE = "A wall that frightens the neighbours is no wall at all."


class GatedLibrary(FakeLibrary):
    """Adds nothing while the file `gate` is there, so that a test can look at the page meanwhile."""

    def __init__(self, gate: Path) -> None:
        super().__init__()
        self._gate = gate

    def add(self, path: Path, **rest: Any) -> FakeOutcome:
        end = time.monotonic() + GATE_SECONDS
        while self._gate.exists() and time.monotonic() < end:
            time.sleep(0.05)
        return super().add(path, **rest)


class BrowserServices(FakeServices):
    """Answers about "hostile" quote the hostile source, those about "page" the PDF; a "slow" essay takes a while."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder, library=GatedLibrary(folder / GATE))
        title = f"Hostile ![title]({EVIL}/title.png) <img src={EVIL}/title-tag.png>"
        self.hostile = self.library.put("hostile.md", HOSTILE.encode(), title=title, authors=(f"<img src={EVIL}/a>",))
        text = f"Page one says little.\n\n{PDF_QUOTE}\n"
        self._sample = folder / "walls-and-signals.md"
        self._sample.write_text(PROSE, encoding="utf-8")
        self.paper = self.library.put("walls.pdf", _pdf(), text=text, title="On walls", pages=2)

    def ask(self, question: str, *rest: object, **more: object) -> Reply:
        if "slow" in question:
            time.sleep(SLOW_SECONDS)
        return super().ask(question, *rest, **more)  # type: ignore[arg-type]

    def critique(self, essay: Essay, progress: Any = None) -> Critique:
        if "slow" in essay.title:
            progress("judging", 12, 40)
            time.sleep(SLOW_SECONDS)
        return super().critique(essay, progress)

    def sample_essay(self) -> Path:
        return self._sample

    def _reply(self, question: str) -> Reply:
        if "hostile" in question:
            return self._quoting(question, self.hostile, HOSTILE.split("\n\n")[2].strip(), None)
        if "page" in question:
            return self._quoting(question, self.paper, PDF_QUOTE, 2)
        return super()._reply(question)

    def _quoting(self, question: str, source: object, quote: str, page: int | None) -> Reply:
        citation = self.citation(1, source, quote, page)  # type: ignore[arg-type]
        sentence = ReplySentence(text=quote, citations=(1,), lead_in=f"![lead]({EVIL}/lead.png)")
        return self.answered(question).model_copy(update={"sentences": (sentence,), "citations": (citation,)})


def _pdf() -> bytes:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4)
    canvas.drawString(72, 700, "Page one says little.")
    canvas.showPage()
    for line in range(20):
        canvas.drawString(72, 780 - line * 18, f"Line {line} of an old paper on the building of walls and harbours.")
    canvas.drawString(72, 300, PDF_QUOTE)
    canvas.save()
    return buffer.getvalue()
