"""Pictures of the corpus, drawn at build: documents by year, who cites whom, what was repaired; each beside a table that says the same."""
