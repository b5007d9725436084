"""Judges without a chat model: whether a passage bears a sentence out, and how a claim stands to a tenet."""

from knowledge.judge.entailment import RELATIONS, Entailment, LocalEntailment
from knowledge.judge.judgements import Judgement, Unjudged
from knowledge.judge.routing import TenetRouter
from knowledge.judge.stance import ERRORS, STANCES, ClaimInContext, Stance
from knowledge.judge.trained import JudgeCard, OperatingPoint, judge_card, stance_judge, tenet_router

__all__ = [
    "ERRORS",
    "RELATIONS",
    "STANCES",
    "ClaimInContext",
    "Entailment",
    "JudgeCard",
    "Judgement",
    "LocalEntailment",
    "OperatingPoint",
    "Stance",
    "TenetRouter",
    "Unjudged",
    "judge_card",
    "stance_judge",
    "tenet_router",
]
