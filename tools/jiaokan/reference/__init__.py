"""References: find what a text cites, resolve it among the documents that are held, and tell a document who cites it."""
