"""The parts that pages are made of; each draws one thing and says what the person did with it."""
