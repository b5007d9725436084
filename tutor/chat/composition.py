"""An answer of a chat model as it grows: what is shown, what is withheld, and citations numbered by first use."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from knowledge.sources import Citation
from knowledge.words import words
from tutor.chat.replies import Checked, Reply, ReplyCitation, ReplySentence, WithheldSentence
from tutor.chat.wording import breaks_off, lead_in, not_found, quoted_instead
from tutor.grounding.proof import Proved

OnSentence = Callable[[ReplySentence], None]


class Composition:
    """Takes each statement once it is proved; `on_sentence` hears of each that is shown, at once.

    Args:
        passages: what the model was given, by the numbers that it was given.
    """

    def __init__(self, passages: Mapping[int, Citation], on_sentence: OnSentence | None = None) -> None:
        self._passages = passages
        self._on_sentence = on_sentence
        self._cited: dict[int, int] = {}
        self._shown: dict[str, ReplySentence] = {}
        self._withheld: dict[str, Proved] = {}
        self._before: Citation | None = None
        self._repaired = 0
        self.unreadable = 0

    @property
    def sentences(self) -> tuple[ReplySentence, ...]:
        """What is shown, in the order that it came."""
        return tuple(self._shown.values())

    @property
    def unsupported(self) -> tuple[Proved, ...]:
        """What is withheld so far."""
        return tuple(self._withheld.values())

    def has(self, text: str) -> bool:
        """Whether a sentence is shown that says this in the same words."""
        return _key(text) in self._shown

    def take(self, proved: Proved, *, is_repair: bool = False) -> None:
        """Show a statement, or withhold it where no passage that was given bears it out."""
        known = [number for number in proved.citations if number in self._passages]
        key = _key(proved.text)
        if key in self._shown:
            return
        if proved.verdict == "unsupported" or not known:
            self._withheld.setdefault(key, replace(proved, verdict="unsupported"))
            return
        self._withheld.pop(key, None)
        self._repaired += is_repair
        self._shown[key] = self._sentence(proved, known)
        if self._on_sentence is not None:
            self._on_sentence(self._shown[key])

    def checked(self) -> Checked | None:
        """What became of the sentences; None where nothing was written."""
        shown = [one.verdict for one in self._shown.values()]
        written = len(shown) + len(self._withheld)
        if not written and not self.unreadable:
            return None
        return Checked(
            written=written,
            supported=shown.count("supported"),
            partly=shown.count("partly"),
            withheld=tuple(
                WithheldSentence(text=one.text, why=not_found(one.lacking)) for one in self._withheld.values()
            ),
            unreadable=self.unreadable,
            repaired=self._repaired,
        )

    def answer(self, quoted: Reply, composer: str) -> Reply:
        """The reply that shows what was proved, in place of the one that quotes."""
        return quoted.model_copy(
            update={
                "sentences": self.sentences,
                "citations": self._citations(),
                "composer": composer,
                "checked": self.checked(),
            }
        )

    def broken_off(self, quoted: Reply, composer: str, what: str) -> Reply:
        """The same where the text is not whole: it says so, and the quotations follow."""
        own = self._citations()
        places = {_place(one): one.id for one in own}
        added = [one for one in quoted.citations if _place(one) not in places]
        places |= {_place(one): number for number, one in enumerate(added, start=len(own) + 1)}
        numbers = {one.id: places[_place(one)] for one in quoted.citations}
        quotations = [
            one.model_copy(update={"citations": tuple(numbers[number] for number in one.citations)})
            for one in quoted.sentences
        ]
        return self.answer(quoted, composer).model_copy(
            update={
                "sentences": (*self.sentences, *_introduced(quotations, breaks_off(what))),
                "citations": (*own, *(one.model_copy(update={"id": numbers[one.id]}) for one in added)),
                "fallback": quoted_instead(what),
            }
        )

    def quotations(self, quoted: Reply, what: str) -> Reply:
        """The reply that quotes, which says why nothing else is shown."""
        return quoted.model_copy(update={"checked": self.checked(), "fallback": quoted_instead(what)})

    def _sentence(self, proved: Proved, known: Sequence[int]) -> ReplySentence:
        for number in known:
            self._cited.setdefault(number, len(self._cited) + 1)
        cited = [self._passages[number] for number in known]
        # What a student claims is a fact only where a source that is an authority says it too.
        authority = next((one for one in cited if one.role == "reference"), cited[0])
        before, self._before = self._before, authority
        return ReplySentence(
            text=proved.text,
            kind="generated",
            verdict=proved.verdict,
            citations=tuple(dict.fromkeys(self._cited[number] for number in known)),
            lead_in=lead_in(authority, before),
            lacking=proved.lacking if proved.verdict == "partly" else (),
        )

    def _citations(self) -> tuple[ReplyCitation, ...]:
        return tuple(ReplyCitation.of(replace(self._passages[old], id=new)) for old, new in self._cited.items())


def _key(text: str) -> str:
    return " ".join(words(text))


def _place(citation: ReplyCitation) -> tuple[str, int, int]:
    return citation.source_id, citation.start, citation.end


def _introduced(quotations: Sequence[ReplySentence], note: str) -> list[ReplySentence]:
    """The quotations with the tutor's note before the first."""
    first, *others = quotations
    return [first.model_copy(update={"lead_in": " ".join(filter(None, [note, first.lead_in]))}), *others]
