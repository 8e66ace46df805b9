"""Pages of what the texts name: an index of each kind, and a page of each entity that more than one paragraph names."""
