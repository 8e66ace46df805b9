"""The insertion modes of the HTML standard's tree construction (WHATWG HTML, 13.2.6.4), a file for those that belong together."""

from __future__ import annotations

from jiaokan.html.construction import InsertionMode
from jiaokan.html.modes import body, body_ends, foreign, frames, head_elements, select, start, table

MODES: dict[str, InsertionMode] = {
    "initial": start.initial, "before html": start.before_html, "before head": start.before_head, "in head": start.in_head,
    "in head noscript": start.in_head_noscript, "after head": start.after_head, "in template": head_elements.in_template,
    "in body": body.in_body, "end in body": body_ends.end_in_body, "text": body.text, "in table": table.in_table,
    "in table text": table.in_table_text, "in caption": table.in_caption, "in column group": table.in_column_group,
    "in table body": table.in_table_body, "in row": table.in_row, "in cell": table.in_cell, "in select": select.in_select,
    "in select in table": select.in_select_in_table, "after body": frames.after_body, "in frameset": frames.in_frameset,
    "after frameset": frames.after_frameset, "foreign": foreign.in_foreign,
}  # fmt: skip
"""What is done with a token in each mode, by the name that the standard gives the mode; no mode knows the file of another."""
