"""A clock for tests, and answers to keep at its times."""

from datetime import UTC, datetime, timedelta

from tutor.quiz.questions import Grade, Response

START = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
RIGHT = Grade(score=1.0, is_correct=True, message="Right.")
PARTLY = Grade(score=0.5, is_correct=True, message="Partly right.")
WRONG = Grade(score=0.0, is_correct=False, message="Not right.")
FIRST_OPTION = Response(chosen=(0,))


class StillClock:
    """Tells the time that it was set to."""

    def __init__(self) -> None:
        self.now = START

    def __call__(self) -> datetime:
        return self.now

    def wait(self, days: float = 0, minutes: float = 0) -> None:
        """Moves the clock on."""
        self.now += timedelta(days=days, minutes=minutes)
