"""Packs: a course's knowledge as data, read from a folder and checked before anyone relies on it."""

from knowledge.packs.claims import LabelledClaim, is_held_out, load_claims
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
    "LabelledClaim",
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
    "is_held_out",
    "load_claims",
    "load_pack",
]
