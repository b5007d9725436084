"""Trains the late interaction to put the sentences that answer before all the others of their documents."""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import torch
from torch.nn import functional

from knowledge.late_interaction import LONGEST, QUESTION_MARK, TEXT_MARK, marked
from knowledge.onnx_models import OnnxModel
from knowledge.training.bert import torch_model
from knowledge.training.learning import Pace, Recipe, freeze_lower, learn
from knowledge.training.practice import PracticeQuestion, PracticeSet
from knowledge.training.states import lower_states, upper_states
from knowledge.weights import COLBERT, locate

QUESTIONS_A_BATCH = 128
SENTENCES_A_BATCH = 200
"""All sentences of a small library; of a large one those that are marked for the batch's questions and a sample."""

TEXTS_A_PASS = 24
PACE = Pace(warm=15, least=0.03, told_every=15)
SHARPNESS, NOTHING = 30.0, 0.72
"""Where the learnt scale of a score begins, and the score at which "nothing answers" is as likely as the sentence."""


@dataclass(frozen=True, slots=True)
class _Read:
    practice: PracticeSet
    texts: list[torch.Tensor]
    questions: list[torch.Tensor]


def fit(sets: Sequence[PracticeSet], recipe: Recipe) -> Any:
    """The model trained on the questions of the practice sets."""
    torch.manual_seed(recipe.seed)
    chance = random.Random(recipe.seed)
    layers = recipe.trained_layers
    bert = torch_model(COLBERT)
    learning = freeze_lower(bert, layers)
    scale = torch.nn.Parameter(torch.tensor(SHARPNESS).log())
    nothing = torch.nn.Parameter(torch.tensor(NOTHING))
    read = _all_read(bert, sets, layers)

    def loss_of(batch: tuple[_Read, list[int]]) -> torch.Tensor:
        one, asked = batch
        scores, drawn = _scores(bert, one, asked, layers, chance)
        return _loss((scores - nothing) * scale.exp(), [one.practice.questions[index] for index in asked], drawn)

    groups: list[dict[str, Any]] = [
        {"params": learning, "lr": recipe.rate, "weight_decay": 0.01},
        {"params": [scale, nothing], "lr": 5e-3},
    ]
    learn(bert, groups, lambda: _batches(read, chance), loss_of, recipe, PACE)
    return bert


def _all_read(bert: Any, sets: Sequence[PracticeSet], trained_layers: int) -> list[_Read]:
    """The lower states of every text and question; sets over the same documents share theirs."""
    reader = OnnxModel(lambda: locate(COLBERT), None, LONGEST)
    texts: dict[tuple[str, ...], list[torch.Tensor]] = {}
    read: list[_Read] = []
    for one in sets:
        if one.texts not in texts:
            texts[one.texts] = lower_states(bert, marked(reader.tokens(one.texts), TEXT_MARK), trained_layers)
        asked = reader.tokens([question.text for question in one.questions])
        read.append(_Read(one, texts[one.texts], lower_states(bert, marked(asked, QUESTION_MARK), trained_layers)))
    return read


def _batches(read: Sequence[_Read], chance: random.Random) -> list[tuple[_Read, list[int]]]:
    """Questions of one set together, as they share the sentences that they are to choose from; in random order."""
    batches = []
    for one in read:
        order = chance.sample(range(len(one.questions)), len(one.questions))
        batches += [
            (one, order[start : start + QUESTIONS_A_BATCH]) for start in range(0, len(order), QUESTIONS_A_BATCH)
        ]
    chance.shuffle(batches)
    return batches


def _scores(
    bert: Any, one: _Read, asked: Sequence[int], trained_layers: int, chance: random.Random
) -> tuple[torch.Tensor, list[int]]:
    """Late interaction of each question with each sentence drawn, and the indices of these."""
    drawn = _drawn(one, asked, chance)
    texts = torch.nn.utils.rnn.pad_sequence(_vectors(bert, [one.texts[i] for i in drawn], trained_layers), True)
    beyond = texts.abs().sum(-1) == 0
    rows = []
    for question in _vectors(bert, [one.questions[i] for i in asked], trained_layers):
        cosines = torch.einsum("qc,tlc->qtl", question, texts).masked_fill(beyond, -2.0)
        rows.append(cosines.max(-1).values.mean(0))
    return torch.stack(rows), drawn


def _drawn(one: _Read, asked: Sequence[int], chance: random.Random) -> list[int]:
    everything = range(len(one.texts))
    if len(everything) <= SENTENCES_A_BATCH:
        return list(everything)
    questions = [one.practice.questions[index] for index in asked]
    wanted = {index for question in questions for index in question.right | question.near}
    others = [index for index in everything if index not in wanted]
    more = min(len(others), max(0, SENTENCES_A_BATCH - len(wanted)))
    return sorted(wanted | set(chance.sample(others, more)))


def _vectors(bert: Any, states: Sequence[torch.Tensor], trained_layers: int) -> list[torch.Tensor]:
    """A unit vector a token for each text, texts of like length in one pass."""
    vectors: list[torch.Tensor] = [torch.empty(0)] * len(states)
    order = sorted(range(len(states)), key=lambda index: len(states[index]))
    for start in range(0, len(order), TEXTS_A_PASS):
        some = order[start : start + TEXTS_A_PASS]
        found = functional.normalize(upper_states(bert, [states[index] for index in some], trained_layers), dim=-1)
        for row, index in enumerate(some):
            vectors[index] = found[row, : len(states[index])]
    return vectors


def _loss(odds: torch.Tensor, questions: Sequence[PracticeQuestion], drawn: Sequence[int]) -> torch.Tensor:
    """The loss of choosing, for each question, among the eligible sentences and "nothing answers"."""
    at = {index: column for column, index in enumerate(drawn)}
    total = torch.zeros(())
    for row, asked in zip(odds, questions, strict=True):
        right = [at[index] for index in asked.right if index in at]
        wrong = [at[index] for index in asked.eligible if index in at and index not in asked.right]
        against = torch.logsumexp(torch.cat([row[wrong], torch.zeros(1)]), 0)
        if not asked.answerable:
            total = total + against
        elif right:
            any_of = torch.logsumexp(row[right], 0)
            total = total + 0.5 * (torch.logaddexp(any_of, against) - any_of)
            total = total + 0.5 * (torch.logaddexp(row[right], against) - row[right]).mean()
    return total / len(questions)
