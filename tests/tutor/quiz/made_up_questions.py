"""Questions of every type for tests, about baking and so that nobody takes them for a course."""

from tutor.grounding.citations import PrintedCitation
from tutor.quiz.questions import BLANK, Option, Pair, Point, Question


def citation(number: int, quote: str) -> PrintedCitation:
    """A citation of a made-up source."""
    return PrintedCitation(
        id=number, source_id="bread", source_file="bread.md", source_title="On bread", role="reference", page=None,
        heading=("Rising",), start=10 * number, end=10 * number + len(quote), quote=quote,
    )  # fmt: skip


YEAST = citation(1, "Yeast turns sugars into carbon dioxide.")
SALT = citation(2, "Salt slows yeast down.")
GLUTEN = citation(3, "Gluten is a net of proteins that holds the gas in the dough.")

SINGLE = Question(
    id="single-yeast", type="single_choice", stem="What does yeast make out of sugars?",
    options=(
        Option(text="Carbon dioxide", correct=True, rationale="The passage says so.", citations=(1,)),
        Option(text="Pure oxygen", correct=False, rationale="Oxygen is not what the passage names.", citations=(1,)),
        Option(text="Table salt", correct=False, rationale="Salt is added by the baker.", citations=(2,)),
        Option(text="Proteins", correct=False, rationale="Proteins come with the flour.", citations=(3,)),
    ),
    answer="Carbon dioxide", explanation="Yeast feeds on sugars and gives off a gas.", hint="It is a gas.",
    tenet="yeast-rises", topic="yeast", asks="claim", origin="course", difficulty=2, citations=(YEAST, SALT, GLUTEN),
)  # fmt: skip

MULTIPLE = Question(
    id="multiple-dough", type="multiple_choice", stem="Which of these are true of dough? Choose all that apply.",
    options=(
        Option(text="Salt slows its rising", correct=True, rationale="Salt slows yeast.", citations=(1,)),
        Option(text="Gluten keeps the gas in", correct=True, rationale="It is a net.", citations=(2,)),
        Option(text="Salt feeds the yeast", correct=False, rationale="Salt slows yeast.", citations=(1,)),
    ),
    answer="Salt slows its rising\nGluten keeps the gas in", explanation="Both are said of dough.",
    hint="Two of them are.", tenet=None, topic="dough", asks="list", origin="sources", difficulty=3,
    citations=(SALT.model_copy(update={"id": 1}), GLUTEN.model_copy(update={"id": 2})),
)  # fmt: skip

TRUE_FALSE = Question(
    id="true-salt", type="true_false", stem="Salt makes yeast work faster.",
    options=(
        Option(text="True", correct=False, rationale="The passage says the reverse.", citations=(1,)),
        Option(text="False", correct=True, rationale="Salt slows yeast down.", citations=(1,)),
    ),
    answer="False", explanation="Salt slows yeast down.", hint="Think of what bakers do on hot days.",
    tenet="yeast-rises", topic="salt", asks="claim", origin="course", difficulty=1,
    citations=(SALT.model_copy(update={"id": 1}),),
)  # fmt: skip

CLOZE = Question(
    id="cloze-gluten", type="cloze", stem=f"The net of proteins that holds gas in dough is called {BLANK}.",
    answer="gluten", accepts=("glutens",), explanation="Gluten is that net.", hint="It begins with g.", tenet=None,
    topic="gluten", asks="definition", origin="sources", difficulty=2,
    citations=(GLUTEN.model_copy(update={"id": 1}),),
)  # fmt: skip

SHORT = Question(
    id="short-rise", type="short_answer", stem="Why does dough rise?",
    points=(
        Point(text="Yeast turns sugars into carbon dioxide.", citations=(1,)),
        Point(text="Gluten holds the gas in the dough.", citations=(2,)),
    ),
    answer="Yeast turns sugars into carbon dioxide.\nGluten holds the gas in the dough.",
    explanation="A gas is made, and it is held.", hint="Two things are needed.", tenet="yeast-rises", topic="rising",
    asks="reason", origin="course", difficulty=4, citations=(YEAST, GLUTEN.model_copy(update={"id": 2})),
)  # fmt: skip

MATCHING = Question(
    id="match-parts", type="matching", stem="Match each part of a dough with what it does.",
    pairs=(
        Pair(left="Yeast", right="Makes gas", rationale="It feeds on sugars.", citations=(1,)),
        Pair(left="Salt", right="Slows the rising", rationale="It slows yeast.", citations=(2,)),
        Pair(left="Gluten", right="Holds the gas", rationale="It is a net.", citations=(3,)),
    ),
    answer="Yeast: Makes gas\nSalt: Slows the rising\nGluten: Holds the gas", explanation="Each has its own work.",
    hint="Begin with the gas.", tenet=None, topic="dough", asks="definition", origin="sources", difficulty=3,
    citations=(YEAST, SALT, GLUTEN),
)  # fmt: skip

EVERY_TYPE = (SINGLE, MULTIPLE, TRUE_FALSE, CLOZE, SHORT, MATCHING)
