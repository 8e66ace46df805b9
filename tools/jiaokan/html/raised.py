"""Digits that a tag sets high or low, as the characters that mean the same without it (Unicode, Superscripts and Subscripts)."""

from __future__ import annotations

HIGH = str.maketrans("0123456789+-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻")
LOW = str.maketrans("0123456789+-", "₀₁₂₃₄₅₆₇₈₉₊₋")
