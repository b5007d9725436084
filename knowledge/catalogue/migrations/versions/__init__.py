"""One file a step in the history of the tables; a step that was released is never edited."""
