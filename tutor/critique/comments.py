"""What a finding says in plain words, and the question that it leaves the writer with."""

from knowledge.packs import Pack, Tenet
from tutor.critique.accusations import Accusation
from tutor.critique.findings import Severity, Verdict


def on_error(accusation: Accusation, pack: Pack, why: str | None) -> tuple[str, str]:
    """Comment and question on a claim that is wrong about a tenet; `why` explains a misreading that it repeats."""
    tenet = accusation.tenet
    holder = holder_of(tenet, pack)
    held = f"{_subject(tenet, holder)} “{tenet.title}”: {tenet.summary}"
    if accusation.verdict == "misattributes":
        given = f" It is given here to {accusation.given_to}." if accusation.given_to else ""
        return (
            f"This seems to be given to somebody who does not hold it. {held}{given}",
            "Who says this in your sources, and would the person or school you name agree with it?",
        )
    opening = {
        "contradicts": "This seems to go against what the theory says.",
        "overstates": "This seems to say more than the theory does.",
    }[accusation.verdict]
    question = {
        "contradicts": "How does your sentence fit with the passage quoted here?",
        "overstates": "Which word would you have to weaken so that the passage quoted here bears your sentence out?",
    }[accusation.verdict]
    return f"{opening} {held}{f' {why}' if why else ''}", question


def on_misquotation(true_wording: str, scholar: str | None) -> tuple[str, str]:
    """Comment and question on words in quotation marks that the source has otherwise."""
    whose = f" {scholar}’s words there are" if scholar else " The words there are"
    return (
        f"The quotation does not stand like this in the source.{whose}: “{true_wording}”",
        "Does your argument still follow from the true wording?",
    )


def on_wrong_speaker(given_to: str | None, true_speaker: str) -> tuple[str, str]:
    """Comment and question on a quotation that is somebody else's."""
    given = f", not {given_to}’s" if given_to else ""
    return (
        f"These words are {true_speaker}’s{given}.",
        "What changes in your argument when these words come from their true author?",
    )


def on_unsupported(reason: str) -> tuple[str, str]:
    """Comment and question on an assertion that needs evidence and has none."""
    opening = {
        "statistic": "A figure like this needs a source that the reader can look up.",
        "hidden_intention": "This says as a fact what somebody secretly intended or arranged.",
        "consequence": "This says as certain what would have happened.",
    }.get(reason, "Much depends on this statement, and nothing is given to bear it out.")
    return opening, "Where could a reader check this, and what would you write if it could not be checked?"


def on_inconsistency(other: str) -> tuple[str, str]:
    """Comment and question on two sentences of an essay that do not go together."""
    return (
        f"This does not seem to go together with another sentence of the essay: “{other}”",
        "Which of the two do you hold, and what would you change in the other?",
    )


def on_omission(tenet: Tenet, pack: Pack, cues: tuple[str, ...]) -> tuple[str, str]:
    """Comment and question on a tenet that the topic calls for and the essay passes over."""
    named = ", ".join(f"“{cue}”" for cue in cues[:3])
    because = f" Your essay speaks of {named}, where it matters." if named else ""
    subject = _subject(tenet, holder_of(tenet, pack))
    return (
        f"The essay does not take up a point that its topic calls for. {subject} “{tenet.title}”: {tenet.summary}"
        f"{because}",
        "What would this point add to your argument, or take from it?",
    )


def on_language(kind: str, written: str, suggestion: str | None) -> tuple[str, str]:
    """Comment and question on a slip of language."""
    if kind == "tangled":
        return "This sentence is long and tangled; a reader may lose its thread.", "Where could it be cut in two?"
    meant = f" “{suggestion}” is probably meant." if suggestion else ""
    opening = "This name is spelt otherwise in the sources." if kind == "name" else f"Look at “{written}” again."
    return f"{opening}{meant}", "Does the same slip occur elsewhere in your essay?"


def on_strength(tenet: Tenet, pack: Pack, has_source: bool) -> str:
    """What a claim does well."""
    cited = ", and gives a source" if has_source else ""
    return f"States rightly, in words of its own{cited}: {tenet.title} ({holder_of(tenet, pack)})."


def holder_of(tenet: Tenet, pack: Pack) -> str:
    """The name of the theory that holds the tenet, or that is criticised by it."""
    return next(theory.name for theory in pack.theories if theory.slug == tenet.theory)


def severity_of(verdict: Verdict, confidence: float) -> Severity:
    """How much a finding matters: what turns a theory round most, style least."""
    if verdict in ("contradicts", "misattributes", "misquotes"):
        return "high" if confidence >= 0.75 else "medium"
    return "low" if verdict == "language" else "medium"


def _subject(tenet: Tenet, holder: str) -> str:
    return f"Critics of {holder.lower()} say" if tenet.kind == "critique" else f"{holder} holds"
