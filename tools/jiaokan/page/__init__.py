"""What the lines of a text show of the page they stood on: lines, cells, columns, sheets, regions. No word is changed here."""
