"""What a learner leaves behind: conversations now, each record owned by one learner."""
