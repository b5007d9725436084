"""What can go wrong between a learner and an answer, each with a sentence for the person.

TutorError
  InvalidSettings          the settings, before anything starts
  InputTooLong             a question or a name over its limit
  BadBatch                 a file of questions or of texts to judge
  UnknownTenet, UnknownCourse   a name in a command or a file
  EssayError               an essay that cannot be judged
    EssayEmpty, EssayTooShort, EssayTooLong, NotProse, NotEnglish
  RecordsError             the learner's own records
    RecordsUnavailable, UnknownConversation, UnknownTurn, UnknownEssay, UnknownFinding
"""


class TutorError(Exception):
    """A failure that a person can act on: `message` says what happened, `hint` what to do next."""

    retry_helps = False

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message} {self.hint}".strip()


class InvalidSettings(TutorError):
    """A setting is unknown, or its value is out of bounds."""


class InputTooLong(TutorError):
    """More text than fits; the hint says how much does."""


class BadBatch(TutorError):
    """A file of questions or of texts to judge cannot be read, or a line of it is none."""


class UnknownTenet(TutorError):
    """No course has a tenet of this name."""


class UnknownCourse(TutorError):
    """No course has this name."""


class EssayError(TutorError):
    """A text was read, but it is no essay that could be held against a course."""


class EssayEmpty(EssayError):
    """No words at all."""


class EssayTooShort(EssayError):
    """Too few words of prose to say anything of."""


class EssayTooLong(EssayError):
    """More words than the settings allow."""


class NotProse(EssayError):
    """Code, figures, tables or lists of words: less than half of it is written in sentences."""


class NotEnglish(EssayError):
    """Written in another language than the course."""


class RecordsError(TutorError):
    """The learner's own records cannot do what was asked."""


class RecordsUnavailable(RecordsError):
    """The database of conversations cannot be opened or written, or was made by a newer version."""

    retry_helps = True


class UnknownConversation(RecordsError):
    """This learner has no such conversation; it may have been deleted in another window."""


class UnknownTurn(RecordsError):
    """This learner has asked no such question; its conversation may have been deleted."""


class UnknownEssay(RecordsError):
    """This learner has kept no such essay; it may have been deleted in another window."""


class UnknownFinding(RecordsError):
    """The critique of this essay has no such finding or strength."""
