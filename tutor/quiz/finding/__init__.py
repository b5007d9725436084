"""Facts that sources state: what terms mean, who holds what, why something is so, and what belongs together."""

from tutor.quiz.finding.facts_of import find_facts

__all__ = ["find_facts"]
