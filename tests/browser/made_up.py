"""Services for the browser tests: the fakes, and besides them a hostile source and a PDF."""

import io
import time
from pathlib import Path
from typing import Any

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from tests.tutor.quiz.made_up_questions import EVERY_TYPE
from tests.tutor.ui.fake_bank import LEFT_OUT
from tests.tutor.ui.fake_essays import PROSE
from tests.tutor.ui.fakes import FakeLibrary, FakeOutcome, FakeServices
from tutor.chat.replies import Reply, ReplySentence
from tutor.critique.essay import Essay
from tutor.critique.findings import Critique
from tutor.guiding.attempts import AttemptReading
from tutor.guiding.steps import Guidance
from tutor.quiz.bank import Bank, QuizWish
from tutor.quiz.questions import Grade, Question, Quiz, Response

SLOW_SECONDS = 2
STEPS, STEP_SECONDS = 100, 0.1
SLOW_TENET = "crust-browns"
GATE = "gate"
GATE_SECONDS = 30
EVIL = "http://evil.example"
HOSTILE = (
    f"# Heading <img src={EVIL}/heading.png>\n\n"
    f"Before the quotation ![picture]({EVIL}/before.png) stands <iframe src={EVIL}/frame></iframe>.\n\n"
    f"Quoted ![picture]({EVIL}/quote.png) and <img src={EVIL}/tag.png onerror=fetch('{EVIL}/script')> words"
    f" [link]({EVIL}/link) :material/home: <script>fetch('{EVIL}/run')</script>.\n"
)
ADA = "ada"
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
    """Answers about "hostile" quote the hostile source, those about "page" the PDF; a "slow" essay takes a while.

    So does a quiz on SLOW_TENET, and the grading of what was written "slowly", in quizzes and guided answers.
    """

    def __init__(self, folder: Path) -> None:
        super().__init__(folder, library=GatedLibrary(folder / GATE))
        title = f"Hostile ![title]({EVIL}/title.png) <img src={EVIL}/title-tag.png>"
        self.hostile = self.library.put("hostile.md", HOSTILE.encode(), title=title, authors=(f"<img src={EVIL}/a>",))
        text = f"Page one says little.\n\n{PDF_QUOTE}\n"
        self._sample = folder / "walls-and-signals.md"
        self._sample.write_text(PROSE, encoding="utf-8")
        self.paper = self.library.put("walls.pdf", _pdf(), text=text, title="On walls", pages=2)
        self._answers_of_ada()

    def ask(self, question: str, *rest: object, **more: object) -> Reply:
        if "slow" in question:
            time.sleep(SLOW_SECONDS)
        return super().ask(question, *rest, **more)  # type: ignore[arg-type]

    def critique(self, essay: Essay, progress: Any = None) -> Critique:
        if "slow" in essay.title:
            progress("judging", 12, 40)
            time.sleep(SLOW_SECONDS)
        return super().critique(essay, progress)

    def draw(self, wish: QuizWish, progress: Any = None) -> Quiz:
        if wish.tenets == (SLOW_TENET,):
            for done in range(STEPS):
                progress("proving questions", done, STEPS)
                time.sleep(STEP_SECONDS)
        return super().draw(wish, progress)

    def grade(self, question: Question, response: Response) -> Grade:
        if "slowly" in response.text:
            time.sleep(4 * SLOW_SECONDS)
        return super().grade(question, response)

    def read_attempt(self, guidance: Guidance, text: str) -> AttemptReading:
        if "slowly" in text:
            time.sleep(4 * SLOW_SECONDS)
        return super().read_attempt(guidance, text)

    def sample_essay(self) -> Path:
        return self._sample

    def bank(self, progress: Any = None) -> Bank:
        return Bank(super().bank(progress).questions, LEFT_OUT)

    def _answers_of_ada(self) -> None:
        """A learner who has answered a few questions on four days, the later ones better than the first."""
        self.profiles.ensure(ADA, "Ada")
        begun = self.now
        for day in range(4):
            for place, question in enumerate(EVERY_TYPE):
                score = (0.0, 0.5, 1.0)[min((place + 2 * day) % 5, 2)]
                grade = Grade(score=score, is_correct=score == 1.0, message="")
                self.attempts.keep(ADA, question, Response(), grade, (0.4, 0.7, 0.95)[place % 3])
            self.later(days=1)
        for question in EVERY_TYPE[:3]:
            self.reviews.add(ADA, question)
        self.now = begun

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
