"""Simplified, Traditional as in Taiwan, Traditional as in Hong Kong: one text, character for character."""

from jiaokan.script.conversion import SOURCES, TARGETS, Conversion, convert, convert_fully, convert_with_doubts
from jiaokan.script.detection import detect
from jiaokan.script.folding import fold

__all__ = ["SOURCES", "TARGETS", "Conversion", "convert", "convert_fully", "convert_with_doubts", "detect", "fold"]
