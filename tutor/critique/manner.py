"""How a writer puts a sentence: asserted, reported, rejected, hedged or conditional."""

from typing import Literal

from tutor.critique.patterns import LONGEST, SAYS, any_of, one_of

Manner = Literal["asserted", "reported", "rejected", "hedged", "conditional"]
NEAR = 400
"""A sentence is read this far, and its neighbours so far from it, so that no text can make the patterns slow."""


def manner_of(sentence: str, before: str = "", after: str = "", *, has_holder: bool = False) -> Manner:
    """How the writer puts a sentence, by its own words and those of the sentences around it.

    `has_holder` says that it is laid to somebody of the course, so that it is not reported from others.
    """
    sentence, before, after = (text.replace("’", "'") for text in (sentence[:LONGEST], before[-NEAR:], after[:NEAR]))
    if _REJECTED.search(sentence) or _DENIED.search(after) or _ANNOUNCED_AS_WRONG.search(before):
        return "rejected"
    of_others = _LAID_TO_OTHERS.search(sentence) or _OTHERS_BEFORE.search(before) or _OTHERS_AFTER.search(after)
    if of_others and not has_holder:
        return "reported"
    if _CONDITIONAL.search(sentence):
        return "conditional"
    return "hedged" if _HEDGED.search(sentence) else "asserted"


_CLAIM = one_of(
    """claim idea notion suggestion view belief thesis argument assertion thought charge assumption conclusion statement
    sentence reading remark saying summary account impression verdict label theory opinion comparison picture
    interpretation proposition explanation description inference rule lesson answer definition"""
)
_NOUN_OF_ERROR = one_of(
    """mistake error myth falsehood misreading misunderstanding misconception misrepresentation caricature fallacy
    exaggeration untruth blunder confusion"""
)
_WRONG = (
    "(?:wrong(?:ly)?|false|untrue|mistaken|incorrect|untenable|misleading|unsound|nonsense|absurd|upside down|"
    "backwards|"
    rf"(?:an? )?(?:\w+ )?{_NOUN_OF_ERROR}|not (?:so|true|right|correct|the case))"
)
_NOT = "(?:not|n't|no|never|nothing|nobody|none|hardly|neither|nor|scarcely|cannot)"
_DENIES = (
    r"(?:(?:can(?:not|'t| not)|do(?:es)?(?: not|n't)|must not|never|would(?: not|n't)|will not) (?:\w+ )?"
    "(?:survive|stand|hold|follow|share|accept|agree|sign|buy|support|be (?:kept|sustained|defended|true|right|so)))"
)
_BE = "(?:is|was|are|were|remains|seems)"
_IDEA_THAT = rf"\b{_CLAIM}s?,? (?:that|of|on|about)\b.{{3,200}}?\b"
_PEOPLE = one_of(
    """critics opponents sceptics skeptics detractors commentators observers historians scholars authors writers
    analysts experts journalists pundits hawks doves politicians students textbooks people theorists objectors
    apologists
    newspapers"""
)
_OTHERS = (
    rf"(?:{one_of('many some several most certain others? a_few')}|(?:one|you) (?:might|may|could|would|can)|"
    rf"(?:{one_of('the its their these such some many most other')} )?(?:\w+ )?{_PEOPLE})"
)
_FACTS = one_of("records? evidence facts? history archives documents events sources papers")
_REJECTED = any_of(
    rf"\bit (?:{_BE}|would be) (?:\w+ )?{_WRONG},? (?:\([^()]{{0,60}}\) )?(?:to|that|if)\b",
    rf"\bit (?:{_BE}|would be) (?:\w+ )?(?:too simple|hasty|naive|rash|a stretch|premature) to\b",
    rf"{_IDEA_THAT}{_BE} (?:\w+ ){{0,2}}{_WRONG}\b",
    rf"{_IDEA_THAT}{_DENIES}\b",
    rf"\b(?:one|an?|the|another|this) (?:\w+ ){{0,3}}{_NOUN_OF_ERROR} (?:\w+ )?(?:is|was|has it|would be|lies)\b",
    rf"\b(?:any(?:one|body)|whoever|those|someone|he|people) who (?:\w+ ){{0,2}}{SAYS}\b.{{3,200}}?\b"
    rf"(?:{_WRONG}|mis\w+|exaggerat\w+|overlook\w*|forg[eo]t\w*|confus\w+)\b",
    rf"(?:, |[;:–—] ?)(?:{one_of('and but yet which this that though although')} )+(?:\w+ )?{_BE} (?:\w+ "
    rf"){{0,2}}{_WRONG}\b",
    r"\b(?:I|we|one) (?:must|would|have to|can only|should|do|cannot but) (?:\w+ )?(?:reject|deny|dispute|refute)\b",
    rf"\ban? (?:\w+ )?{_CLAIM} (?:that |which )?(?:I|we|nobody|no one) {_DENIES}\b",
    rf"^\W*(?:\w+,? ){{0,2}}{_OTHERS} (?:\w+ ){{0,6}}?{SAYS}\b.{{3,300}}?[;,–—] ?(?:but|yet|though the|however|"
    rf"(?:the )?(?:\w+ )?{_FACTS} (?:\w+ ){{0,4}}?otherwise)\b",
    r"\bnothing could be (?:further|farther)\b|\bgets? (?:\w+ ){1,6}(?:wrong|backwards|upside down)\b",
)
_OPENING = r"^\W*(?:(?:but|yet|and|however|in fact|of course|clearly|no),? )?"
_REFERS = (
    rf"{_OPENING}(?:(?:all|both|half|most) (?:of )?)?(?:the (?:\w+ )?{_CLAIM}s?|"
    rf"(?:this|that|these|those|such|either|neither)(?: (?:an? )?(?:\w+ )?{_CLAIM}s?)?)\b"
)
_DENIED = any_of(
    rf"(?:{_REFERS}|{_OPENING}(?:it|they|he|she))(?:,? [\w',]+){{0,5}}? (?:\w+ ){{0,3}}?{_WRONG}\b(?! (?:to|that|"
    rf"if)\b)",
    rf"{_REFERS}(?:,? [\w',]+){{0,8}}?(?: {_NOT}|n't)\b",
    rf"{_OPENING}(?:they|he|she|it|one) {one_of('do does did is are was were has have had would could can')}"
    rf"(?: not|n't|not)\W*(?:[,.:;!–—]|at all|so\b|$)",
    rf"\b{_NOT}\b.{{0,80}}?\b(?:of the (?:kind|sort)|any such|such an?|(?:such|this|that|these) (?:\w+ )?{_CLAIM}s?|"
    rf"like it|"
    r"that|so|this)\W*$|\b(?:worthless|an invention)\W*$|^[^;,]{0,90}\botherwise\W*$",
    r"\bI(?:'d| would| must| have to)? (?:\w+ )?(?:reject|disagree|dispute|deny|refuse|object|contradict|"
    r"(?:can ?not|can't|do not|don't|would not|wouldn't|could not) )",
    rf"\b(?:{_WRONG}|mis(?:read|underst|report|tak)\w*|garbled?|contradict\w*|refut\w+|errs?|disprove\w*)\b.{{0,60}}?"
    r"\b(?:this|that|it|such|here|so)\W*$",
    rf"\b(?:this|that|such|the|his|its|their) (?:\w+ )?{_CLAIM}s?\b.{{0,60}}?\b(?:{_WRONG}|reject\w*|refut\w+|"
    rf"contradict\w*)\b",
    r"^\W*(?:nothing could be (?:further|farther)|on the contrary|quite the (?:contrary|opposite|reverse)|far from it|"
    r"not (?:so|at all|quite)\b|the (?:opposite|reverse|contrary) (?:is|was|holds)|wrong\b|no[,:;.]|hardly[,:;.])",
    rf"{_OPENING}(?:the )?(?:\w+ )?{_FACTS} "
    r"(?:\w+ ){0,6}?(?:otherwise|the (?:opposite|contrary)|against|different(?:ly)?|contradicts?|refutes?|not?)\b",
    rf"^\W*(?:any(?:one|body)|who(?:ever)?|those who|readers?) (?:\w+ ){{0,3}}?(?:{SAYS}|reads?|reasons?|speaks?|"
    rf"knows?)\b"
    rf".{{0,80}}?\b(?:{_NOT}|{_WRONG}|mis\w+)\b",
)
_ANNOUNCED_AS_WRONG = any_of(
    rf"\b(?:{_WRONG}|mis(?:take|read|underst|inform|quote|report|interpret|judg)\w*|errors?|falsely|howler|injustice|"
    rf"blunders?|"
    rf"unsound\w*|incorrectly|bad (?:argument|theory|lesson)|{_NOT}\b.{{0,40}})\b[^:]*:\W*$",
    rf"\b{_NOUN_OF_ERROR} (?:here|in it|to (?:think|say|believe)|(?:must|ought|should|has|needs) .{{0,40}})\.\W*$",
    rf"\b(?:wrong|false|misleading|silly|mistaken|incorrect) (?:\w+ )?{_CLAIM}\b.{{0,40}}\.\W*$",
)
_LAID_TO_OTHERS = any_of(
    rf"^\W*(?:\w+,? ){{0,2}}{_OTHERS} (?:\w+ ){{0,6}}?{SAYS}\b(?! (?:itself|themselves))",
    rf"\bit (?:is|was|has been|(?:might|may|could|can) be) (?:\w+ )?(?:said|thought|held|{SAYS})\b",
    rf"\baccording to (?:(?:\w+ ){{0,2}}{_PEOPLE}|some|many|several|others)\b",
    rf"(?:,|–|—) (?:so )?(?:they|he|she|some|many|(?:the )?critics?) (?:then |also )?{SAYS}(?:,|;|\.|–|—|$)",
    r"\b(?:allegedly|supposedly|reportedly|so the (?:argument|story|thinking|reasoning) (?:goes|went|runs|ran))\b",
    rf"\b(?:one|an?|the) {one_of('common popular frequent familiar standard usual old fashionable widespread')} "
    rf"(?:\w+ )?"
    rf"(?:{_CLAIM}|objection|complaint|criticism) (?:is|holds|runs|has it)\b",
)
_OTHERS_BEFORE = any_of(
    rf"\b(?:{SAYS}|{_CLAIM}|put it|puts it|reads?|heard|words|logic|runs)\b[^.?!:]{{0,60}}:\W*$",
    rf"^\W*(?:another (?:opinion|view|reading)|{_OTHERS}) (?:\w+ ){{0,6}}?(?:{SAYS}|see|saw|reads?|refuse|remain|"
    rf"ha(?:ve|s|d)|"
    rf"draws?|drew|differ)\b.{{0,30}}\b{one_of('differently otherwise like_this answer reading conclusion view')}\b",
)
_OTHERS_AFTER = any_of(
    rf"^\W*(?:so (?:he|she|they) {SAYS}\b|(?:this|that|such) (?:is|was) (?:\w+ ){{0,3}}?(?:{_CLAIM}|reply|"
    rf"objection)s? of\b)",
    r"\bI (?:only |merely |just )?(?:quote|report) (?:it|this|that)\b",
)
_MAYBE = one_of("perhaps maybe arguably possibly presumably conceivably probably")
_HEDGED = any_of(
    rf"^\W*(?:(?:but|and|so|yet|thus|or|for|then|still) )?{_MAYBE}\b",
    r"\bit (?:may|might|could) (?:\w+ )?be (?:that|argued)\b|\bit (?:seems|appears|would (?:seem|appear)|is (?:\w+ )?"
    r"(?:possible|likely|conceivable|arguable|unclear|hard to (?:say|tell)))\b",
    r"^\W*(?:I|we|one) (?:would|might|could|may) (?:say|suggest|argue|think)\b|\bI (?:suppose|suspect|guess)\b",
    rf", (?:{_MAYBE}|it seems|it appears|I (?:think|believe))(?:,|\.|$)",
    rf"\b{one_of('is was are were has have had do does did will would can could')} (?:\w+ )?{_MAYBE}\b",
    r"\b(?:may|might) (?:well|perhaps|possibly|in part|sometimes|have (?:been|had|\w+ed))\b|\bseems? to have\b",
    r"\bon (?:some|several) (?:accounts|readings)\b|\b(?:in|to) (?:some|a certain) (?:cases|part|degree|measure|"
    r"extent)\b",
)
_CONDITIONAL = any_of(
    rf"^\W*(?:{one_of('but and so thus yet hence then only for therefore')},? )?(?:(?:if(?! anything)|unless|"
    rf"suppos(?:e|ing)|"
    r"assuming|provided)\b|(?:had|were|should) (?:the|an?|it|he|she|they|one|there|(?-i:[A-Z])\w+)\b)",
    r"\bwould (?:\w+ ){1,12}?(?:if|unless)\b",
)
