"""Quizzes: questions made from a course and its sources, each proved before it is shown."""
