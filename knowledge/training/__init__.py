"""Trains the packaged models further: from questions, sentence pairs and claims to small files of weights.

`python -m knowledge.training finding`, `answering` or `entailment` make the files of `knowledge/adapters` anew;
`tutor pack train` makes a course's judge. See docs/models.
"""
