"""The benchmarks themselves, one a module: each gives the tables of its page section."""
