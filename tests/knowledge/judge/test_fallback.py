"""A course without labelled claims is judged by entailment, and accuses only where that finds an error twice."""

import pytest

from knowledge.judge import STANCES, ClaimInContext, Judgement
from knowledge.judge.fallback import EntailmentStance
from knowledge.packs import Pack, load_pack
from tests.knowledge.judge.scripted_judge import ScriptedEntailment
from tests.knowledge.judge.test_routing import TINY_PACK

CLAIM = "The bubbles in bread are oxygen."
STATEMENT, MISREADING = "Yeast turns sugars into carbon dioxide.", "Yeast makes oxygen."

CASES = {
    "denied by the tenet and said by a misreading": (0.97, 0.95, 0.0, "contradicts"),
    "denied by the tenet alone": (0.99, 0.5, 0.0, "unrelated"),
    "said by a misreading alone": (0.5, 0.99, 0.0, "unrelated"),
    "borne out": (0.0, 0.0, 0.9, "agrees"),
    "borne out, but hardly": (0.0, 0.0, 0.6, "unrelated"),
    "nothing found": (0.0, 0.0, 0.0, "unrelated"),
}


@pytest.fixture(scope="module")
def pack() -> Pack:
    return load_pack(TINY_PACK)


def judged(pack: Pack, denied: float, misread: float, borne_out: float) -> Judgement:
    known = {
        (STATEMENT, CLAIM): ("contradiction", denied) if denied else ("entailment", borne_out),
        (CLAIM, MISREADING): ("entailment", misread),
    }
    judge = EntailmentStance(pack, ScriptedEntailment({pair: one for pair, one in known.items() if one[1]}))
    (one,) = judge.judge([(pack.tenets[0], ClaimInContext(CLAIM))])
    return one


@pytest.mark.parametrize(("denied", "misread", "borne_out", "stance"), CASES.values(), ids=CASES)
def test_an_error_is_named_only_where_it_is_found_twice(
    pack: Pack, denied: float, misread: float, borne_out: float, stance: str
) -> None:
    one = judged(pack, denied, misread, borne_out)
    assert one.label == stance
    assert set(one.probabilities) == set(STANCES)
    assert sum(one.probabilities.values()) == pytest.approx(1.0)


def test_several_claims_are_judged_each_by_its_own_tenet(pack: Pack) -> None:
    entailment = ScriptedEntailment({(pack.tenets[1].statements[2], CLAIM): ("entailment", 1.0)})
    claims = [(tenet, ClaimInContext(CLAIM)) for tenet in pack.tenets[:2]]
    assert [one.label for one in EntailmentStance(pack, entailment).judge(claims)] == ["unrelated", "agrees"]
