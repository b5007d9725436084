"""Whether a text was cut off or carries remains of the document it came from."""

import re
import unicodedata

from tutor.quiz.questions import BLANK

_CONJUNCTIONS = "and or but nor the a an which whose because if than although whereas unless whether while"
_BARE_ENDS = f"{_CONJUNCTIONS} that of to with by for from as at into upon between via per"
_CUT_WITH_STOP = re.compile(rf"\b(?:{_CONJUNCTIONS.replace(' ', '|')})\s*[.?!]?$", re.IGNORECASE)
_CUT_BEFORE_VERB = (
    r"\b(?:ha[sd]|have|is|are|was|were|be|been|will|would|may|might|should) "
    r"(?:rarely|never|often|always|not|also|only|even|just|almost|usually|seldom|hardly|very|too|so)"
    r"|\b(?:almost|very|nearly|merely|its|their|every)"
)
_CUT_BARE = re.compile(rf"(?:\b(?:{_BARE_ENDS.replace(' ', '|')})|[,;:–—-]|{_CUT_BEFORE_VERB})$", re.IGNORECASE)
_ELLIPSIS = re.compile(r"(?:\.\.|…)\W*$|^\W*(?:\.\.\.|…)|[\[(](?:\.\.\.|…)[\])]")
_PAIRS = (("(", ")"), ("[", "]"), ("{", "}"), ("“", "”"), ("«", "»"))
_INCHES = re.compile(r"(?<=\d)\"(?=\W|$)")
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December|Spring|Summer|Autumn"
_MARKUP = re.compile(
    r"</?[a-z][a-z0-9]*(?:\s[^<>]*)?/?>|<!--|&(?:#\d{1,6}|#x[0-9a-f]{1,6}|[a-z]{2,8});|```|`[^`]+`|\]\(|!\[|\{\{|\}\}"
    r"|\\[a-z]{2,}|~~|(?<!\w)(?:\*{1,3}|_{1,3})(?=\w)[^*_]+(?<=[\w.!?])(?:\*{1,3}|_{1,3})(?!\w)|^\s*(?:#{1,6}|[-*•>|])\s|\s\|\s",
    re.IGNORECASE,
)
_CITATION_MARK = re.compile(
    r"\[\^?\d{1,3}(?:\s?[,–-]\s?\d{1,3})*\]|\((?:see |cf\.? )?pp?\.\s?\d[^()]*\)|[¹²³⁴-⁹⁰]{1,3}(?=\W*$)"
    r"|(?<=[a-z.,])[¹²³]"
    rf"|\((?:see |cf\.? |e\.g\.,? )?(?!(?:{_MONTHS})\b)[A-Z][\w.’'-]+(?:,? (?:and|&|et al\.?)(?: [A-Z][\w.’'-]+)?)*,?"
    r" (?:1[5-9]|20)\d\d[a-z]?(?:[:,] ?[\dp. –-]+)?\)|\b(?:ibid|op\. cit)\b",
)
_ADDRESS = re.compile(
    r"\b(?:https?|ftp|file|javascript|data):\S|\bwww\.\w|\bdoi:\s?10\.|\b10\.\d{4,}/\S", re.IGNORECASE
)


def cut_off(text: str) -> str | None:
    """Why a text looks cut off, or None."""
    end = text.strip()
    if _ELLIPSIS.search(end):
        return "It has an ellipsis where words were left out."
    if _CUT_BARE.search(end) or _CUT_WITH_STOP.search(end):
        return "It breaks off in the middle of a sentence."
    if any(end.count(opening) != end.count(closing) for opening, closing in _PAIRS):
        return "A bracket or a quotation mark has no partner."
    if _INCHES.sub("", end).count('"') % 2:
        return "A quotation mark has no partner."
    return None


def leftover(text: str) -> str | None:
    """What remains of markup, of citation marks or of web addresses a text holds, or None."""
    written = text.replace(BLANK, " ")
    if any(unicodedata.category(sign) in _UNSEEN and sign not in "\n\t" for sign in written):
        return "It holds characters that cannot be seen."
    if _ADDRESS.search(written):
        return "It holds a web address."
    if _MARKUP.search(written):
        return "It holds remains of markup."
    if _CITATION_MARK.search(written):
        return "It holds the mark of a citation or a footnote."
    return None


# Controls, invisible formatting such as reversed writing, surrogates and private signs.
_UNSEEN = frozenset(("Cc", "Cf", "Cs", "Co", "Cn"))
