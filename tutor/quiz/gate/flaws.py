"""Flaws of form that rules can see in an item.

Those of choices are of the nineteen that Tarrant et al. (2006, Nurse Education in Practice) counted and that Moore
et al. (2023, arXiv:2307.08161) looked for by rules; the others ask the same of the other types of items.
"""

from collections.abc import Mapping

from tutor.quiz.gate import choices, cloze, cues, forms, leaks, matching, short_answers, statements, stems
from tutor.quiz.gate.rules import CHOICES, EVERY_TYPE, LONGEST, Rule, is_overlong
from tutor.quiz.questions import Question

RULES: tuple[Rule, ...] = (
    Rule("unclear information", stems.stem_does_not_stand, EVERY_TYPE),
    Rule("unclear parts", stems.part_does_not_stand, EVERY_TYPE),
    Rule("unfocused stem", stems.unfocused, (*CHOICES, "short_answer", "matching")),
    Rule("two questions in one", stems.asks_twice, (*CHOICES, "true_false", "cloze")),
    Rule("negative wording", stems.negative),
    Rule("gratuitous information", stems.gratuitous, (*CHOICES, "short_answer", "matching")),
    Rule("blank in a choice", stems.blank_in_a_choice, (*CHOICES, "true_false", "short_answer", "matching")),
    Rule("wrong number of options", choices.wrong_numbers),
    Rule("all or none of the above", choices.all_or_none),
    Rule("combined options", choices.combined),
    Rule("true or false in a choice", choices.true_or_false),
    Rule("more than one right", choices.more_than_one_right),
    Rule("options alike", choices.alike),
    Rule("vague terms", choices.vague),
    Rule("lost sequence", choices.out_of_order),
    Rule("implausible distractor", forms.odd_option),
    Rule("longest option", cues.longest),
    Rule("shortest option", cues.shortest),
    Rule("logical cue", cues.shares_most_with_stem),
    Rule("word repeat", cues.echoes_stem),
    Rule("convergence", cues.converges),
    Rule("absolute terms", cues.absolute),
    Rule("grammatical cue", cues.grammatical),
    Rule("key in stem", leaks.in_stem, (*CHOICES, "cloze", "short_answer", "matching")),
    Rule("key in hint", leaks.in_hint, EVERY_TYPE),
    Rule("no plain statement", statements.not_a_statement, ("true_false",)),
    Rule("telling words", statements.gives_away, ("true_false",)),
    Rule("blank misplaced", cloze.misplaced, ("cloze",)),
    Rule("blank not decidable", cloze.undecidable, ("cloze",)),
    Rule("pairs not apart", matching.not_apart, ("matching",)),
    Rule("pair gives itself away", matching.gives_away, ("matching",)),
    Rule("wrong points", short_answers.wrong_points, ("short_answer",)),
)


def flaws(question: Question) -> tuple[str, ...]:
    """Every reason for not showing an item, in plain words; empty when its form is sound."""
    return tuple(named_flaws(question).values())


def named_flaws(question: Question) -> Mapping[str, str]:
    """The same reasons under the names of the rules that gave them."""
    if is_overlong(question):
        return {"overlong text": f"One of its texts has more than {LONGEST} letters."}
    found = ((rule.name, rule.finds(question)) for rule in RULES if question.type in rule.types)
    return {name: reason for name, reason in found if reason is not None}
