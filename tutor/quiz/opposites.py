"""Pairs of everyday words of which the one denies the other, for telling a statement from its reverse."""

from knowledge.words import stem, words


def says_the_opposite(text: str, statement: str) -> bool:
    """Whether a text has the opposite of a word of the statement, and neither has both words of that pair."""
    own, stated = (frozenset(map(stem, words(one))) for one in (text, statement))
    return any(
        (first in stated and second in own and first not in own and second not in stated)
        or (second in stated and first in own and second not in own and first not in stated)
        for first, second in _PAIRS
    )


_PAIRS = tuple(
    (stem(first), stem(second))
    for first, second in (
        pair.split("/")
        for pair in """
        above/below absorb/emit absorb/reflect accept/reject acquire/inherit active/passive after/before all/none
        allow/forbid allow/prevent always/never ancient/modern attack/defend attract/repel begin/end benefit/harm
        best/worst better/worse bigger/smaller broaden/narrow buy/sell cause/prevent certain/uncertain cheap/dear
        cheap/expensive closed/open colder/warmer cold/hot cold/warm compete/cooperate conscious/unconscious
        constant/variable cool/heat create/destroy dangerous/safe decrease/increase deep/shallow dependent/independent
        destroy/preserve difficult/easy diminish/increase direct/indirect discourage/encourage domestic/foreign
        double/half double/halve down/up downward/upward earlier/later east/west empty/full enable/prevent enemy/friend
        enemy/ally equal/unequal everyone/nobody excess/shortage exclude/include expand/contract expand/shrink
        export/import external/internal fail/succeed failure/success fall/rise false/true fast/slow faster/slower
        fewer/more first/last for/against gain/lose gain/loss good/bad greater/lesser greater/smaller grow/shrink
        hard/easy harm/help help/hinder high/low higher/lower inner/outer inside/outside inward/outward larger/smaller
        learned/innate left/right less/more liquid/solid long/short longer/shorter lose/win lower/raise major/minor
        majority/minority maximum/minimum natural/artificial negative/positive north/south offensive/defensive
        often/rarely old/new old/young oppose/support against/support permit/forbid poor/rich possible/impossible
        private/public pull/push quick/slow quickly/slowly raise/reduce increase/reduce safer/dangerous same/different
        similar/different shortage/surplus simple/complex slow/speed start/stop strengthen/weaken strong/weak
        stronger/weaker twice/half unite/divide victory/defeat visible/hidden voluntary/involuntary war/peace
        wet/dry wide/narrow with/without worsen/improve wrong/right
        """.split()
    )
)
