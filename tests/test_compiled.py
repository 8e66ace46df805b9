"""What the compiled kernel is made of: modules whose classes lean on nothing that only a class of Python has, with final constants."""

import re
import runpy
from pathlib import Path

SETUP = runpy.run_path(str(Path(__file__).parents[1] / "setup.py"))
PACKAGE = Path(__file__).parents[1] / SETUP["PACKAGE"]
SOURCES = {name: (PACKAGE / name).read_text("utf-8") for name in SETUP["kernel"](PACKAGE)}


def test_what_stays_interpreted_is_there():
    """An exception that names no module any more is none, and the others are compiled."""
    assert all((PACKAGE / name).is_file() for name in SETUP["INTERPRETED"])
    assert {"clean.py", "page/line.py", "html/modes/body.py"} <= SOURCES.keys()


def test_no_compiled_class_keeps_properties():
    """A `cached_property` of an extension class is worked out each time it is asked for, and nothing says so but the time it takes."""
    assert [name for name, source in SOURCES.items() if "cached_property" in source] == []


def test_constants_are_final_where_they_are_compiled():
    """Nothing else differs from the module that is interpreted, and its lines keep their numbers, which an error names."""
    for name, source in SOURCES.items():
        rows = zip(source.splitlines(), SETUP["final"](source).splitlines(), strict=True)
        for one, two in ((one, two) for one, two in rows if one != two):
            kind = re.search(r": Final(\[.+\])? = ", two)
            here = "" if not kind else f": {kind[1][1:-1]} = " if kind[1] else " = "
            assert one == (two.replace(kind[0], here, 1) if kind else two.removesuffix("; from typing import Final")), name
    assert SETUP["final"]("A_B: int = 1\nA_C = 2\nab = 3\n") == "A_B: Final[int] = 1\nA_C: Final = 2\nab = 3\n"
