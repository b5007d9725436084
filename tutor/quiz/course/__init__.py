"""Items made from a course's own knowledge: its questions, tenets, cases, concepts and scholars."""
