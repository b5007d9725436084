"""Finds the claims of fact in an essay that a reader would want a source for and that have none."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from tutor.critique.citations import InTextCitation, citations_in
from tutor.critique.essay import Essay, EssayUnit

UnsupportedReason = Literal["statistic", "hidden_intention", "consequence", "sole_cause", "vague_source"]
"""A number about the world, a secret purpose or dealing, what would surely have happened, a cause said to be the
only one, or a study, a survey or a consensus that is not named."""

LEAST = 0.5
MOST = 5
"""An essay gets at most this many remarks, those of the highest confidence."""


@dataclass(frozen=True, slots=True)
class UnsupportedAssertion:
    """An assertion without evidence: the sentence, or the part of it up to a semicolon, at `[start, end)`."""

    unit: EssayUnit
    start: int
    end: int
    reason: UnsupportedReason
    confidence: float


_SMALL = "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_DIGITS = r"\b(?<![\d,.])\d{1,3}(?:,\d{3})*(?:\.\d+)?(?![\d,]\d|\d)"
_NUMBER = rf"\b(?:{_DIGITS}|(?:{_TENS})(?:-\w+)?|{_SMALL}|fifteen|a hundred|one hundred)"
_SEASON = (
    r"(?:christmas|spring|summer|autumn|winter|january|february|march|april|may|june|july|august|"
    r"september|october|november|december)"
)
_SOON = (
    rf"(?:within|in (?:an?|one|another|{_SMALL}|{_TENS}|\d+) (?:\w+ )?(?:days?|weeks?|months?|"
    rf"years?|hours?|campaigns?|winters?)"
    rf"|(?:before|by) (?:the (?:end|start|next|following|new year|{_SEASON})|{_SEASON}|1\d\d\d|20\d\d)"
    rf"|overnight|(?:days?|weeks?|months?|years?) (?:later|earlier|sooner))\b"
)
_EXPERTS = (
    r"(?:historians|scholars|economists|experts|analysts|researchers|scientists|observers|doctors|biologists|"
    r"psychologists|academics|specialists|commentators)"
)
_HELD = r"(?:agree|accept|think|believe|now see|admit|concede|say|hold|consider|regard)"
_PURPOSE = r"(?:reasons?|motives?|aims?|purposes?|goals?|objectives?|intentions?|targets?|agendas?)"
_WERE = r"(?:was|were|had been|lay)\b"

_SIGNS: tuple[tuple[UnsupportedReason, float, str], ...] = (
    ("statistic", 0.85, rf"{_NUMBER} ?(?:per ?cent\b|%|percentage points)"),
    (
        "statistic",
        0.85,
        rf"(?:{_NUMBER}|\bone) (?:\w+ )?out of (?:every |any )?{_NUMBER}\b|(?:{_NUMBER}|"
        rf"\bone) in (?:every |any )?{_NUMBER}\b(?! (?:years?|months?|days?|weeks?)\b)",
    ),
    ("statistic", 0.8, rf"(?:{_NUMBER}|\bone) \w+ in every {_NUMBER}\b"),
    ("statistic", 0.8, r"\b(?:one|two|three|four)[ -](?:thirds?|quarters?|fifths?|tenths?)\b"),
    ("statistic", 0.7, r"\ba (?:third|quarter|fifth|tenth) of\b"),
    (
        "statistic",
        0.65,
        r"\b(?:more|fewer|less) than half\b(?! an?\b)|\b(?:exactly|almost|nearly|about|"
        r"over) half (?:of )?(?:the|all|its|their)\b|\bby half\b",
    ),
    ("statistic", 0.7, rf"{_NUMBER} times (?:as|what|more|less|larger|bigger|higher|greater|the|its|their|over)\b"),
    ("statistic", 0.6, r"\btwice (?:as (?:many|much|fast|large|big|high|likely)|what|its|the)\b"),
    (
        "statistic",
        0.55,
        r"\b(?:doubled|tripled|trebled|quadrupled|halved) (?:in|within|over|by|between|its|the|"
        r"their)\b",
    ),
    (
        "statistic",
        0.65,
        r"[£$€] ?\d[\d.,]*(?: (?:thousand|million|billion|trillion))?|\b(?:million|billion|"
        r"trillion) (?:dollars|pounds|euros|roubles|francs|marks|tons|tonnes|barrels|acres|hectares|"
        r"gallons)",
    ),
    (
        "statistic",
        0.6,
        r"(?<![\w.,])\d{1,3},(?!000)\d{3} (?:\w+ )?[a-z]{3,}(?:s|men|people|women|children|"
        r"troops)\b",
    ),
    ("statistic", 0.65, rf"\bfor every (?:{_NUMBER}|one|\w+ (?:who|that))\b"),
    (
        "hidden_intention",
        0.8,
        rf"\b(?:real|true|actual|hidden|secret) (?:\w+ )?{_PURPOSE}\b(?: (?:of|for|behind|"
        rf"why) [^,.;]{{1,50}}?)? {_WERE}",
    ),
    (
        "hidden_intention",
        0.7,
        r"\b(?:had|he|she|they) secretly\b|\bsecretly (?:\w+ed|told|sold|gave|made|built|sent|met|"
        r"paid)\b|\bin private\b(?= \w+ (?:knew|feared))",
    ),
    ("hidden_intention", 0.6, r"\b(?:behind closed doors|behind the scenes)\b"),
    (
        "hidden_intention",
        0.75,
        r"\bhad (?:already |long |quietly |privately |secretly |all )*been (?:promised|assured|"
        r"guaranteed|bribed|bought|paid off|tipped off|instructed)\b",
    ),
    (
        "hidden_intention",
        0.7,
        r"\bhad (?:already |long |all along )*(?:decided|made up (?:his|her|its|their) minds?|"
        r"settled on|resolved|chosen|planned)\b[^;]{0,80}\b(?:long before|before|in advance|(?:years?|"
        r"months?|weeks?) (?:earlier|before))\b",
    ),
    (
        "hidden_intention",
        0.75,
        r"\bhad (?:quietly|privately|secretly|already) (?:agreed|promised|decided|made up|approved|"
        r"arranged|sold|signed|planned|settled)\b",
    ),
    (
        "hidden_intention",
        0.65,
        r"\bhad (?:long |deliberately |already )*(?:buried|concealed|covered up|suppressed|falsified|"
        r"doctored|faked|rigged)\b",
    ),
    (
        "hidden_intention",
        0.6,
        r"\bprivately (?:knew|known|decided|promised|agreed)\b|\bknew (?:perfectly well|full well|"
        r"all along|very well)\b(?! (?:who|what|how|where))",
    ),
    (
        "hidden_intention",
        0.55,
        r"(?<!was )(?<!were )(?<!is )\bnever (?:intended|meant|planned) to\b|\bhad no intention of\b|"
        r"\bnever believed a word\b",
    ),
    (
        "hidden_intention",
        0.55,
        r"\b(?:was|were) (?:only|merely|just|nothing but|no more than) an? (?:pretext|excuse|cover|"
        r"smokescreen|facade)\b",
    ),
    ("consequence", 0.8, rf"\bwould (?:\w+ly |never |still |also |all )?have (?:\w+ly )?\w+[^.;]{{0,60}}\b{_SOON}"),
    (
        "consequence",
        0.75,
        r"\bwould (?:certainly|undoubtedly|surely|inevitably|definitely|never|always|"
        r"without doubt) (?:ever )?have\b",
    ),
    (
        "consequence",
        0.5,
        r"(?:^\W*|[,;] |\bbut |\band )(?:had \w+ [^,;]{3,80}|if [^,;]{3,80} had [^,;]{3,80}|"
        r"without [^,;]{3,60}|but for [^,;]{3,60}),? [^;]{0,40}?would (?:not |still )?have\b",
    ),
    ("consequence", 0.55, r"\bwould not have (?:happened|occurred|come|begun|started|broken out|survived)\b"),
    ("sole_cause", 0.65, r"\b(?:only|sole) (?:real |true )?(?:cause|reason)\b"),
    (
        "sole_cause",
        0.6,
        r"\b(?:solely|purely|exclusively|entirely) (?:because|due|on account|to \w+)\b|"
        r"\bfor no other reason\b|\bone reason only\b|\bnothing else made\b|\bsingle-handed(?:ly)?\b",
    ),
    (
        "sole_cause",
        0.6,
        r"\b(?:fought|done|caused|started|driven|made|begun|launched|"
        r"waged)\b[^,;.]{0,50} and (?:for )?nothing else\b",
    ),
    ("sole_cause", 0.5, r"^(?:the|this|his|her|its) (?:\w+ ){1,3}alone (?:\w+ed|brought|made|won|kept|drove) "),
    (
        "vague_source",
        0.75,
        rf"\b(?:most|nearly all|almost all|the (?:vast |great )?majority of|"
        rf"virtually all) (?:\w+ )?{_EXPERTS} (?:now |today |would |do )?{_HELD}\b(?! of\b)",
    ),
    (
        "vague_source",
        0.6,
        rf"\b(?:it is (?:widely|generally|universally) (?:agreed|accepted|known)|"
        rf"there is a consensus) (?:among|by) (?:\w+ )?{_EXPERTS}\b",
    ),
    (
        "vague_source",
        0.75,
        r"\b(?:studies|surveys|polls|statistics|experiments|(?:recent |new )?research|documents|"
        r"archives|files|opinion polls|interviews|data) (?:\w+ ){0,2}?(?:have |has |had |now |"
        r"clearly |consistently |also )*(?:show|prove|reveal|confirm|demonstrat|find|found|"
        r"establish)\w*\b",
    ),
    (
        "vague_source",
        0.65,
        r"\b(?:it has (?:now )?been (?:proven|proved|shown|established)|it is (?:a )?(?:proven|"
        r"well documented|documented)(?: fact)?) that\b|\bit is a (?:known |well-known |"
        r"proven )?fact that\b",
    ),
)
_HINTS: dict[UnsupportedReason, tuple[str, ...]] = {
    "statistic": tuple("0123456789£$€")
    + tuple(" two, three, four, five, six, seven, eight, nine, ten, eleven, twel, fift, half, third, quart, twent,"
            " thirt, fort, hundred, twice, every, doubled, tripled, trebled, quadrupled, halved, million, billion,"
            " trillion, one f, one t".split(",")),
    "hidden_intention": ("reason", *"motive aim purpose goal objecti intent target agenda secret private behind had "
                         "knew never only just mere nothing more".split()),
    "consequence": ("would",),
    "sole_cause": (" only", "sole", "purely", "exclus", "entire", "nothing", "no other", "single", "alone"),
    "vague_source": tuple("most all majority agreed accepted known consensus stud survey poll statistic experiment "
                          "research document archive file interview data been proven fact".split()),
}  # fmt: skip
"""Bits of words of which a sentence must have one before its reason's patterns are tried, which are slow."""
_PATTERNS = tuple((reason, sure, re.compile(pattern)) for reason, sure, pattern in _SIGNS)

_OPINION = re.compile(
    r"\b(?:i|we) (?:would |do not |don't |strongly |personally |also |am |can |will )*(?:think|"
    r"believe|argue|doubt|feel|find|suspect|"
    r"conclude|suggest|mean|guess|prefer|say|see|know|consider|sure|convinced|inclined)\b|\b(?:in|"
    r"to) my (?:view|opinion|mind|"
    r"judgement|judgment)\b|\bto me\b|\bit (?:seems|appears|looks|could be|can be|might be|may be|is hard to)\b|"
    r"\bone (?:may|might|could|can)\b|\b(?:seems|appears) to\b|\bit would (?:need|take|require)\b",
)
_HEDGE = re.compile(
    r"\b(?:may|might|could|perhaps|possibly|probably|maybe|arguably|presumably|apparently|"
    r"allegedly|reportedly|supposedly|"
    r"likely|unlikely|seems?|seemed|appears?|appeared|suggests?|tends?|plausibl[ey]|"
    r"conceivabl[ey]|too low|too high)\b",
)
_ASIDE = re.compile(
    r"\b(?:this|my|the present) (?:essay|paper|thesis|dissertation|study|report|assignment)\b|"
    r"\b(?:first|second|third|last|final|"
    r"next|following|previous) (?:section|part|chapter|paragraph)\b|\bmy (?:\w+ )?(?:section|part|argument|aim)\b|"
    r"\b(?:our|my) (?:\w+ )?(?:experiments?|survey|sample|data|results|interviews?|calculations?|"
    r"measurements?|questionnaire|"
    r"respondents|class)\b|\b(?:table|figure|graph) \d|\bis defined as\b|\bby definition\b|"
    r"\brefers? to\b|\bmeans that\b|"
    r"\bby [“\"][^”\"]*[”\"] i mean\b|\bis (?:called|known as)\b|\bthe term\b",
)
_SUPPOSED = re.compile(r"^\W*(?:suppose|imagine|assume|consider|say that|let|take)\b")
_IF = re.compile(r"^\W*(?:but |and |so |even |for instance,? |for example,? )*if\b")
_UNKNOWN = re.compile(
    r"\b(?:whether|unclear|not known|unknown|no evidence|no proof|nobody knows|no one knows|do not know|cannot know|"
    r"impossible to (?:say|know|tell)|hard to (?:say|know|tell))\b|\bto (?:claim|say|argue|assert|assume) that\b",
)
_OUGHT = re.compile(
    r"\b(?:should|must|ought to|need to|target|guideline|goal of|pledge|treaty|agreement|"
    r"by the terms)\b",
)
_IN_GENERAL = re.compile(r"\b(?:states?|others?|neighbours?|rivals?|adversar\w+|opponents?)['’]")
_RHETORIC = re.compile(
    r"\b(?:a (?:thousand|hundred|million) (?:times|reasons|miles|ways)|(?:100|a hundred|"
    r"one hundred) ?(?:per ?cent|%)|"
    r"nine times out of ten|(?:per ?cent|%) (?:sure|certain|right|safe|secure)|one in a million)\b",
)
_HOLDS = (
    r"(?:argue|claim|hold|held|maintain|contend|think|thought|believe|say|said|write|wrote|"
    r"written|state|note|assert|insist|"
    r"suggest|conclude|expect|predict|assume|warn|estimat|report|point|propose|observ|blame|put|"
    r"calculat|told|admit|boast|recall)"
)
_VIEW = re.compile(
    rf"\b{_HOLDS}(?:s|d|ed|es|e|ing)?\b|\baccording to (?!(?:surveys|polls|studies|research|statistics|estimates)\b)|"
    r"\b\w+['’]s? (?:\w+ )?(?:view|account|reading|theory|eyes|logic|opinion|argument|analysis|"
    r"framework|model|book|article)\b|"
    r"\b(?:in|to) (?:his|her|its|their) (?:own )?(?:view|opinion|eyes|minds?)\b|\b(?:for|"
    r"to) (?:\w+ )?\w+ists\b|\bif you follow\b|"
    r"\b(?:objection|story|critics?|critique) (?:runs?|goes|says?|would)\b|"
    r"\b(?:theory|theories|model|hypothesis|doctrine|argument|thesis|logic|realism|liberalism|constructivism) "
    r"(?:is|was|has|says|said|that|runs|predict|expect|hold|claim|would|impl)|^\W*for \w+(?: and \w+)?, ",
)
_WOULD_THINK = re.compile(
    r"\bwould (?:\w+ly |not |never |also )?have (?:\w+ly )?(?:expected|argued|said|seen|preferred|"
    r"predicted|liked|wanted|thought|"
    r"advised|recommended|agreed|cared|looked|been (?:better|wiser|easier|harder|nice|useful|"
    r"interesting|enough|worth))\b|"
    r"\bi would have\b|\b(?:\w+ists?|liberals?) would\b",
)
_GOES_ON = re.compile(
    r"^\W*(?:this|these|that|those|it|they|such|the same|of these|most of (?:them|these)|in fact|"
    r"he|she)\b",
)
_QUOTED = re.compile(r"“[^”]{1,1200}”|\"[^\"]{1,1200}\"|(?<!\w)‘[^’]{1,600}’(?!\w)")
_NUMERAL = re.compile(rf"\b(?!(?:1[0-9]|20)\d\d\b)(?:\d[\d,.]*\d|\d|{_TENS})\b")  # years are no figures
_PART = re.compile(r"[^;]+")


def unsupported_in(essay: Essay) -> tuple[UnsupportedAssertion, ...]:
    """The essay's surest assertions without evidence, by confidence; at most MOST, none under LEAST.

    A citation in the sentence supports it, and so does one at the end of the next sentence if that goes on about
    the same, or one that stood with the same figure earlier. Opinions, hedged sentences, what others are said to
    hold, definitions, plans and quoted words need none.
    """
    citations = citations_in(essay)
    cited = {one.unit for one in citations}
    figures: set[str] = set()
    found: list[UnsupportedAssertion] = []
    for unit in essay.claims:
        numerals = set(_NUMERAL.findall(unit.text.lower()))
        if unit.ordinal in cited:
            figures |= numerals
            continue
        assertion = _assertion(unit)
        known = assertion and assertion.reason == "statistic" and numerals & figures
        if assertion and not known and not _continued(essay, unit, citations):
            found.append(assertion)
    found.sort(key=lambda one: (-one.confidence, one.start))
    return tuple(found[:MOST])


def _continued(essay: Essay, unit: EssayUnit, citations: Sequence[InTextCitation]) -> bool:
    """Whether a citation stands just behind the sentence, or at the end of a next one that goes on about it."""
    after = unit.ordinal + 1
    if after >= len(essay.units) or essay.units[after].paragraph != unit.paragraph:
        return False
    following = essay.units[after]
    there = [one for one in citations if one.unit == after]
    if any(one.start - following.start <= 1 and one.form != "narrative" for one in there):
        return True
    return any(following.end - one.end <= 4 for one in there) and bool(_GOES_ON.match(following.text.lower()))


def _assertion(unit: EssayUnit) -> UnsupportedAssertion | None:
    """The surest assertion of a sentence that nothing excuses from evidence."""
    text = _QUOTED.sub(lambda match: " " * len(match.group()), unit.text)
    text = (
        text.lower() if len(text.lower()) == len(text) else text
    )  # a letter that grows in lower case would shift the places
    best: tuple[float, UnsupportedReason, int, int] | None = None
    for part in _PART.finditer(text):
        low = part.group()
        hinted = {reason for reason, hints in _HINTS.items() if any(hint in f" {low}" for hint in hints)}
        for reason, sure, pattern in _PATTERNS:
            match = pattern.search(low) if reason in hinted else None
            if match and not _excused(low, match, reason) and (best is None or sure > best[0]):
                best = (sure, reason, part.start(), part.end())
    if best is None or best[0] < LEAST or _OPINION.search(text) or _ASIDE.search(text) or _SUPPOSED.match(text):
        return None
    start, end = _trimmed(unit.text, best[2], best[3])
    return UnsupportedAssertion(unit, unit.start + start, unit.start + end, best[1], best[0])


def _excused(text: str, match: re.Match[str], reason: UnsupportedReason) -> bool:
    """Whether what stands around a sign takes the claim out of the writer's mouth or makes it less than a fact."""
    before = text[: match.start()]
    opening = re.split(r"[,:]", text[match.start() :], maxsplit=1)[0]
    clause = re.split(r"[,:]", before)[-1] + text[match.start() : match.end()] + opening
    if _HEDGE.search(clause) or _HEDGE.match(text.strip()) or _UNKNOWN.search(text):
        return True
    if _VIEW.search(text[: match.end()] if reason == "consequence" else before):
        return True
    if reason == "statistic":
        return bool(_OUGHT.search(text) or _RHETORIC.search(text) or _IF.match(text))
    if reason == "hidden_intention":
        return bool(_IN_GENERAL.search(text))
    return reason == "consequence" and bool(_WOULD_THINK.search(text))


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The part without the white space and the semicolon around it; a part of a few words gives way to the sentence."""
    if len(text[start:end].split()) < 6:
        start, end = 0, len(text)
    part = text[start:end]
    return start + len(part) - len(part.lstrip()), end - len(part) + len(part.rstrip())
