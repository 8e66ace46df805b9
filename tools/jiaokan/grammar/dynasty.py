"""The dynasties by which a book says when its author lived."""

from __future__ import annotations

DYNASTY = "先秦|[西东東]?[汉漢晋晉]|[魏隋唐宋辽遼金元明清]|[南北][朝宋齐齊梁陈陳魏周]|五代|民[国國]"
