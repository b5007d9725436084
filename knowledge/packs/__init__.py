"""Packs: a course's knowledge as data, read from a folder and checked before anyone relies on it."""

from knowledge.packs.claims import LabelledClaim, is_held_out, load_claims
from knowledge.packs.loading import bundled_packs, load_pack
from knowledge.packs.pack import (
    Case,
    Concept,
    CourseQuestion,
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
    WrongAnswer,
)

__all__ = [
    "Case",
    "Concept",
    "CourseQuestion",
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
    "WrongAnswer",
    "bundled_packs",
    "is_held_out",
    "load_claims",
    "load_pack",
]
