"""Guided answers: the learner tries first, is helped step by step, and tries again without help."""
