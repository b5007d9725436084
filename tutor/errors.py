"""What can go wrong between a learner and an answer, each with a sentence for the person.

TutorError
  InvalidSettings          the settings, before anything starts
  InputTooLong             a question or a name over its limit
  BadBatch                 a file of questions or of texts to judge
  UnknownTenet, UnknownCourse   a name in a command or a file
  NotSignedIn              nobody is known to be learning where people sign in
  SignInUnavailable        people are to sign in, and what that takes is missing
  NotNow                   a step of a guided answer that cannot come yet, or any more
  QuestionRefused          a question that a teacher wrote and the gate does not let through
  PromptBroken             a prompt of the program that cannot be filled in
  ChatModelError           a chat model that gave no text to go by
    ChatModelMissing, ChatModelUnreachable, ChatModelRefused, ChatModelBusy
    ChatModelTooSlow, ChatModelCutOff, ChatModelTooLong, ChatModelUnusable, ChatModelStopped
  EssayError               an essay that cannot be judged
    EssayEmpty, EssayTooShort, EssayTooLong, NotProse, NotEnglish
  RecordsError             the learner's own records
    RecordsUnavailable, UnknownConversation, UnknownTurn, UnknownEssay, UnknownFinding
    UnknownQuiz, UnknownQuestion, EmptyQuiz, QuizFinished, AlreadyAnswered, NotAnswered
    UnknownGuidance
    UnknownProfile, NameNeeded
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


class NotSignedIn(TutorError):
    """People sign in here, and it is not known who this is."""


class SignInUnavailable(TutorError):
    """The package that signing in takes is not installed; the hint says how to get it."""


class QuestionRefused(TutorError):
    """A teacher's question has a flaw, or its passages do not bear it out; the hint lists why."""


class PromptBroken(TutorError):
    """A prompt of the program is missing or changed, or was not given what it takes."""


class ChatModelError(TutorError):
    """The chat model gave no text that could be gone by; what the sources say can still be quoted."""


class ChatModelMissing(ChatModelError):
    """The package that calls this chat model is not installed; the hint says how to get it."""


class ChatModelUnreachable(ChatModelError):
    """Nobody answers at the chat model's address, or its server fails."""

    retry_helps = True


class ChatModelRefused(ChatModelError):
    """The key, the model's name or the request was refused."""


class ChatModelBusy(ChatModelError):
    """Too many requests at once, or more than has been paid for."""

    retry_helps = True


class ChatModelTooSlow(ChatModelError):
    """The time for one text has passed."""

    retry_helps = True


class ChatModelCutOff(ChatModelError):
    """The text ended before it was whole."""

    retry_helps = True


class ChatModelTooLong(ChatModelError):
    """More was written than one text may hold."""

    retry_helps = True


class ChatModelUnusable(ChatModelError):
    """Nothing was written, or what came cannot be read as a text."""

    retry_helps = True


class ChatModelStopped(ChatModelError):
    """The person who asked has stopped it."""


class NotNow(TutorError):
    """A step of a guided answer that cannot come yet, or any more; the hint says which one can."""


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
    """The database of records cannot be opened or written, or was made by a newer version."""

    retry_helps = True


class UnknownConversation(RecordsError):
    """This learner has no such conversation; it may have been deleted in another window."""


class UnknownTurn(RecordsError):
    """This learner has asked no such question; its conversation may have been deleted."""


class UnknownEssay(RecordsError):
    """This learner has kept no such essay; it may have been deleted in another window."""


class UnknownFinding(RecordsError):
    """The critique of this essay has no such finding or strength."""


class UnknownQuiz(RecordsError):
    """This learner has no such quiz; it may have been deleted in another window."""


class UnknownQuestion(RecordsError):
    """This quiz, or this learner's review, has no such question."""


class EmptyQuiz(RecordsError):
    """A quiz was to start without any question."""


class QuizFinished(RecordsError):
    """This quiz takes no more answers."""


class AlreadyAnswered(RecordsError):
    """This question of a quiz has its answer, which stays."""


class NotAnswered(RecordsError):
    """This question of a quiz has no answer yet, so that nothing can be said against its grade."""


class UnknownGuidance(RecordsError):
    """This learner has no such guided answer; it may have been deleted in another window."""


class UnknownProfile(RecordsError):
    """Nobody of this id learns here."""


class NameNeeded(RecordsError):
    """A profile was to have a name without a letter in it."""
