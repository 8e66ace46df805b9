"""What a file that is no text is, by its first bytes, and how its text is had.

The signatures are those that the formats' own specifications set; a name's ending says nothing sure.
"""

from __future__ import annotations

SIGNATURES: tuple[tuple[bytes, str, str], ...] = (
    (b"%PDF-", "a PDF", "pdftotext -layout FILE.pdf FILE.txt"),
    (b"PK\x03\x04", "a ZIP archive, as those of Word and Excel are (.docx, .xlsx)", "save it as text or as HTML"),
    (b"\xd0\xcf\x11\xe0", "an old document of Word or Excel (.doc, .xls)", "save it as text or as HTML"),
    (b"{\\rtf", "a document in Rich Text Format", "save it as text or as HTML"),
    (b"\x89PNG\r\n", "a picture (PNG)", "tesseract FILE.png FILE -l chi_sim"),
    (b"\xff\xd8\xff", "a picture (JPEG)", "tesseract FILE.jpg FILE -l chi_sim"),
    (b"GIF89a", "a picture (GIF)", "tesseract FILE.gif FILE -l chi_sim"),
    (b"II*\x00", "a picture (TIFF)", "tesseract FILE.tif FILE -l chi_sim"),
    (b"MM\x00*", "a picture (TIFF)", "tesseract FILE.tif FILE -l chi_sim"),
    (b"\x1f\x8b", "a gzip archive", "gunzip FILE.gz"),
    (b"Rar!\x1a\x07", "a RAR archive", "unpack it"),
    (b"7z\xbc\xaf", "a 7z archive", "unpack it"),
)
"""First bytes, what the file is, what to do."""


def file_kind(data: bytes) -> tuple[str, str] | None:
    """What the file is and what to do to have its text; None if its first bytes are those of no such format."""
    return next(((kind, then) for first, kind, then in SIGNATURES if data.startswith(first)), None)
