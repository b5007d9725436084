"""Good items about many subjects, of the kind that a careful teacher writes, and short ways to write one down."""

from tutor.grounding.citations import PrintedCitation
from tutor.quiz.questions import BLANK, Asked, Option, Pair, Point, Question, QuestionType


def cited(quote: str, start: int = 0, source: str = "notes") -> PrintedCitation:
    """A citation of a made-up source."""
    return PrintedCitation(
        id=1, source_id=source, source_file=f"{source}.md", source_title="Notes", role="reference", page=None,
        heading=(), start=start, end=start + len(quote), quote=quote,
    )  # fmt: skip


def choice(stem: str, *options: str, asks: Asked = "claim", **changes: object) -> Question:
    """A single choice; right options begin with a plus sign. With two or more of them it is a multiple choice."""
    right = [option[1:] for option in options if option.startswith("+")]
    kind: QuestionType = "multiple_choice" if len(right) > 1 else "single_choice"
    made = tuple(Option(text=o.removeprefix("+"), correct=o.startswith("+"), rationale="So it is.") for o in options)
    item = _item(kind, stem, "\n".join(right), asks).model_copy(update={"options": made})
    return item.model_copy(update=changes)


def statement(stem: str, is_true: bool, **changes: object) -> Question:
    """A statement that is true or false."""
    verdicts = ("True", "False")
    made = tuple(Option(text=one, correct=(one == "True") == is_true, rationale="So it is.") for one in verdicts)
    item = _item("true_false", stem, str(is_true), "claim").model_copy(update={"options": made})
    return item.model_copy(update=changes)


def cloze(stem: str, answer: str, **changes: object) -> Question:
    """A sentence whose blank is written as `...`."""
    return _item("cloze", stem.replace("...", BLANK), answer, "definition").model_copy(update=changes)


def matching(stem: str, **pairs: str) -> Question:
    """Pairs to match; underscores in a left side stand for spaces."""
    made = tuple(Pair(left=a.replace("_", " "), right=b, rationale="So it is.") for a, b in pairs.items())
    answer = "\n".join(f"{pair.left}: {pair.right}" for pair in made)
    return _item("matching", stem, answer, "definition").model_copy(update={"pairs": made})


def short(stem: str, *points: str) -> Question:
    """A short answer with its points."""
    made = tuple(Point(text=point) for point in points)
    return _item("short_answer", stem, "\n".join(points), "reason").model_copy(update={"points": made})


def _item(kind: QuestionType, stem: str, answer: str, asks: Asked) -> Question:
    return Question(
        id=f"{kind}:{stem}:{answer}", type=kind, stem=stem, answer=answer, explanation="The notes say so.",
        hint="Go back to the notes.", asks=asks, origin="teacher", difficulty=2, citations=(cited("They say so."),),
    )  # fmt: skip


SOUND = (
    choice("What is the capital of Canada?", "Toronto", "+Ottawa", "Montreal", "Calgary"),
    choice("Which gas do plants take in when they make sugar?", "Oxygen", "Nitrogen", "+Carbon dioxide", "Methane"),
    choice("In which year did the Berlin Wall fall?", "1985", "1987", "+1989", "1991"),
    choice(
        "Why does ice float on water?",
        "It is colder than the liquid around it",
        "+Its crystals take up more room",
        "It holds salt that lifts it up",
        "Air bubbles are trapped in it",
    ),
    choice(
        "Who composed “The Four Seasons”?",
        "+Antonio Vivaldi",
        "Johann Sebastian Bach",
        "Ludwig van Beethoven",
        "George Frideric Handel",
    ),
    choice(
        "What happens to the price of a good when its supply falls while demand stays the same?",
        "It sinks at first and then recovers",
        "+It rises until buyers drop out",
        "It stays where it was before",
        "It follows the price of labour",
    ),
    choice(
        "Which organ filters waste from the blood of mammals?",
        "The liver",
        "The spleen",
        "+The kidney",
        "The pancreas",
    ),
    choice(
        "How does a vaccine protect the body?",
        "It kills germs before they enter a cell",
        "+It teaches immune cells what to attack",
        "It thickens the walls of the lungs",
        "It lowers the body's temperature",
    ),
    choice(
        "A farmer plants the same crop in one field for ten years. The harvest shrinks each year although rain and "
        "seed stay the same. What is the most likely cause?",
        "The days have become shorter",
        "+The soil has lost its nutrients",
        "The seeds have grown too old",
        "The plough has cut too deep",
        asks="case",
    ),
    choice("Which two metals make bronze?", "Iron and zinc", "+Copper and tin", "Lead and nickel", "Gold and silver"),
    choice(
        "What does a barometer measure?",
        "The speed of wind",
        "+The pressure of air",
        "The height of clouds",
        "The warmth of soil",
    ),
    choice(
        "According to Adam Smith, what makes workers more productive?",
        "Longer hours in the workshop",
        "Strict rules set by a guild",
        "+Splitting a task into steps",
        "Wages paid at harvest time",
    ),
    choice(
        "What did Darwin call the process by which species change?",
        "Spontaneous generation",
        "+Natural selection",
        "Genetic drift",
        "Artificial breeding",
    ),
    choice(
        "Why did the Roman senate distrust Julius Caesar?",
        "He had lost the war in Gaul",
        "+He might rule as a king",
        "He refused to pay his troops",
        "He came from a poor family",
    ),
    choice("Which of these are prime numbers? Choose all that apply.", "+2", "9", "+11", "15", "+23"),
    choice(
        "Which of these animals are mammals? Choose all that apply.", "+Bats", "Penguins", "+Whales", "Sharks", "+Seals"
    ),
    choice(
        "What is meant by inflation in economics?",
        "A fall in the number of jobs",
        "+A general rise in prices",
        "A loan taken by the state",
        "A tax on imported goods",
    ),
    choice(
        "Which view of knowledge did John Locke defend?",
        "Ideas are born with the mind",
        "+Experience writes on the mind",
        "Reason alone reveals the world",
        "Custom settles what is true",
    ),
    choice(
        "When a ball is thrown straight up, what is its speed at the highest point?",
        "+Zero",
        "Half its first speed",
        "Twice its first speed",
        "The speed of sound",
    ),
    choice("Which element has the chemical symbol Na?", "Nitrogen", "+Sodium", "Nickel", "Neon"),
    choice(
        "What do historians of technology credit to Johannes Gutenberg?",
        "The first working telescope",
        "The pendulum clock",
        "+Printing with movable type",
        "The steam engine",
    ),
    choice(
        "Why do cats' eyes shine in the dark?",
        "They give off light of their own",
        "+A layer behind the retina reflects light",
        "Their tears hold glowing salts",
        "Their pupils stay shut at night",
    ),
    choice(
        "How do reptiles and birds differ in keeping warm?",
        "+The former bask, the latter burn food",
        "The former burn food, the latter bask",
        "The former huddle, the latter shiver",
        "The former dig, the latter swim",
    ),
    choice(
        "A baker kneads a dough, leaves it in a cold room and finds it no larger. How would a chemist judge this?",
        "+As a sign that yeast slept",
        "As proof that flour was old",
        "As the work of too much salt",
        "As the effect of hard water",
        asks="case",
    ),
    choice(
        "What does a forest lose when a road cuts through it?",
        "+Some of its shade, with dry soil at the edge",
        "Some of its rain, with clouds kept above",
        "Most of its birds, with nests left to rot",
        "Much of its moss, with bark laid bare",
    ),
    short("Why is it hard for a glacier to grow in a dry climate?", "Too little snow falls to make up for melting."),
    short("Do whales or sharks breathe air?", "Whales breathe air."),
    short("Who wrote “Emma”, and in which century did the author live?", "Jane Austen wrote the novel around 1815."),
    statement("A seed that does not get water can put out no root.", True),
    statement("The heart of a mammal has four chambers.", True),
    statement("Sound travels faster in air than it does in steel.", False),
    statement("In his dialogues, Plato lets Socrates do most of the talking.", True),
    statement("It is harder to compress a liquid than a gas.", True),
    statement("Rivers carry less silt when they flow faster.", False),
    cloze("The force that pulls a falling apple towards the centre of the earth is called ....", "gravity"),
    cloze("In a cell, the ... holds most of the genetic material and steers growth and division.", "nucleus"),
    cloze("A government in which one person rules by right of birth until death is called a ....", "monarchy"),
    matching(
        "Match each scientist with a discovery.",
        Marie_Curie="Radium",
        Alexander_Fleming="Penicillin",
        Isaac_Newton="The laws of motion",
    ),
    matching(
        "Match each part of a plant with what it does.",
        Root="Takes up water",
        Leaf="Makes sugar",
        Flower="Attracts insects",
        Stem="Holds the crown up",
    ),
    matching(
        "Which word belongs to which meaning?",
        Drought="A long time without rain",
        Flood="Water where land was dry",
        Famine="A lack of food in a region",
    ),
    short(
        "Why do coastal towns have milder winters than towns far inland?",
        "The sea stores the warmth of summer.",
        "Wind from the sea carries warm air over the coast.",
    ),
    short(
        "Explain how a thermos flask keeps tea hot.",
        "A vacuum between two walls stops conduction.",
        "Silvered walls reflect heat back into the flask.",
    ),
    short(
        "What separates a virus from a bacterium?",
        "A bacterium is a living cell that can divide on its own.",
        "A virus needs the cell of a host to multiply.",
    ),
)
