"""Reading an essay against a course's tenets: findings, strengths and a map of tenets, each with its sources."""
