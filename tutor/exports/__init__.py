"""A learner's work as files that open elsewhere."""
