"""Pure checks that what is shown stands in the sources."""
