"""A name says of what and in which unit: no number is called only LONGEST, no constant only HEAD or MOST."""

import ast

SIZES = (
    "LONG LONGER LONGEST SHORT SHORTER SHORTEST WIDEST NARROWEST DEEP DEEPEST MOST LEAST FEW FEWEST MANY ENOUGH NEAR FAR "
    "HEAD TAIL SURE SLACK REACH AROUND ALIKE MOSTLY ONLY SAME TOP LIMIT MAX MIN SIZE LENGTH COUNT NUMBER_OF"
)
"""Words that say how much, and not of what; wide and narrow are classes of characters (UAX #11)."""
UNITS = (
    "ANCHORS ANSWERS AUTHORS BEGINNINGS BITS BLANKS BLOCKS BRACKETS BREAKS BYTE BYTES CELLS CHARACTERS CLAUSES COLUMNS CONTEXTS "
    "COST DAYS DOCUMENTS DOTS ELEMENTS ENTRIES EXAMPLES FILES FRAGMENTS GRAMS GUTTERS HEADERS HEADINGS HEADLINES HITS KEYS KINDS "
    "LABELS LETTERS LEVELS LIKENESS LINES LINKS NAMES PAGES PAIRS PARAGRAPHS PASSAGE PASSAGES PIECES PIXELS PLACES POINT RARITY "
    "REASONS ROUNDS ROWS SECONDS SHARDS SHARE SIGNS SOURCES STEPS TEXTS TIMES TITLES TOKENS TRIES UNITS WEIGHT WORD WORDS YEAR YEARS"
)
"""In what a number counts: the last word of its name. A share is a part of one, a likeness from 0 to 1."""


def is_number(node):
    """Whether a constant is a number, or a reckoning with numbers."""
    if isinstance(node, ast.UnaryOp):
        return is_number(node.operand)
    if isinstance(node, ast.BinOp):
        return is_number(node.left) or is_number(node.right)
    return isinstance(node, ast.Constant) and isinstance(node.value, (int, float)) and not isinstance(node.value, bool)


def constants(source):
    """Name and value of each constant of a module."""
    for statement in ast.parse(source).body:
        if not isinstance(statement, (ast.Assign, ast.AnnAssign)) or statement.value is None:
            continue
        for target in statement.targets if isinstance(statement, ast.Assign) else [statement.target]:
            names = target.elts if isinstance(target, ast.Tuple) else [target]
            values = statement.value.elts if isinstance(statement.value, ast.Tuple) and len(names) > 1 else [statement.value] * len(names)
            for name, value in zip(names, values, strict=True):
                if isinstance(name, ast.Name) and name.id.isupper():
                    yield name.id.strip("_"), value


def vague(source):
    """The constants whose names say too little."""
    for name, value in constants(source):
        words = name.split("_")
        if set(SIZES.split()).issuperset(words) or (is_number(value) and (len(words) < 2 or words[-1] not in UNITS.split())):
            yield name
