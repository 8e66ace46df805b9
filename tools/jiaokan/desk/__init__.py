"""The editor's desk: decisions about blocks are made after reading, and hand edits of an edition become such decisions."""
