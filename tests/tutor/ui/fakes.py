"""Stand-ins for the services: a library of two small made-up sources and scripted replies."""

import hashlib
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from sqlalchemy import Engine

from knowledge.errors import EmptySource, KnowledgeError, UnknownSource, UnreadableSource
from knowledge.sources import Evidence, Passage, Role, Sentence, Source, SourceDetails
from tests.tutor.ui.fake_bank import FakeBankServices, found
from tests.tutor.ui.fake_essays import fake_critique, fake_essay
from tests.tutor.ui.fake_guiding import FakeGuidingServices
from tests.tutor.ui.fake_quizzes import FakeQuizServices
from tutor.chat.replies import Reply, ReplyCitation, ReplySentence
from tutor.critique.essay import Essay
from tutor.critique.findings import Critique
from tutor.learners.conversations import Conversations
from tutor.learners.essays import Essays
from tutor.learners.tables import open_database
from tutor.settings import Settings

HARBOUR = """# The Harbour Question

## Why harbours stay open

A harbour that closes its gates in fear invites the very blockade it fears. The keeper of Lund wrote that *caution* \
is cheaper than stone.

Ships wait for **signals**, not for promises. A harbour can therefore afford to answer late.

## What the keepers disagree about

- Some keepers hold that a second wall always pays.
- Others hold that a second wall alarms the neighbours, who then build a third.

The quarrel has lasted four generations. It turns on whether a wall can look harmless to those who stand outside it.
"""
ESSAY = """My essay on harbours

Every keeper since Lund has agreed that walls bring peace. I will show that this is obviously true.

The second wall of Lund was built in one summer and nobody complained about it at all.
"""


@dataclass(frozen=True)
class FakeOutcome:
    """What adding a file came to, in the shape of the library's AddOutcome."""

    file_name: str
    source: Source | None
    status: str
    error: KnowledgeError | None = None


@dataclass(frozen=True)
class FakeRemoved:
    """A removed source with everything that putting it back takes."""

    source: Source
    data: bytes

    @property
    def file_name(self) -> str:
        return self.source.file_name


class FakeLibrary:
    """Sources in a dictionary; sentences split at full stops; remembers what was added."""

    def __init__(self) -> None:
        self._sources: dict[str, tuple[Source, bytes, str]] = {}

    def put(
        self, file_name: str, data: bytes, role: Role = "reference", text: str | None = None, **details: Any
    ) -> Source:
        digest = hashlib.sha256(data).hexdigest()
        body = data.decode("utf-8", "replace") if text is None else text
        source = Source(
            id=digest[:12],
            file_name=file_name,
            title=details.pop("title", None) or file_name,
            role=role,
            format=Path(file_name).suffix.lstrip("."),
            state="ready",
            sha256=digest,
            size_bytes=len(data),
            words=len(body.split()),
            **details,
        )
        self._sources[source.id] = (source, data, body)
        return source

    def add(
        self, path: Path, *, role: Role | None = None, details: SourceDetails | None = None, progress: Any = None
    ) -> FakeOutcome:
        data = path.read_bytes()
        if not data.strip():
            raise EmptySource(path.name, hint="Choose another file.")
        if hashlib.sha256(data).hexdigest()[:12] in self._sources:
            return FakeOutcome(path.name, self.source(hashlib.sha256(data).hexdigest()[:12]), "already_there")
        if progress:
            progress("indexing words", 1, 2)
        return FakeOutcome(path.name, self.put(path.name, data, role or "reference"), "added")

    def add_all(
        self, paths: Iterable[Path], *, role: Role | None = None, progress: Any = None
    ) -> Iterator[FakeOutcome]:
        for path in paths:
            try:
                yield self.add(path, role=role, progress=progress)
            except UnreadableSource as error:
                yield FakeOutcome(path.name, None, "failed", error)

    def sources(self) -> list[Source]:
        return [source for source, _, _ in self._sources.values()]

    def source(self, source_id: str) -> Source:
        return self._entry(source_id)[0]

    def text(self, source_id: str) -> str:
        return self._entry(source_id)[2]

    def original(self, source_id: str) -> bytes:
        return self._entry(source_id)[1]

    def sentences(self, source_id: str) -> list[Sentence]:
        return list(_sentences(source_id, self.text(source_id)))

    def passages(self, source_id: str) -> list[Passage]:
        return [
            Passage(source_id, item.passage, item.start, item.end, item.text, item.heading)
            for item in self.sentences(source_id)
        ]

    def search(self, query: str, *, limit: int = 10, unit: str = "passage", roles: Any = None) -> list[Evidence]:
        return found(self, query, limit, roles)

    def remove(self, source_id: str) -> FakeRemoved:
        source, data, _ = self._entry(source_id)
        del self._sources[source_id]
        return FakeRemoved(source, data)

    def restore(self, removed: FakeRemoved, progress: Any = None) -> FakeOutcome:
        self._sources[removed.source.id] = (removed.source, removed.data, removed.data.decode("utf-8", "replace"))
        return FakeOutcome(removed.file_name, removed.source, "added")

    def _entry(self, source_id: str) -> tuple[Source, bytes, str]:
        if source_id not in self._sources:
            raise UnknownSource("This source is no longer in the library.", "Open the library to see what is there.")
        return self._sources[source_id]


class FakeServices(FakeQuizServices, FakeBankServices, FakeGuidingServices):
    """Services with scripted replies; `asked` remembers every call of `ask`, `read` the text of every essay.

    What stands in `essay_script` is raised by the next readings of an essay, one after the other.
    """

    def __init__(self, folder: Path, *, empty: bool = False, library: FakeLibrary | None = None) -> None:
        FakeQuizServices.__init__(self)
        FakeBankServices.__init__(self)
        FakeGuidingServices.__init__(self)
        self.settings = Settings(data=folder)
        self.library = library or FakeLibrary()
        self.asked: list[tuple[str, tuple[str, ...], tuple[str, ...] | None]] = []
        self.script: list[Reply | Exception] = []
        self.read: list[str] = []
        self.essay_script: list[Exception] = []
        self.warmed = 0
        if not empty:
            self.load_course()

    @cached_property
    def conversations(self) -> Conversations:
        return Conversations(self._records)

    @cached_property
    def essays(self) -> Essays:
        return Essays(self._records)

    def read_essay(self, path: Path) -> Essay:
        return self.essay_of_text(path.read_text(encoding="utf-8"))

    def essay_of_text(self, text: str) -> Essay:
        self.read.append(text)
        if self.essay_script:
            raise self.essay_script.pop(0)
        return fake_essay(text)

    def sample_essay(self) -> Path | None:
        return None

    def critique(self, essay: Essay, progress: Any = None) -> Critique:
        if progress:
            progress("judging", 1, 2)
            progress("weighing", 0, 1)
        return fake_critique(essay, self.harbour, self.citation)

    @cached_property
    def _records(self) -> Engine:
        return open_database(self.settings.data / "learners.db")

    def close(self) -> None:
        if "_records" in self.__dict__:
            self._records.dispose()

    def warm(self) -> None:
        self.warmed += 1

    @property
    def packs(self) -> list[Any]:
        return [SimpleNamespace(sources=[SimpleNamespace(file=name) for name in ("harbour.md", "my-essay.txt")])]

    def load_course(self, progress: Any = None) -> list[FakeOutcome]:
        title, author = "The Harbour Question", ("Astrid Lund", "P. Ferro")
        self.harbour = self.library.put(
            "harbour.md", HARBOUR.encode(), title=title, authors=author, year=1911, licence="CC BY 4.0"
        )
        self.essay = self.library.put("my-essay.txt", ESSAY.encode(), "essay", title="My essay on harbours")
        return [FakeOutcome(s.file_name, s, "added") for s in (self.harbour, self.essay)]

    def starter_questions(self) -> list[str]:
        return [
            "Why does a harbour stay open?",
            "What do the keepers disagree about?",
            "Does a second wall always pay?",
            "What do ships wait for?",
        ]

    def ask(
        self, question: str, history: Sequence[str] = (), *, source_ids: Collection[str] | None = None,
        on_sentence: Callable[[ReplySentence], None] | None = None,
    ) -> Reply:  # fmt: skip
        self.asked.append((question, tuple(history), tuple(source_ids) if source_ids is not None else None))
        answer = self.script.pop(0) if self.script else self._reply(question)
        if isinstance(answer, Exception):
            raise answer
        return answer

    def citation(self, number: int, source: Source, quote: str, page: int | None = None) -> ReplyCitation:
        """A citation of words that stand in the source, wherever they stand."""
        text = self.library.text(source.id)
        start = text.index(quote)
        heading = next((s.heading for s in self.library.sentences(source.id) if s.start <= start < s.end), ())
        return ReplyCitation(
            id=number, source_id=source.id, source_file=source.file_name, source_title=source.title,
            role=source.role, page=page, heading=heading, start=start, end=start + len(quote), quote=quote,
        )  # fmt: skip

    def answered(self, question: str) -> Reply:
        """Three quotations from two sources."""
        cited = (
            self.citation(1, self.harbour, "Ships wait for **signals**, not for promises."),
            self.citation(2, self.harbour, "The quarrel has lasted four generations."),
            self.citation(3, self.essay, "Every keeper since Lund has agreed that walls bring peace."),
        )
        lead_ins = ("", "On the quarrel:", "A student essay claims:")
        sentences = tuple(
            ReplySentence(text=item.quote, citations=(item.id,), lead_in=lead)
            for item, lead in zip(cited, lead_ins, strict=True)
        )
        return _reply(question, "answered", sentences=sentences, citations=cited)

    def declined(self, question: str) -> Reply:
        """Nothing said, and the passage that comes nearest."""
        nearest = (self.citation(1, self.harbour, "A harbour can therefore afford to answer late."),)
        message = "The sources do not say anything about this."
        return _reply(question, "declined", reason="not_covered", message=message, nearest=nearest)

    def _reply(self, question: str) -> Reply:
        return self.declined(question) if "moon" in question else self.answered(question)


def with_quote(reply: Reply, quote: str) -> Reply:
    """The same reply with other words in its first sentence and citation."""
    sentence = reply.sentences[0].model_copy(update={"text": quote})
    citation = reply.citations[0].model_copy(update={"quote": quote})
    return reply.model_copy(
        update={"sentences": (sentence, *reply.sentences[1:]), "citations": (citation, *reply.citations[1:])}
    )


def renamed(source: Source, title: str) -> Source:
    """The same source under another title."""
    return replace(source, title=title)


def _reply(question: str, status: Any, **parts: Any) -> Reply:
    return Reply(question=question, standalone_question=question, status=status, **parts)


def _sentences(source_id: str, text: str) -> Iterator[Sentence]:
    heading: tuple[str, ...] = ()
    ordinal = passage = 0
    for block in re.finditer(r"\S(?:.*\S)?", text):
        line, start = block.group(), block.start()
        if marks := re.match(r"(#+) ", line):
            heading = (*heading[: len(marks.group(1)) - 1], line[marks.end() :])
            passage += 1
            continue
        bullet = re.match(r"[-*] ", line)
        start += bullet.end() if bullet else 0
        line = line[bullet.end() :] if bullet else line
        for part in re.finditer(r"\S.*?(?:[.!?](?=\s|$)|$)", line):
            yield Sentence(
                source_id=source_id, ordinal=ordinal, passage=passage, start=start + part.start(),
                end=start + part.end(), text=part.group(), kind="list_item" if bullet else "paragraph",
                heading=heading, group=passage if bullet else None,
            )  # fmt: skip
            ordinal += 1
