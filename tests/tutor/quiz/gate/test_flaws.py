"""Good items pass, and each flaw of form is found and named."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.tutor.quiz.gate.sound_items import SOUND, choice, cloze, matching, short, statement
from tests.tutor.quiz.made_up_questions import EVERY_TYPE
from tutor.quiz.gate.flaws import RULES, flaws, named_flaws
from tutor.quiz.questions import BLANK, Question

CAPITALS = ("Toronto", "+Ottawa", "Montreal", "Calgary")
CAPITAL = "What is the capital of Canada?"


@pytest.mark.parametrize("question", [*SOUND, *EVERY_TYPE], ids=lambda question: question.stem)
def test_a_good_item_passes(question: Question) -> None:
    assert flaws(question) == ()


FLAWED: list[tuple[str, Question]] = [
    ("unclear information", choice("What is its capital?", *CAPITALS)),
    ("unclear information", choice("As noted above, what is the capital of Canada?", *CAPITALS)),
    ("unclear information", choice("What is the capital of <b>Canada</b>?", *CAPITALS)),
    ("unclear information", statement("It also slows the growth of mould.", True)),
    ("unclear information", statement("Mould grows in the damp and", True)),
    ("unclear parts", choice(CAPITAL, "Toronto", "+Ottawa", "Montreal, the", "Calgary")),
    ("unclear parts", choice(CAPITAL, "Toronto [12]", "+Ottawa", "Montreal", "Calgary")),
    ("unclear parts", short("Why do tides rise?", "It pulls the water of the sea towards itself.")),
    ("unclear parts", matching("Match each metal with its colour.", Gold="Yellow", Copper="Red...", Silver="Grey")),
    ("unfocused stem", choice("The capital of Canada", *CAPITALS)),
    ("unfocused stem", choice("Which of the following is true?", "Ice sinks", "+Ice floats", "Ice burns", "Ice sings")),
    (
        "unfocused stem",
        choice(
            "Which of these statements are correct? Choose all that apply.",
            "+A cat purrs",
            "+A dog barks",
            "A fish sings",
        ),
    ),
    ("unfocused stem", short("The causes of the tides.", "The moon pulls the water of the sea towards itself.")),
    ("two questions in one", choice("What is the capital of Canada? Who chose it?", *CAPITALS)),
    ("negative wording", choice("Which of these is not a planet?", "Mars", "+Pluto", "Venus", "Saturn")),
    ("negative wording", choice("All of the following are planets except?", "Mars", "+Pluto", "Venus", "Saturn")),
    ("negative wording", choice("Which animal doesn't lay eggs?", "The hen", "+The cow", "The duck", "The goose")),
    (
        "negative wording",
        choice("Which claim about whales is false?", "They sing", "+They lay eggs", "They dive", "They breathe air"),
    ),
    (
        "gratuitous information",
        choice(
            "Many tourists admire old buildings every summer. Which gas do plants take in?",
            "Oxygen",
            "Nitrogen",
            "+Carbon dioxide",
            "Methane",
        ),
    ),
    (
        "gratuitous information",
        choice(f"Given {'that some people travel far and wide, ' * 6}what is the capital of Canada?", *CAPITALS),
    ),
    ("blank in a choice", choice(f"The city of {BLANK} is the capital of which country?", *CAPITALS)),
    ("wrong number of options", choice(CAPITAL, "Toronto", "+Ottawa")),
    ("wrong number of options", choice(CAPITAL, "Toronto", "Ottawa", "Calgary")),
    (
        "wrong number of options",
        choice("Which of these are planets? Choose all that apply.", "+Mars", "+Venus", "+Saturn"),
    ),
    ("all or none of the above", choice(CAPITAL, "Toronto", "+Ottawa", "Calgary", "None of the above")),
    ("all or none of the above", choice(CAPITAL, "Toronto", "+Ottawa", "Calgary", "All of these.")),
    ("all or none of the above", choice(CAPITAL, "Toronto", "+Ottawa", "Calgary", "Both")),
    ("all or none of the above", choice(CAPITAL, "Toronto", "+Ottawa", "Calgary", "None are correct")),
    ("combined options", choice("Which of these are planets?", "Mars", "Venus", "+A and B", "Pluto")),
    ("combined options", choice("Which of these are planets?", "I and II", "+II, III and IV", "I only", "II and IV")),
    ("true or false in a choice", choice("Is Ottawa a capital?", "+Yes, since 1867", "No", "Yes, since 1950")),
    ("true or false in a choice", choice("Is Ottawa a capital?", "+True", "False", "Uncertain")),
    (
        "more than one right",
        choice(CAPITAL, "Toronto", "+Ottawa", "+Calgary").model_copy(update={"type": "single_choice"}),
    ),
    (
        "more than one right",
        choice(
            "Why do leaves fall?",
            "The tree saves water",
            "+The tree saves water in frost",
            "The wind grows stronger",
            "The bark swells up",
        ),
    ),
    (
        "options alike",
        choice(
            "Why do leaves fall?",
            "The trees save the water",
            "+The tree stops feeding",
            "The tree saves the water",
            "The wind grows strong",
        ),
    ),
    (
        "vague terms",
        choice(
            "How do owls hunt?",
            "+They often hunt at night",
            "They rarely hunt at night",
            "They wait for carrion",
            "They dig for worms",
        ),
    ),
    ("lost sequence", choice("In which year did the Berlin Wall fall?", "1987", "1985", "+1989", "1991")),
    ("lost sequence", choice("How long is a marathon?", "10 km", "+42 km", "21 km", "50 km")),
    (
        "implausible distractor",
        choice("Who wrote “Hamlet”?", "Ben Jonson", "+William Shakespeare", "John Donne", "a loaf of bread"),
    ),
    (
        "implausible distractor",
        choice("Why do birds migrate?", "To find food", "To escape frost", "+To raise young", "Because of habit"),
    ),
    (
        "implausible distractor",
        choice(
            "Why do birds migrate?", "Because food is scarce", "A habit of old", "Fear of wolves", "+Love of travel"
        ),
    ),
    (
        "implausible distractor",
        choice("How is bread made?", "Heating dough", "+Baking dough", "Freezing dough", "Butter"),
    ),
    (
        "implausible distractor",
        choice(
            "Why do birds migrate?",
            "They look for food.",
            "+They flee the frost",
            "They know no home",
            "They follow the sun",
        ),
    ),
    (
        "implausible distractor",
        choice(
            "Why do birds migrate?",
            "Food is scarce during the winter",
            "Luck",
            "+Days grow too short for feeding",
            "Lakes freeze over for months",
        ),
    ),
    (
        "longest option",
        choice(
            "Why do birds migrate?",
            "They are bored",
            "They are lost",
            "+They look for food that the winter hides from them",
            "They are shy",
        ),
    ),
    (
        "shortest option",
        choice(
            "Why do birds migrate?",
            "They feel drawn towards foreign lands",
            "+Hunger",
            "They have forgotten where home is",
            "They follow the herds on the plain",
        ),
    ),
    (
        "logical cue",
        choice(
            "How does warm water change a dry sponge?",
            "Its colour fades",
            "+The water swells it",
            "Its holes close up",
            "Its weight halves",
        ),
    ),
    (
        "logical cue",
        choice(
            "What do balancing states fear?",
            "A bad harvest",
            "+A state on the rise",
            "Their own people",
            "Foreign trade",
        ),
    ),
    (
        "word repeat",
        choice("What does photosynthesis need?", "Cold nights", "+Photosynthetic cells", "Salty soil", "Strong wind"),
    ),
    (
        "convergence",
        choice(
            "Which two metals make bronze?", "Copper and zinc", "+Copper and tin", "Lead and tin", "Gold and silver"
        ),
    ),
    (
        "absolute terms",
        choice(
            "How do owls hunt?",
            "They always hunt by day",
            "+They listen for mice",
            "They never leave the nest",
            "They dig for worms",
        ),
    ),
    (
        "absolute terms",
        choice("What do koalas eat?", "Grass and hay", "+Only gum leaves", "Fish and crabs", "Ripe fruit"),
    ),
    (
        "grammatical cue",
        choice("Choose the word: a person who flies a plane is a", "engineer", "+pilot", "astronaut", "officer"),
    ),
    ("grammatical cue", choice("What are the parts of a flower?", "The root", "+The petals", "The bark", "The twig")),
    ("key in stem", choice("Why is Ottawa, not Toronto, the capital?", "Toronto", "+Ottawa", "Montreal", "Calgary")),
    ("key in stem", cloze("The gravity of the earth that pulls a falling apple down is called ....", "gravity")),
    ("key in stem", cloze("Artists of the paint shop mix their colours by hand for every ....", "art")),
    ("key in stem", short("Why does the moon pull the sea towards itself?", "The moon pulls the sea.")),
    ("key in hint", choice(CAPITAL, *CAPITALS, hint="Think of Ottawa.")),
    ("key in hint", statement("The heart of a mammal has four chambers.", True, hint="It is true of cats.")),
    ("no plain statement", statement("Does the heart of a mammal have four chambers?", True)),
    ("no plain statement", statement("No mammal does not breathe air.", True)),
    ("telling words", statement("Rivers always carry more silt in spring.", False)),
    (
        "blank misplaced",
        cloze("... is the force that pulls a falling apple towards the centre of the earth.", "Gravity"),
    ),
    ("blank misplaced", cloze("The ... that pulls a falling apple towards the earth is called ....", "gravity")),
    ("blank misplaced", cloze("The force that pulls a falling apple towards the earth is called grav....", "ity")),
    ("blank not decidable", cloze("The sun is a ....", "star")),
    ("blank not decidable", cloze("A king who rules by right of birth until death reigns ... a council.", "without")),
    (
        "blank not decidable",
        cloze(
            "When supply falls and demand stays the same, the price of a good ....", "rises until many buyers drop out"
        ),
    ),
    ("pairs not apart", matching("Match each metal with its colour.", Gold="Yellow", Copper="Red")),
    ("pairs not apart", matching("Match each metal with its colour.", Gold="Grey", Copper="Red", Silver="grey")),
    (
        "pair gives itself away",
        matching("Match each animal with its home.", Sea_eagle="A cliff by the sea", Mole="A tunnel", Beaver="A dam"),
    ),
    ("wrong points", short("Why do tides rise?")),
    ("wrong points", short("Why do tides rise?", "The moon pulls the water.", "The moon pulls this water.")),
]


@pytest.mark.parametrize(
    ("name", "question"), FLAWED, ids=lambda value: value if isinstance(value, str) else value.stem
)
def test_a_flaw_is_found(name: str, question: Question) -> None:
    found = named_flaws(question)
    assert name in found
    assert flaws(question) == tuple(found.values())
    assert all(reason[-1] in ".?" for reason in found.values())


def test_every_rule_has_a_name_of_its_own_and_a_case_here() -> None:
    names = [rule.name for rule in RULES]
    assert len(set(names)) == len(names)
    assert {name for name, _ in FLAWED} == set(names)


@pytest.mark.parametrize(
    ("stem", "options"),
    [
        ("Why do states not trust each other?", ("Fear of attack", "+Lack of proof", "Love of war", "Envy of wealth")),
        (
            "What happens when water does not freeze?",
            ("Fish die out", "+Ships sail on", "Lakes dry up", "Trees fall down"),
        ),
        ("Which vitamins do carrots hold?", ("D and K", "+Retinol precursors", "Iodine salts", "Iron oxides")),
    ],
)
def test_a_question_about_what_does_not_happen_is_no_negative_question(stem: str, options: tuple[str, ...]) -> None:
    assert "negative wording" not in named_flaws(choice(stem, *options))


@given(
    stem=st.text(max_size=400), texts=st.lists(st.text(max_size=120), min_size=0, max_size=9), right=st.integers(0, 8)
)
@settings(max_examples=150, deadline=None)
def test_any_text_is_judged_without_an_error_and_the_same_each_time(stem: str, texts: list[str], right: int) -> None:
    marked = [f"+{text}" if place == right else text for place, text in enumerate(texts)]
    for question in (choice(stem, *marked), cloze(stem, texts[0] if texts else ""), short(stem, *texts)):
        assert flaws(question) == flaws(question)


def test_a_huge_text_is_refused_quickly() -> None:
    for piece in ("which not ", "(", "“a", "the such a ", "it is ", "in ,", "a b_ __ *"):
        assert flaws(choice(piece * 20_000, *CAPITALS))
