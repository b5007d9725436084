"""What a learner leaves behind: conversations, essays, quizzes, answers and reviews, each owned by one learner."""
