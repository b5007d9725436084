"""The training itself: the lower layers run once, the upper ones learn from what they gave."""

import random
from collections.abc import Sequence
from typing import Any

import torch
from tokenizers import Tokenizer
from torch.nn import functional

from knowledge.training.bert import LAYERS, is_trained, torch_model
from knowledge.training.pairs import Pair
from knowledge.weights import MARCO_RERANKER, locate

QUESTIONS_A_BATCH = 6
LONGEST = 160
SHARPNESS = 0.5
"""The logit is halved before it is read as log odds: the starting model's logits run from -11 to 11."""

RANKING = 0.07
"""How much it counts that the right sentence beats the others of its question, beside each one's own verdict."""


def fit(pairs: Sequence[Pair], *, trained_layers: int, epochs: int, rate: float, seed: int) -> Any:
    """The model after `epochs` over the pairs: AdamW, linear decay, binary cross-entropy and a ranking term."""
    torch.manual_seed(seed)
    chance = random.Random(seed)
    model: Any = torch_model()
    for name, parameter in model.named_parameters():
        parameter.requires_grad = is_trained(name, trained_layers)
    states = _lower_states(model, pairs, trained_layers)
    groups: dict[int, list[int]] = {}
    for index, pair in enumerate(pairs):
        groups.setdefault(pair.group, []).append(index)
    optimizer = torch.optim.AdamW([p for p in model.parameters() if p.requires_grad], lr=rate, weight_decay=0.01)
    steps = max(1, epochs * len(groups) // QUESTIONS_A_BATCH)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min(1, (step + 1) / 60) * max(0.05, 1 - step / steps)
    )
    model.train()
    for _ in range(epochs):
        for batch in _batches(groups, states, chance):
            loss = _loss(model, pairs, states, batch, trained_layers)
            optimizer.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            schedule.step()
    return model.eval()


def _lower_states(model: Any, pairs: Sequence[Pair], trained_layers: int) -> list[torch.Tensor]:
    """What the frozen layers give for every pair, as half floats."""
    tokenizer = Tokenizer.from_file(str(locate(MARCO_RERANKER) / "tokenizer.json"))
    tokenizer.enable_padding()
    tokenizer.enable_truncation(LONGEST)
    states: list[torch.Tensor] = [torch.empty(0)] * len(pairs)
    order = sorted(range(len(pairs)), key=lambda index: len(pairs[index].question) + len(pairs[index].text))
    model.eval()
    for start in range(0, len(order), 32):
        some = order[start : start + 32]
        encoded = tokenizer.encode_batch([(pairs[index].question, pairs[index].text) for index in some])
        attention = torch.tensor([one.attention_mask for one in encoded])
        with torch.no_grad():
            hidden = model.bert.embeddings(
                input_ids=torch.tensor([one.ids for one in encoded]),
                token_type_ids=torch.tensor([one.type_ids for one in encoded]),
            )
            hidden = _through(model.bert.encoder.layer[: LAYERS - trained_layers], hidden, attention)
        for row, index in enumerate(some):
            states[index] = hidden[row, : int(attention[row].sum())].half()
    return states


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
    longest = max(len(states[index]) for index in batch)
    hidden = torch.zeros(len(batch), longest, 384)
    attention = torch.zeros(len(batch), longest)
    for row, index in enumerate(batch):
        hidden[row, : len(states[index])] = states[index].float()
        attention[row, : len(states[index])] = 1
    hidden = _through(model.bert.encoder.layer[LAYERS - trained_layers :], hidden, attention)
    pooled = functional.dropout(model.bert.pooler(hidden), 0.1, training=True)
    odds = model.classifier(pooled)[:, 0] * SHARPNESS
    answers = torch.tensor([float(pairs[index].answers) for index in batch])
    weights = torch.tensor([pairs[index].weight for index in batch])
    loss = (functional.binary_cross_entropy_with_logits(odds, answers, reduction="none") * weights).mean()
    for group in {pairs[index].group for index in batch}:
        own = torch.tensor([pairs[index].group == group for index in batch])
        if answers[own].sum() > 0:
            ranked = functional.log_softmax(odds[own] / SHARPNESS, 0)
            loss = loss - RANKING * (ranked * answers[own]).sum() / answers[own].sum()
    return loss


def _through(layers: Any, hidden: torch.Tensor, attention: torch.Tensor) -> torch.Tensor:
    mask = (1.0 - attention[:, None, None, :].float()) * -1e4
    for layer in layers:
        given = layer(hidden, mask)
        hidden = given[0] if isinstance(given, tuple) else given
    return hidden
