"""What teachers and profiles need of the fake services: real records, a gate that can be told what to refuse."""

import re
from functools import cached_property
from typing import Any

from sqlalchemy import Engine

from knowledge.sources import Evidence
from tutor.errors import TutorError
from tutor.learners.bank_changes import BankChanges
from tutor.learners.conversations import Conversations
from tutor.learners.profiles import Profiles
from tutor.quiz.questions import Question, Rejected

LEFT_OUT = (
    Rejected(reason="The question gives its answer away.", stem="What does rising dough do?", type="single_choice"),
    Rejected(reason="The question gives its answer away.", stem="What is browned crust?", type="cloze"),
    Rejected(reason="Two options are right.", stem="What slows yeast down?", type="multiple_choice"),
)


class FakeBankServices:
    """`refusals` are what the gate says of the next questions that are tried; `tried` remembers those questions."""

    _records: Engine
    library: Any
    clock: Any

    def __init__(self) -> None:
        self.refusals: list[tuple[str, ...]] = []
        self.tried: list[Question] = []

    @cached_property
    def profiles(self) -> Profiles:
        return Profiles(self._records, self.clock)

    @cached_property
    def bank_changes(self) -> BankChanges:
        return BankChanges(self._records, self.clock)

    def retired_questions(self) -> tuple[Question, ...]:
        return ()

    def conversations_of(self, learner: str) -> Conversations:
        return Conversations(self._records, learner)

    def try_question(self, question: Question) -> tuple[str, ...]:
        self.tried.append(question)
        return self.refusals.pop(0) if self.refusals else ()

    def put_question(self, question: Question, replaces: str | None = None) -> None:
        if question.stem == "raise":
            raise TutorError("This question cannot be kept.", "Write it in other words.")
        self.bank_changes.put(question, replaces)


def found(library: Any, query: str, limit: int = 10, roles: Any = None) -> list[Evidence]:
    """The sentences of the fake library that share a word with the query, in their order."""
    wanted = set(re.findall(r"\w{4,}", query.lower()))
    hits = []
    for source in library.sources():
        if roles and source.role not in roles:
            continue
        passages = {item.ordinal: item for item in library.passages(source.id)}
        for sentence in library.sentences(source.id):
            if wanted & set(re.findall(r"\w{4,}", sentence.text.lower())):
                hits.append(Evidence(source, passages[sentence.passage], sentence, 1.0))
    return hits[:limit]
