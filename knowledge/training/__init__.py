"""Trains two of the packaged models further: from questions and sentences to small files of weights.

Run with `python -m knowledge.training finding` or `answering`; needs the extra `training`. See docs/models.
"""
