"""The editor's pages on this machine: drafts of all texts with the raw text beside them, never what is published."""
