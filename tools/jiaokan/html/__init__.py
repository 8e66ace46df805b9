"""A page of HTML: its tokens with their places in the source, its tree, and what in it is the text."""
