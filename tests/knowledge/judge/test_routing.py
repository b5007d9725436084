"""The tenets that a claim may be about are found by meaning, or by what was learnt from labelled claims."""

from pathlib import Path

import numpy as np
import pytest
from safetensors.numpy import save_file

from knowledge.judge import ClaimInContext, TenetRouter
from knowledge.judge.routing import BUCKETS, buckets, meanings
from knowledge.packs import Pack, load_pack
from tests.fakes import HashEmbeddings

TINY_PACK = Path(__file__).parents[2] / "data" / "tiny_pack"


@pytest.fixture(scope="module")
def pack() -> Pack:
    return load_pack(TINY_PACK)


def test_a_claim_in_the_words_of_a_tenet_is_about_that_tenet(pack: Pack) -> None:
    router = TenetRouter(pack, HashEmbeddings(256))
    claims = [ClaimInContext(tenet.statements[0]) for tenet in pack.tenets]
    assert [found[0].slug for found in router.about(claims, 1)] == [tenet.slug for tenet in pack.tenets]


def test_so_many_tenets_are_named_as_are_asked_for(pack: Pack) -> None:
    router = TenetRouter(pack, HashEmbeddings(256))
    (found,) = router.about([ClaimInContext("Dough rises.")], 50)
    assert {tenet.slug for tenet in found} == {tenet.slug for tenet in pack.tenets}
    assert router.about([], 3) == []


def test_each_tenet_has_its_share_and_all_of_them_make_a_whole(pack: Pack) -> None:
    router = TenetRouter(pack, HashEmbeddings(256))
    claims = [ClaimInContext(tenet.statements[0]) for tenet in pack.tenets] + [ClaimInContext("Bread.")]
    found = router.shares(claims, 50)
    assert [[tenet for tenet, _ in own] for own in found] == router.about(claims, 50)
    for own in found:
        shares = [share for _, share in own]
        assert sum(shares) == pytest.approx(1, abs=1e-5)
        assert shares == sorted(shares, reverse=True)
        assert all(0 <= share <= 1 for share in shares)
    assert all(own[0][1] > 0.9 for own in found[:-1])


def test_a_share_does_not_depend_on_how_many_are_asked_for_or_together(pack: Pack) -> None:
    router = TenetRouter(pack, HashEmbeddings(256))
    claims = [ClaimInContext("Dough rises."), ClaimInContext("A slow rise tastes well.", before="Keep it cool.")]
    (first, second), ((alone,),) = router.shares(claims, 2), router.shares(claims[:1], 1)
    assert alone[0] == first[0][0]
    assert alone[1] == pytest.approx(first[0][1], abs=1e-6)
    assert len(second) == 2
    assert router.shares([], 3) == []


def test_what_was_learnt_decides_where_there_is_any(pack: Pack, tmp_path: Path) -> None:
    last = len(pack.tenets) - 1
    bias, words = np.zeros(len(pack.tenets), np.float32), np.zeros((len(pack.tenets), BUCKETS), np.float16)
    bias[last] = 1.0
    words[0, buckets(ClaimInContext("Sourdough."))] = 9.0
    learnt = {
        "tenets.meaning": np.zeros((len(pack.tenets), 256), np.float32),
        "tenets.bias": bias,
        "tenets.words": words,
    }
    save_file(learnt, str(tmp_path / "routing.safetensors"))
    router = TenetRouter(pack, HashEmbeddings(256), tmp_path / "routing.safetensors")
    (found,) = router.about([ClaimInContext(pack.tenets[0].statements[0])], 1)
    assert found == [pack.tenets[last]]
    (found,) = router.about([ClaimInContext("Sourdough.")], 1)
    assert found == [pack.tenets[0]]
    assert len(router.about([ClaimInContext("")], 2)[0]) == 2
    ((_, first), (_, second)) = router.shares([ClaimInContext("")], 2)[0]
    assert first / second == pytest.approx(np.e, rel=1e-4)


def test_the_sentence_before_helps_to_see_what_a_claim_is_about() -> None:
    embeddings = HashEmbeddings(256)
    alone, helped, named = meanings(
        embeddings,
        [
            ClaimInContext("This is why they do so."),
            ClaimInContext("This is why they do so.", before="Yeast makes gas."),
            ClaimInContext("Yeast makes gas."),
        ],
    )
    assert helped @ named > alone @ named
    assert np.allclose(np.linalg.norm([alone, helped, named], axis=1), 1.0, atol=1e-5)
