"""Finding posts by what is written in them: what counts as a word, what a query means, and what a hit shows."""
