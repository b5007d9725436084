"""Packs: a course's knowledge as data, read from a folder and checked before anyone relies on it."""

from knowledge.packs.loading import bundled_packs, load_pack
from knowledge.packs.pack import (
    Concept,
    Misreading,
    Pack,
    PackEvidence,
    PackSource,
    Quotation,
    RivalPair,
    Scholar,
    Separation,
    Tenet,
    Theory,
    Work,
)

__all__ = [
    "Concept",
    "Misreading",
    "Pack",
    "PackEvidence",
    "PackSource",
    "Quotation",
    "RivalPair",
    "Scholar",
    "Separation",
    "Tenet",
    "Theory",
    "Work",
    "bundled_packs",
    "load_pack",
]
