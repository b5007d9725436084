"""A quiz that another page asks for, as Progress does on what is weak, begins by itself."""

from tests.tutor.quiz.made_up_questions import SINGLE
from tests.tutor.ui.fake_quizzes import TITLES
from tests.tutor.ui.fakes import FakeServices
from tests.tutor.ui.pages_under_test import quiz_on
from tutor.learners.conversations import LOCAL_LEARNER


def test_a_quiz_that_another_page_asked_for_begins_at_once(services: FakeServices) -> None:
    quiz = quiz_on(services)
    slug = SINGLE.tenet or ""
    quiz.session_state["quiz_wish_topics"] = (slug, "dough")
    quiz.run()
    (kept,) = services.quizzes.list(LOCAL_LEARNER)
    assert kept.name == f"{TITLES[slug]}; dough"
    assert {one.tenet or one.topic for one in services.quizzes.open(LOCAL_LEARNER, kept.id).questions} <= {
        slug,
        "dough",
    }
    assert "quiz_wish_topics" not in quiz.session_state
