"""How many examples the tests of the core promises draw: anchors, merges, transactions, the text that rebuilds its raw characters."""

from hypothesis import settings

TIMES = 10
"""So many times more under the profile `promises`, which CI runs (make promises)."""


def promised(examples: int) -> settings:
    """Settings with so many examples each time the tests run, and ten times as many under the profile `promises`."""
    return settings(max_examples=examples * (TIMES if settings.get_current_profile_name() == "promises" else 1))
