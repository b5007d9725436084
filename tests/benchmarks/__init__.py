"""What the program is worth, in figures, beside its peers: `python -m tests.benchmarks` writes docs/BENCHMARKS.md."""
