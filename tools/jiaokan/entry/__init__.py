"""A published document with all that a page needs; what waits for a word; releases."""
