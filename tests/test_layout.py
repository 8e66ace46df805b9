"""The layout of the package: what may touch the file system, what may know the time, how long a file may be."""

import ast
from pathlib import Path

import pytest
from constants import vague

import jiaokan

PACKAGE = Path(jiaokan.__file__).parent
MODULES = sorted(PACKAGE.rglob("*.py"))
OUTSIDE_WORLD = {"os", "io", "pathlib", "shutil", "subprocess", "tempfile", "glob", "fileinput", "socket", "urllib.request", "http"}
CHANCE_AND_CLOCK = {"random", "secrets", "uuid", "time"}
CLOCK_CALLS = {"now", "utcnow", "today"}
LONGEST_FILE_LINES = 300
"""Lines a file may have; near 80 is the aim."""


def name(path):
    """The path within the package."""
    return path.relative_to(PACKAGE).as_posix()


def tree(path):
    """The parsed module."""
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def may_touch_files(path):
    """Only the corpus, the command line, the run over many files, the site's writer and the desk's writer and server do."""
    return name(path).startswith(("corpus/", "commands/", "scale/", "cli.py", "site/write", "web/write", "web/serve"))


def imports(module):
    """Every name that a module imports, wherever in it."""
    for node in ast.walk(module):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def within(imported, names):
    """Whether an imported name is one of the names or lies in one."""
    return any(imported == wanted or imported.startswith(wanted + ".") for wanted in names)


def forbidden(module, names):
    """The imported names among the given ones."""
    return sorted({imported for imported in imports(module) if within(imported, names)})


def calls(module):
    """The last name of everything that is called."""
    for node in ast.walk(module):
        if isinstance(node, ast.Call):
            yield node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")


def undocumented(module):
    """Public functions and classes of a module, and public methods of its classes, that have no docstring."""
    for node in module.body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_"):
            members = node.body if isinstance(node, ast.ClassDef) else []
            methods = [member for member in members if isinstance(member, ast.FunctionDef) and not member.name.startswith("_")]
            yield from (thing.name for thing in (node, *methods) if not ast.get_docstring(thing))


@pytest.mark.parametrize("path", [path for path in MODULES if not may_touch_files(path)], ids=name)
def test_only_three_places_touch_the_file_system(path):
    """All other modules are functions from values to values; tables inside the package come by importlib.resources."""
    assert forbidden(tree(path), OUTSIDE_WORLD) == []
    assert "open" not in set(calls(tree(path)))


@pytest.mark.parametrize("path", [path for path in MODULES if name(path) != "scale/clock.py"], ids=name)
def test_nothing_depends_on_chance_or_the_clock(path):
    """Same in, same out: no random number, no current time; but a rate of pages is measured, and the key of the desk is chance."""
    assert forbidden(tree(path), CHANCE_AND_CLOCK) == ["secrets"] * (name(path) == "commands/desk.py")
    assert CLOCK_CALLS.isdisjoint(calls(tree(path)))


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_files_are_short_and_named_for_a_thing(path):
    """One concept a file: none is longer than 300 lines, none is a drawer of odds and ends."""
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST_FILE_LINES
    assert path.stem not in ("utils", "util", "helpers", "helper", "common", "misc")


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_a_constant_says_of_what_and_in_which_unit(path):
    """None is named only for its size (LONGEST), and a number's name ends with its unit (tests/constants.py lists them)."""
    assert list(vague(path.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_everything_public_is_explained(path):
    """Each public function, class and method has a docstring, and so has each module that holds any."""
    module = tree(path)
    assert list(undocumented(module)) == []
    assert not module.body or ast.get_docstring(module)


@pytest.mark.parametrize(
    "code",
    [
        "import os.path",
        "from pathlib import Path",
        "import subprocess as s",
        "def f():\n    from shutil import copy",
        "from urllib import request",
    ],
)
def test_the_walk_sees_a_forbidden_import(code):
    """The check finds each form of import."""
    assert forbidden(ast.parse(code), OUTSIDE_WORLD)


def test_the_walk_lets_harmless_imports_pass():
    """Parsing an address or reading a table in the package touches no file of the user's."""
    code = "from urllib.parse import quote\nfrom importlib.resources import files\nimport posixpath"
    assert not forbidden(ast.parse(code), OUTSIDE_WORLD)


def test_the_walk_sees_calls_and_missing_docstrings():
    """The check finds a call of the clock, of open, and a function without a docstring."""
    module = ast.parse("import datetime\ndef f():\n    open('x')\n    return datetime.date.today()")
    assert {"open", "today"} <= set(calls(module))
    assert list(undocumented(module)) == ["f"]


def given(module):
    """The names that the statements of a module give, but for what starts with an underscore."""
    for statement in module.body:
        if isinstance(statement, ast.FunctionDef | ast.ClassDef):
            yield statement.name
        elif isinstance(statement, ast.Assign | ast.AnnAssign):
            yield from (node.id for node in ast.walk(statement) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store))


def taken_twice(modules):
    """The constants and types that are imported from two modules, each of which gives one of this name; what hands it on does not count."""
    giving = {module: {one for one in given(parsed) if not one.startswith("_")} for module, parsed in modules.items()}
    wanted = {}
    for parsed in modules.values():
        for node in ast.walk(parsed):
            if isinstance(node, ast.ImportFrom):
                for alias in node.names:
                    if alias.name[0].isupper() and alias.name in giving.get(node.module, ()):
                        wanted.setdefault(alias.name, set()).add(node.module)
    return {found: sorted(origins) for found, origins in wanted.items() if len(origins) > 1}


def test_no_two_public_classes_have_one_name():
    """A class is read by its name alone where it is imported; functions are called by their module's and may share one."""
    where = {}
    for path in MODULES:
        for node in tree(path).body:
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                where.setdefault(node.name, []).append(name(path))
    assert {found: paths for found, paths in where.items() if len(paths) > 1} == {}


def test_no_two_imported_constants_have_one_name():
    """A constant or a type that another module imports is read there by its name alone, so it has the name for itself."""
    dotted = {".".join(("jiaokan", *path.relative_to(PACKAGE).with_suffix("").parts)).removesuffix(".__init__"): path for path in MODULES}
    assert taken_twice({module: tree(path) for module, path in dotted.items()}) == {}


def test_the_walk_sees_two_constants_of_one_name():
    """Two modules that give a name count once both are asked for it; who hands a name on gives none."""
    code = {"a": "N = 1", "b": "N = 2", "c": "from a import N", "d": "from c import N", "e": "from b import N"}
    modules = {module: ast.parse(source) for module, source in code.items()}
    assert taken_twice(modules) == {"N": ["a", "b"]}
    del modules["e"]
    assert taken_twice(modules) == {}
