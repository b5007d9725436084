"""Trains the answering reranker further: from questions and sentences to a small file of weights.

Run with `python -m knowledge.training`; needs the extra `training`. See docs/models/answering-reranker.md.
"""
