"""The kernel: a text that knows where each of its characters came from, and what a pass may propose to change in it."""

from jiaokan.text.piece import Piece
from jiaokan.text.proposal import Doubt, Edit, Find, Move, Thinned
from jiaokan.text.text import Stretch, Text

__all__ = ["Doubt", "Edit", "Find", "Move", "Piece", "Stretch", "Text", "Thinned"]
