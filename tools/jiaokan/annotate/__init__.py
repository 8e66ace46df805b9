"""What a text names: works, bodies, persons, places, events, dates, amounts, terms; one recogniser a file, one rule where they overlap."""
