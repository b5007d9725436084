"""Evidence of made-up sources for tests of the chat."""

from dataclasses import replace

from knowledge.sources import Evidence, Passage, Role, Sentence, Source

_SOURCE = Source(
    id="guide", file_name="guide.md", title="The Harbour Guide", role="reference", format="md", state="ready",
    sha256="0", size_bytes=1, words=1,
)  # fmt: skip


def source(name: str = "guide", role: Role = "reference") -> Source:
    """A source with this name as its id and in its file name."""
    return replace(_SOURCE, id=name, file_name=f"{name}.md", title=f"The {name} of harbours", role=role)


def sentences(*texts: str, items: str = "", of: str = "guide", passage: int = 0) -> list[Sentence]:
    """Sentences of one source, in order; `items` marks each as list item (`1`, its list's number) or not (`.`)."""
    kinds = items.ljust(len(texts), ".")
    found, start = [], 0
    for number, (text, kind) in enumerate(zip(texts, kinds, strict=True)):
        group = int(kind) if kind.isdigit() else None
        found.append(
            Sentence(
                of, number, passage, start, start + len(text), text, "list_item" if group else "paragraph", group=group
            )
        )
        start += len(text) + 1
    return found


def evidence(sentence: Sentence, *heading: str, role: Role = "reference") -> Evidence:
    """What a search gives for a sentence."""
    passage = Passage(sentence.source_id, sentence.passage, sentence.start, sentence.end, sentence.text, heading)
    return Evidence(source(sentence.source_id, role), passage, sentence, 1.0)


def judged(sentence: Sentence, logit: float) -> Evidence:
    """A sentence with the logit that it answers, which is its place in the order too."""
    return replace(evidence(sentence), score=logit, scores={"answers": logit})
