"""The page of a document: its blocks, addresses, citations and what points to it."""
