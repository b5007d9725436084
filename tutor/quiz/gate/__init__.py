"""What stands between an item and a learner: an item is shown only if its form neither gives it away nor spoils it."""
