"""Anchors: permanent ids of blocks, and the ledger that never forgets one."""
