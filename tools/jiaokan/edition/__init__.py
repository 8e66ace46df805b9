"""The clean text of a document: its blocks, its forms as Markdown, JSON and text, where each character came from."""
