"""The frozen lower layers run once over everything; the upper ones learn from what they gave."""

from collections.abc import Callable, Sequence
from typing import Any

import torch

from knowledge.onnx_models import Tokens
from knowledge.training.bert import LAYERS, WIDTH

BATCH = 32


def lower_states(
    bert: Any, tokens: Tokens, trained_layers: int, read: Callable[[int, int], None] | None = None
) -> list[torch.Tensor]:
    """What the frozen layers of a BERT give for each text, a row a token, as half floats.

    `read` is told how many texts are read, and of how many.
    """
    states: list[torch.Tensor] = [torch.empty(0)] * len(tokens)
    order = sorted(range(len(tokens)), key=lambda index: len(tokens[index][0]))
    bert.eval()
    for start in range(0, len(order), BATCH):
        some = order[start : start + BATCH]
        longest = max(len(tokens[index][0]) for index in some)
        ids, types = torch.zeros(2, len(some), longest, dtype=torch.long)
        attention = torch.zeros(len(some), longest)
        for row, index in enumerate(some):
            length = len(tokens[index][0])
            ids[row, :length] = torch.tensor(tokens[index][0])
            types[row, :length] = torch.tensor(tokens[index][1])
            attention[row, :length] = 1
        with torch.no_grad():
            hidden = bert.embeddings(input_ids=ids, token_type_ids=types)
            hidden = _through(bert.encoder.layer[: LAYERS - trained_layers], hidden, attention)
        for row, index in enumerate(some):
            states[index] = hidden[row, : len(tokens[index][0])].half()
        if read is not None:
            read(min(start + BATCH, len(order)), len(order))
    return states


def upper_states(bert: Any, states: Sequence[torch.Tensor], trained_layers: int) -> torch.Tensor:
    """What the last layers make of lower states: texts by tokens by width, with rows beyond a text's end."""
    longest = max(len(one) for one in states)
    hidden = torch.zeros(len(states), longest, WIDTH)
    attention = torch.zeros(len(states), longest)
    for row, one in enumerate(states):
        hidden[row, : len(one)] = one.float()
        attention[row, : len(one)] = 1
    return _through(bert.encoder.layer[LAYERS - trained_layers :], hidden, attention)


def _through(layers: Any, hidden: torch.Tensor, attention: torch.Tensor) -> torch.Tensor:
    mask = (1.0 - attention[:, None, None, :]) * -1e4
    for layer in layers:
        given = layer(hidden, mask)
        hidden = given[0] if isinstance(given, tuple) else given
    return hidden
