"""Pages of the record: what cleaning changed and why, the reasons, the releases."""
