"""The order of the passes, as lists of names."""

from __future__ import annotations

RECIPE: tuple[str, ...] = (
    "mojibake",
    "line_endings",
    "html_markup",
    "html_entities",
    "html_tags",
    "blank_kinds",
    "invisible_characters",
    "radicals",
    "compatibility_characters",
    "fullwidth_characters",
    "markdown_links",
    "markdown_escapes",
    "markdown_emphasis",
    "markdown_marks",
    "picture_descriptions",
    "false_headings",
    "wrap_spaces",
    "ocr_spaces",
    "running_headers",
    "columns",
    "interleaved_columns",
    "imprint_lines",
    "stacked_labels",
    "label_blanks",
    "web_furniture",
    "isolated_keywords",
    "repeated_text",
    "broken_lines",
    "page_breaks",
    "line_blanks",
    "document_numbers",
    "quotation_marks",
    "bracket_pairs",
    "bracket_width",
    "punctuation_width",
    "full_stops",
    "ellipses",
    "dashes",
    "middle_dots",
    "blanks_in_text",
)


def recipe_for(text: str) -> tuple[str, ...]:
    """The passes for a text, in the order in which they run."""
    return RECIPE
