"""What is asked of full-text search, whatever database answers."""

from collections.abc import Sequence
from dataclasses import dataclass

from knowledge.catalogue.tables import Unit


@dataclass(frozen=True, slots=True)
class WordQuery:
    """Passages or sentences that hold any of the terms, of which there is at least one, within some sources or all.

    `heading_weight` is what a word of a heading counts beside one of the text.
    """

    unit: Unit
    terms: Sequence[str]
    limit: int
    source_ids: Sequence[str] | None
    heading_weight: float
