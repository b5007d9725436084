"""Pairs of everyday words of which the one denies the other; a statement that has the other one goes another way."""

from collections.abc import Mapping

from knowledge.words import stem


def _both_ways() -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for pair in _PAIRS.split():
        first, second = (stem(word) for word in pair.split("/"))
        found.setdefault(first, set()).add(second)
        found.setdefault(second, set()).add(first)
    return {word: frozenset(others) for word, others in found.items()}


_PAIRS = """
    above/below absent/present absolute/relative accept/refuse accept/reject accepted/rejected accelerate/slow
    active/passive advantage/disadvantage advance/retreat affirm/deny after/before agree/disagree aggravate/ease
    aggressive/peaceful all/none allow/forbid allow/prevent ally/enemy always/never ancient/modern anybody/nobody
    anyone/nobody arise/vanish arrive/depart ascend/descend attack/defend attacker/defender attract/repel
    autocracy/democracy backward/forward balancing/bandwagoning balance/bandwagon beat/lose before/after began/ended
    begin/end believed/doubted benefit/harm best/worst better/worse bigger/smaller bold/timid both/neither bright/dark
    broad/narrow built/destroyed buy/sell calm/excite careful/careless cautious/reckless certain/uncertain cheap/costly
    cheap/dear cheap/expensive cheaper/costlier cheaper/dearer civilian/military clear/unclear close/open closed/open
    coarse/fine cold/hot collapse/survive common/rare compete/cooperate competition/cooperation complete/partial
    conceal/reveal conflict/harmony confirm/refute conscious/unconscious constant/variable constructive/destructive
    continue/stop contract/expand cool/heat costly/cheap create/destroy creditor/debtor cruel/kind danger/safety
    dangerous/safe dangerous/harmless dear/cheap decline/rise decrease/increase deep/shallow defeat/victory
    defeated/victorious defence/offence defense/offense defensive/offensive deficit/surplus delay/hasten
    demand/supply dense/thin denser/lighter denied/affirmed dependent/independent deter/provoke deterred/provoked
    different/same different/similar difficult/easy diminish/increase direct/indirect disappear/appear
    discourage/encourage dishonest/honest dissimilar/similar distant/near distant/close disarm/arm divide/unite
    divided/united domestic/foreign double/halve doubled/halved doubt/believe down/up downward/upward dry/wet
    dull/sharp early/late earlier/later easier/harder east/west easy/hard economic/political empty/full
    enable/prevent endemic/sporadic endogenous/exogenous endure/vanish enemy/friend enter/leave equal/unequal
    everybody/nobody everyone/nobody everything/nothing exact/rough exceed/lack excess/shortage exclude/include
    expand/shrink explicit/implicit export/import external/internal extreme/moderate fail/succeed failed/succeeded
    failure/success faithful/faithless fall/rise falling/rising fallen/risen falls/rises fell/rose false/true
    familiar/strange far/near fast/slow faster/slower faster/slowly fear/hope few/many fewer/more fierce/mild
    first/last first/second flexible/rigid float/sink follow/precede followed/preceded foolish/wise
    forget/remember former/latter fragile/robust fragile/strong free/bound frequent/rare frequently/rarely
    friendly/hostile full/empty gain/lose gains/losses gained/lost gave/took general/particular gentle/severe
    global/local good/bad gradual/sudden great/little great/small greater/lesser greater/smaller grew/shrank
    grow/shrink grown/shrunk growth/decline guilty/innocent halve/double hard/soft harm/help harmful/harmless
    harmless/harmful harmless/threatened hasten/slow heavier/lighter heavy/light help/hinder high/low higher/lower
    highest/lowest honest/lying honour/break human/natural hurry/wait ignore/heed ill/well important/unimportant
    impossible/possible improve/worsen improved/worsened increase/reduce indoors/outdoors inevitable/avoidable
    inferior/superior inflow/outflow inner/outer inside/outside insecure/secure insecurity/security
    intended/unintended intentional/accidental inward/outward justified/mistaken keep/abandon keep/break kill/save
    large/small larger/smaller largest/smallest last/first late/early later/earlier learned/innate least/most
    leader/follower left/right legal/illegal less/more lengthen/shorten lengthened/shortened liquid/solid
    logical/illogical long/brief long/short longer/shorter loosen/tighten lose/win lost/won loud/quiet lower/raise
    lowered/raised lowers/raises loyal/disloyal major/minor majority/minority many/few master/servant
    maximum/minimum merciful/cruel mild/severe minimum/maximum moderate/excessive moral/immoral multiply/divide
    natural/artificial natural/unnatural near/far near/distant necessary/unnecessary negative/positive new/old
    nobody/somebody normal/unusual north/south often/rarely often/seldom most/few all/few old/young
    open/secret oppose/support
    opponent/supporter opposite/same optimism/pessimism optimist/pessimist optimistic/pessimistic order/disorder
    ordinary/extraordinary peace/war peaceful/violent peaceful/warlike permanent/temporary permit/forbid
    permitted/forbidden permit/remove plenty/lack pleasant/unpleasant poor/rich possible/impossible powerful/weak
    powerful/powerless praise/blame precede/follow present/absent prevent/cause profit/loss progress/decline
    prolong/shorten promote/hinder proud/humble public/private public/secret pull/push quick/slow quicken/slow
    quickly/slowly quickens/slows raise/lower raise/reduce rapid/slow rare/common rarely/frequently rational/irrational
    reassure/frighten reassure/threaten reckless/cautious refuse/accept regular/irregular reject/accept
    relative/absolute relax/tighten reliable/unreliable relief/burden remain/vanish remove/add resist/yield
    restraint/aggression reveal/hide revisionist/satisfied rigid/flexible rise/sink rises/sinks rose/sank rise/drop
    rising/sinking safe/unsafe safer/endangered same/different scarce/abundant scarcity/abundance secret/open
    seldom/often selfish/unselfish separate/join sharp/blunt short/long shortage/surplus shrank/grew shrink/grow
    shrinks/grows simple/complex slow/fast slow/speed small/big smaller/bigger smaller/larger smooth/rough
    soon/late sooner/later sour/sweet stable/unstable stability/instability start/stop strength/weakness
    strengthen/weaken strong/weak stronger/weaker strongest/weakest success/failure sufficient/insufficient
    superior/inferior support/undermine symmetric/asymmetric taller/shorter thick/thin thicker/thinner tight/loose
    together/apart top/bottom trust/distrust twice/half uncertain/certain uncertainty/certainty underrate/overrate
    underestimate/overestimate undervalue/overvalue unify/divide unipolar/multipolar bipolar/multipolar
    unlikely/likely unstable/stable urban/rural useful/useless vague/precise victory/defeat visible/hidden
    voluntary/involuntary voluntary/forced war/peace warm/cold warmer/colder wax/wane wealth/poverty wet/dry wide/narrow
    widen/narrow win/lose winner/loser winter/summer with/without worse/better worsen/improve worst/best wrong/right
    unexpected/expected anticipated/unexpected democracy/dictatorship democratic/authoritarian individual/collective
    earliest/latest fewest/most upper/lower superiority/inferiority wealthy/poor winners/losers young/old
    buyer/seller borrower/lender parent/child teacher/pupil cause/effect cause/result
"""

OPPOSITES = _both_ways()
"""For the stem of a word those of its opposites."""
