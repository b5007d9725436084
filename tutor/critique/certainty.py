"""How sure a verdict on a sentence of an essay is, given that most sentences of essays are in order."""

ERRORS_LEARNT, ERRORS_IN_ESSAYS = 0.45, 0.1
"""The share of errors among the claims that a judge learns from, and among the sentences of an essay. A judge's
probabilities hold where errors are as frequent as where it learnt; for essays they are shifted to the rarer errors, as
by Saerens, Latinne and Decaestecker, "Adjusting the Outputs of a Classifier to New a Priori Probabilities" (2002)."""

_SHIFT = (ERRORS_IN_ESSAYS / (1 - ERRORS_IN_ESSAYS)) / (ERRORS_LEARNT / (1 - ERRORS_LEARNT))


def in_essays(probability: float) -> float:
    """A probability of an error among as many errors as the judge learnt from, as it is among an essay's few."""
    odds = probability * _SHIFT
    return odds / (odds + (1 - probability))
