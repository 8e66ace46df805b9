"""What is proposed for a text that comes in: its facts, names and relations, each with its evidence, for the editor's word."""
