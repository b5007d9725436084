"""What the same files and questions are given to: ours and the others, one a module, configurations pinned."""
