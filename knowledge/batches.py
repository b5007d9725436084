"""Cuts texts into batches of like length, so that little of a batch is padding."""

from collections.abc import Sequence

WINDOW = 32
"""Texts are sorted by length inside windows of this many only, so that the best, given first, still go first."""


def batches(lengths: Sequence[int], size: int) -> list[list[int]]:
    """Indices in batches of like length, window after window; in a window the batch that holds the first goes first."""
    result: list[list[int]] = []
    for start in range(0, len(lengths), WINDOW):
        window = sorted(range(start, min(start + WINDOW, len(lengths))), key=lambda index: lengths[index])
        result.extend(sorted((window[i : i + size] for i in range(0, len(window), size)), key=min))
    return result
