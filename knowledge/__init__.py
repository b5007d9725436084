"""Documents in, evidence out."""
