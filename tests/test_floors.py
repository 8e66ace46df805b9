"""The floors of the house: a folder imports only what stands above it in the list, and no module waits for itself."""

import ast
import re
from pathlib import Path

import pytest

import jiaokan

PACKAGE = Path(jiaokan.__file__).parent
FLOORS = (
    "errors", "reasons", "text", "grammar", "source", "page", "html", "passes", "recipe", "clean", "script", "record", "edition", "read",
    "reference", "desk", "annotate", "anchor", "build", "entry", "intake", "cite", "search", "corpus", "checks", "check", "site", "export",
    "scale", "web", "commands", "cli",
)  # fmt: skip
"""The stages, each after what it may import; some are still to come."""
MOST_AT_THE_ROOT = 16
SOURCES = {path: path.read_text(encoding="utf-8") for path in sorted(PACKAGE.rglob("*.py"))}


def module_of(path):
    """The dotted name of a module."""
    return ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts).removesuffix(".__init__")


MODULES = {module_of(path) for path in SOURCES}


def imported(source, at_once=False):
    """The modules of the package that a source imports: all of them, or only those that it needs while it is loaded itself."""
    tree = ast.parse(source)
    for node in tree.body if at_once else ast.walk(tree):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            whole = [f"{node.module}.{alias.name}" for alias in node.names]
            names = [name if name in MODULES else node.module for name in whole]
        else:
            continue
        yield from (name for name in names if name.split(".")[0] == "jiaokan")


def floor(module):
    """Which floor a module stands on; the package itself, which only gives public names, stands under all."""
    parts = module.split(".")
    return FLOORS.index(parts[1]) if len(parts) > 1 else len(FLOORS)


def upward(module, source):
    """What a module imports from a floor below its own in the list; only the command line asks the package for its version."""
    return sorted(
        {
            name
            for name in imported(source)
            if floor(name) > floor(module) and not (name == "jiaokan" and floor(module) >= FLOORS.index("commands"))
        }
    )


@pytest.mark.parametrize("path", list(SOURCES), ids=module_of)
def test_a_folder_imports_only_what_stands_above_it(path):
    """No arrow upward: what is near the source knows nothing of what is near the reader."""
    module = module_of(path)
    assert module == "jiaokan" or upward(module, SOURCES[path]) == []


def test_the_walk_sees_an_arrow_upward():
    """Each form of import is seen, inside a function too."""
    assert upward("jiaokan.text.leaf", "from jiaokan.read import read") == ["jiaokan.read"]
    assert upward("jiaokan.page.line", "import jiaokan.cli") == ["jiaokan.cli"]
    assert upward("jiaokan.desk.decide", "def f():\n    from jiaokan import Text") == ["jiaokan"]
    assert upward("jiaokan.cli", "from jiaokan.text import Text\nfrom jiaokan import __version__") == []


def test_no_module_waits_for_itself():
    """The modules can be put in an order in which each is loaded after all that it imports at once."""
    needs = {module_of(path): {name for name in imported(source, at_once=True) if name != "jiaokan"} for path, source in SOURCES.items()}
    packages = {name for name in needs if any(other.startswith(name + ".") for other in needs)}
    waiting = {name: found - packages for name, found in needs.items() if name not in packages}
    while free := [name for name, found in waiting.items() if not found & waiting.keys()]:
        for name in free:
            del waiting[name]
    assert sorted(waiting) == []


def test_the_root_shows_the_road():
    """Every room of the root has its floor, and few modules stand at the root."""
    rooms = {path.relative_to(PACKAGE).parts[0].removesuffix(".py") for path in SOURCES} - {"__init__"}
    assert rooms <= set(FLOORS)
    assert len(list(PACKAGE.glob("*.py"))) <= MOST_AT_THE_ROOT


def test_the_map_of_the_code_is_true():
    """The page of the architecture names the rooms in the order of their floors, all that are there and no other."""
    page = (PACKAGE.parent.parent / "docs/guide/architecture.md").read_text(encoding="utf-8")
    named = [name for row in re.findall(r"^\| ((?:`[a-z]+` ?)+)\|", page, re.MULTILINE) for name in re.findall("`([a-z]+)`", row)]
    rooms = {path.relative_to(PACKAGE).parts[0].removesuffix(".py") for path in SOURCES} - {"__init__"}
    assert named == [room for room in FLOORS if room in rooms]


def test_the_tests_that_hold_the_laws_are_there():
    """Each law names tests that exist."""
    root = PACKAGE.parent.parent
    page = (root / "docs/guide/architecture.md").read_text(encoding="utf-8")
    tests = re.findall(r"`(tests/\w+\.py)::(\w+)`", page)
    assert len(re.findall(r"^\| \d+ ", page, re.MULTILINE)) == 11
    assert [name for file, name in tests if f"def {name}(" not in (root / file).read_text(encoding="utf-8")] == []
