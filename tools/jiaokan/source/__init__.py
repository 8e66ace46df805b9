"""Bytes become text: what kind of file it is, which encoding, which line endings."""
