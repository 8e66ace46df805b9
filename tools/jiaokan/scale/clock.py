"""The only clock: how fast the work goes, and whether a page takes too long; no output says what time it was."""

from time import monotonic


def seconds() -> float:
    """Seconds since some moment, never going back."""
    return monotonic()
