"""Trains the cross-encoder to tell relations of two texts apart: entailment of a sentence, stance of a claim."""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from torch.nn import functional

from knowledge.onnx_models import OnnxModel
from knowledge.training.bert import WIDTH, load_adapter, torch_model
from knowledge.training.learning import Pace, Recipe, freeze_lower, learn
from knowledge.training.states import lower_states, upper_states
from knowledge.weights import PackagedWeights, locate

PAIRS_A_BATCH = 32
LONGEST = 192
PACE = Pace(warm=100, least=0.03, told_every=50)
DROPOUT = 0.1


@dataclass(frozen=True, slots=True)
class JudgedPair:
    """Two texts and the number of the relation that holds between them."""

    first: str
    second: str
    label: int
    weight: float = 1.0


def fit(
    pairs: Sequence[JudgedPair],
    labels: int,
    recipe: Recipe,
    packaged: PackagedWeights,
    start: Path | None = None,
    read: Callable[[int, int], None] | None = None,
) -> Any:
    """The model trained on the pairs, with a head of as many outputs as there are labels.

    `packaged` is the model to begin with, `start` an adapter for it, whose head is kept where it has as many outputs.
    `read` is told how many pairs the lower layers have read, and of how many, before the upper ones learn.
    """
    torch.manual_seed(recipe.seed)
    chance = random.Random(recipe.seed)
    layers = recipe.trained_layers
    model = torch_model(packaged)
    model.head = torch.nn.Linear(WIDTH, labels)
    if start is not None:
        load_adapter(model, packaged, start)
    learning = freeze_lower(model, layers)
    reader = OnnxModel(lambda: locate(packaged), None, LONGEST)
    states = lower_states(_encoder(model), reader.tokens([(one.first, one.second) for one in pairs]), layers, read)
    learn(
        model,
        [{"params": learning, "lr": recipe.rate, "weight_decay": 0.01}],
        lambda: _batches(states, chance),
        lambda batch: _loss(model, pairs, states, batch, layers),
        recipe,
        PACE,
    )
    return model


def _batches(states: Sequence[torch.Tensor], chance: random.Random) -> list[list[int]]:
    """The pairs' indices, pairs of like length together, in random order."""
    order = chance.sample(range(len(states)), len(states))
    batches = []
    window = PAIRS_A_BATCH * 32
    for start in range(0, len(order), window):
        alike = sorted(order[start : start + window], key=lambda index: len(states[index]))
        batches += [alike[first : first + PAIRS_A_BATCH] for first in range(0, len(alike), PAIRS_A_BATCH)]
    chance.shuffle(batches)
    return batches


def _loss(
    model: Any, pairs: Sequence[JudgedPair], states: Sequence[torch.Tensor], batch: Sequence[int], trained_layers: int
) -> torch.Tensor:
    some = [states[index] for index in batch]
    hidden = upper_states(_encoder(model), some, trained_layers)
    pooled = functional.dropout(_pooled(model, hidden, some), DROPOUT, training=model.training)
    wanted = torch.tensor([pairs[index].label for index in batch])
    weights = torch.tensor([pairs[index].weight for index in batch])
    losses = functional.cross_entropy(model.head(pooled), wanted, reduction="none")
    return (losses * weights).mean()


def _encoder(model: Any) -> Any:
    return getattr(model, "bert", model)


def _pooled(model: Any, hidden: torch.Tensor, states: Sequence[torch.Tensor]) -> torch.Tensor:
    """A row for each pair, as `PairModel` makes it: by the cross-encoder's pooler, else the mean over the tokens."""
    if hasattr(model, "bert"):
        pooled: torch.Tensor = model.bert.pooler(hidden)
        return pooled
    lengths = torch.tensor([len(one) for one in states])
    within = torch.arange(hidden.shape[1])[None, :] < lengths[:, None]
    return (hidden * within[..., None]).sum(1) / lengths[:, None]
