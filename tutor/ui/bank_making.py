"""Makes a quiz in the background, since its questions have to be found and proved before the first one is asked."""

from typing import TYPE_CHECKING, NamedTuple

from tutor.errors import EmptyQuiz
from tutor.quiz.bank import QuizWish
from tutor.quiz.questions import Quiz
from tutor.ui.background import Background, Progress
from tutor.ui.quiz_state import QuizChoice

if TYPE_CHECKING:
    from tutor.services import Services

FIRST_STAGE = "getting ready"
NONE_LIKE_THIS = ("There are no questions like this yet.", "Choose another topic, or allow every kind and difficulty.")
NO_QUESTIONS = (
    "The documents in your library yield no questions yet.",
    "Load the course on the Library page, or add a document that explains a theory in whole sentences.",
)


class Made(NamedTuple):
    """The id of a quiz that was made and kept, and what has to be known of it."""

    quiz_id: str
    notes: tuple[str, ...]


def make_quiz(services: "Services", learner: str, name: str, choice: QuizChoice, wish: QuizWish) -> Background[Made]:
    """Begins to make the quiz; it fails with EmptyQuiz where no question is like that."""

    def make(progress: Progress) -> Made:
        # A bank that was kept comes at once, and a quiz from it too; without one only what is asked is proved.
        if services.has_bank:
            services.bank(progress)
        quiz: Quiz = services.draw(wish, progress)
        if not quiz.questions:
            has_any = services.draw(QuizWish(count=1), progress).questions
            raise EmptyQuiz(*(NONE_LIKE_THIS if has_any else NO_QUESTIONS))
        # Said last, so that a quiz that was stopped meanwhile is not kept.
        progress("keeping", 0, 1)
        return Made(services.quizzes.start(learner, name, quiz.questions, choice.feedback).id, quiz.notes)

    return Background(FIRST_STAGE, make)
