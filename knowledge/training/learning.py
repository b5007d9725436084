"""The loop that both trainings share: AdamW, a warm start, linear decay, a report now and then."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

import torch

from knowledge.training.bert import is_trained

Batch = TypeVar("Batch")


@dataclass(frozen=True, slots=True)
class Recipe:
    """How a model is trained.

    `report` is told the steps done, those to do and the mean loss since it was last told; `keep` is given the model
    after each pass over the questions.
    """

    trained_layers: int
    epochs: int
    rate: float
    seed: int
    report: Callable[[int, int, float], None]
    keep: Callable[[Any], None]


@dataclass(frozen=True, slots=True)
class Pace:
    """Steps until the full rate, the share of it that is left at the end, and the steps between two reports."""

    warm: int
    least: float
    told_every: int


def freeze_lower(model: Any, trained_layers: int) -> list[torch.nn.Parameter]:
    """The parameters that learn; all others are frozen."""
    for name, parameter in model.named_parameters():
        parameter.requires_grad = is_trained(name, trained_layers)
    return [parameter for parameter in model.parameters() if parameter.requires_grad]


def learn(
    model: Any,
    groups: list[dict[str, Any]],
    batches: Callable[[], Sequence[Batch]],
    loss_of: Callable[[Batch], torch.Tensor],
    recipe: Recipe,
    pace: Pace,
) -> None:
    """Train the parameter groups on the batches, drawn anew for each pass."""
    passes = [batches() for _ in range(recipe.epochs)]
    steps = max(1, sum(map(len, passes)))
    optimizer = torch.optim.AdamW(groups)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min(1, (step + 1) / pace.warm) * max(pace.least, 1 - step / steps)
    )
    done, lost = 0, 0.0
    for drawn in passes:
        model.train()
        for batch in drawn:
            loss = loss_of(batch)
            optimizer.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            done, lost = done + 1, lost + float(loss.detach())
            if done % pace.told_every == 0:
                recipe.report(done, steps, lost / pace.told_every)
                lost = 0.0
        recipe.keep(model.eval())
