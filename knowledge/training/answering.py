"""Trains the cross-encoder to tell the sentences that answer a question from those that only resemble answers."""

import random
from collections.abc import Sequence
from typing import Any

import torch
from torch.nn import functional

from knowledge.onnx_models import OnnxModel
from knowledge.training.bert import torch_model
from knowledge.training.learning import Pace, Recipe, freeze_lower, learn
from knowledge.training.pairs import Pair
from knowledge.training.states import lower_states, upper_states
from knowledge.weights import MARCO_RERANKER, locate

QUESTIONS_A_BATCH = 6
LONGEST = 160
SHARPNESS = 0.5
"""The logit is halved before it is read as log odds: the starting model's logits run from -11 to 11."""

VERDICT = 0.5
"""How much each sentence's own verdict counts beside the choice among the sentences of its question."""

PACE = Pace(warm=60, least=0.05, told_every=60)


def fit(pairs: Sequence[Pair], recipe: Recipe) -> Any:
    """The model trained on the pairs."""
    torch.manual_seed(recipe.seed)
    chance = random.Random(recipe.seed)
    layers = recipe.trained_layers
    model = torch_model(MARCO_RERANKER)
    learning = freeze_lower(model, layers)
    reader = OnnxModel(lambda: locate(MARCO_RERANKER), None, LONGEST)
    states = lower_states(model.bert, reader.tokens([(one.question, one.text) for one in pairs]), layers)
    groups: dict[int, list[int]] = {}
    for index, pair in enumerate(pairs):
        groups.setdefault(pair.group, []).append(index)
    learn(
        model,
        [{"params": learning, "lr": recipe.rate, "weight_decay": 0.01}],
        lambda: _batches(groups, states, chance),
        lambda batch: _loss(model, pairs, states, batch, layers),
        recipe,
        PACE,
    )
    return model


def _batches(groups: dict[int, list[int]], states: Sequence[torch.Tensor], chance: random.Random) -> list[list[int]]:
    """The questions' pair indices, questions of like length together, in random order."""
    order = list(groups)
    chance.shuffle(order)
    longest = {group: max(len(states[index]) for index in indices) for group, indices in groups.items()}
    batches = []
    for start in range(0, len(order), QUESTIONS_A_BATCH * 16):
        window = sorted(order[start : start + QUESTIONS_A_BATCH * 16], key=longest.__getitem__)
        for first in range(0, len(window), QUESTIONS_A_BATCH):
            batches.append([index for group in window[first : first + QUESTIONS_A_BATCH] for index in groups[group]])
    chance.shuffle(batches)
    return batches


def _loss(
    model: Any, pairs: Sequence[Pair], states: Sequence[torch.Tensor], batch: Sequence[int], trained_layers: int
) -> torch.Tensor:
    hidden = upper_states(model.bert, [states[index] for index in batch], trained_layers)
    pooled = functional.dropout(model.bert.pooler(hidden), 0.1, training=True)
    odds = model.classifier(pooled)[:, 0] * SHARPNESS
    answers = torch.tensor([pairs[index].answers for index in batch])
    weights = torch.tensor([pairs[index].weight for index in batch])
    verdicts = functional.binary_cross_entropy_with_logits(odds, answers.float(), reduction="none")
    loss = VERDICT * (verdicts * weights).mean()
    of_group: dict[int, list[int]] = {}
    for row, index in enumerate(batch):
        of_group.setdefault(pairs[index].group, []).append(row)
    return loss + sum(_choice(odds[rows], answers[rows]) for rows in of_group.values()) / len(of_group)


def _choice(odds: torch.Tensor, answers: torch.Tensor) -> torch.Tensor:
    """The loss of choosing among the sentences of a question and "none of them", which has the odds of one."""
    wrong = torch.cat([odds[~answers], torch.zeros(1)])
    if not answers.any():
        return torch.logsumexp(wrong, 0)
    against = torch.logsumexp(wrong, 0)
    return (torch.logaddexp(odds[answers], against) - odds[answers]).mean()
