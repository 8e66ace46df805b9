"""make mutate: what it changes, which tests it tries, what it answers, and floors that only rise."""

import json
import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.mutate import floors, named, tree
from tests.mutate.mutant import Mutant, mutants
from tests.mutate.reach import Reach, functions, users

ROOT = Path(__file__).parent.parent
FILE = "tools/jiaokan/text/a.py"


def changed(source):
    """Each change of a source as old → new, in order."""
    return [f"{one.old} → {one.new}" for one in mutants(FILE, source)]


@pytest.mark.parametrize(
    ("source", "wanted"),
    [
        ("LIMIT = 12", ["12 → 16", "12 → 8"]),
        ("SHARE = 0.6", ["0.6 → 0.4", "0.6 → 0.8"]),
        ("TWO = 2", ["2 → 1", "2 → 3"]),
        ('WORDS = re.compile("汉|字")', ['"汉|字" → r"(?!)"']),
        ("def f(a):\n    return a < 3", ["a < 3 → (a) >= (3)", "3 → 2", "3 → 4"]),
        ("def f(a):\n    return a == 0", ["a == 0 → (a) != (0)", "0 → 1"]),
        ("def f(a, b):\n    return a and b", ["a → True", "b → True"]),
        ("def f(a, b):\n    return a or b", ["a → False", "b → False"]),
        ("def f(a):\n    if a:\n        return\n    g()", ["a → (not (a))", "a → False"]),
        ("def f(a):\n    return [b for b in a if b]", ["b → (not (b))"]),
        ("def f(a, most=9):\n    return a", ["9 → 12", "9 → 6"]),
    ],
)
def test_what_is_changed(source, wanted):
    """Constants by a third, patterns silenced, comparisons turned round, operands left out, guards taken away."""
    assert changed(source) == wanted


@pytest.mark.parametrize(
    "source",
    [
        "a = b[5]",
        "a = b[1:]",
        '"""12 < 13"""',
        "a = f'{b:12}'",
        "a: tuple[int, 3]",
        "f = True",
        "def f():\n    raise E(12)",
        "if TYPE_CHECKING:\n    from a import B",
    ],
)
def test_what_is_not_changed(source):
    """A place in a row, a docstring, a type, what an error says, imports for types: a change there shows nothing."""
    assert changed(source) == []


def test_a_change_is_made_where_it_stands():
    """Places count characters, not bytes; equal changes of one function are numbered, and their keys outlive lines put before them."""
    source = 'A = "汉字", 12\n\n\ndef f(a):\n    return g(a > 7) + g(a > 7)\n'
    found = mutants(FILE, source)
    assert next(one for one in found if one.new == "16").apply(source).startswith('A = "汉字", 16\n')
    twice = [one for one in found if one.new == "9"]
    assert [one.number for one in twice] == [1, 2]
    assert twice[1].apply(source).endswith("g(a > 7) + g(a > 9)\n")
    assert {one.key for one in mutants(FILE, "B = None\n" + source)} == {one.key for one in found}
    assert len({one.key for one in found}) == len(found)


def test_every_change_of_the_package_can_be_loaded():
    """A change that is no Python would be noticed by everything and tell nothing."""
    for path in sorted((ROOT / "tools/jiaokan").rglob("*.py")):
        source = path.read_text(encoding="utf-8")
        for one in mutants(str(path.relative_to(ROOT)), source)[::31]:
            compile(one.apply(source), path, "exec")


SOURCES = {
    "tools/jiaokan/a.py": "LIMIT = 12\nOTHER = 5\n\n\ndef f():\n    return LIMIT\n\n\n@cache\ndef table():\n    return 7\n",
    "tools/jiaokan/b.py": "from jiaokan.a import LIMIT, table\n\nTWICE = LIMIT * 2\n\n\n"
    "class C:\n    def g(self):\n        return TWICE\n\n\ndef h():\n    return table()\n\n\n"
    "def k(wanted):\n    return C().g() if wanted else 0\n",
}
TESTS = {
    "t::f": (0.1, frozenset({"tools/jiaokan/a.py::f", "tools/jiaokan/b.py::C.g"})),
    "t::g": (0.1, frozenset({"tools/jiaokan/b.py::C.g"})),
    "t::h": (0.1, frozenset({"tools/jiaokan/b.py::h"})),
    "t::k": (0.1, frozenset({"tools/jiaokan/b.py::k"})),
}


@pytest.mark.parametrize(("old", "wanted"), [("12", ["t::g", "t::f"]), ("5", []), ("7", ["t::h"])])
def test_which_tests_can_notice(old, wanted):
    """A constant is followed to its users in other modules, a cached function to its callers; who did not run it tells nothing."""
    one = next(one for one in mutants("tools/jiaokan/a.py", SOURCES["tools/jiaokan/a.py"]) if one.old == old)
    assert Reach(users(SOURCES), functions(SOURCES), TESTS).tests_of(one) == wanted


@pytest.mark.parametrize(
    ("most", "wanted"),
    [(0.05, ["t::f"]), (0.15, ["t::f", "t::k"]), (0.25, ["t::f", "t::k", "t::g"]), (9, ["t::f", "t::k", "t::g", "t::h"])],
)
def test_the_time_of_a_change_is_for_small_tests_and_for_large_ones(most, wanted):
    """Tests are taken from both ends of the row until the time is over, each once."""
    chosen, seconds = Reach({}, frozenset(), TESTS).within(list(TESTS), most)
    assert chosen == wanted
    assert seconds == pytest.approx(0.1 * len(wanted))


def test_a_test_that_takes_all_the_time_leaves_none_to_others():
    """It is asked only where it is the only one."""
    slow = {"light": (0.1, frozenset()), "lighter": (0.2, frozenset()), "slow": (30.0, frozenset())}
    assert Reach({}, frozenset(), slow).within(list(slow), 20) == (["light", "lighter"], pytest.approx(0.3))
    assert Reach({}, frozenset(), slow).within(["slow"], 20) == (["slow"], 30.0)


def test_a_function_within_a_function_is_run_by_who_runs_that():
    """A trace tells them as one; a method is told by itself, and so is the body of a class whose name is not for others."""
    source = "def f():\n    def g():\n        return 7\n\n\nclass _C:\n    def h(self):\n        return 9\n"
    tests = {"t::f": (0.1, frozenset({"tools/a.py::f"})), "t::h": (0.1, frozenset({"tools/a.py::_C.h"}))}
    reach = Reach({}, frozenset(), tests)
    assert {one.old: reach.tests_of(one) for one in mutants("tools/a.py", source)} == {"7": ["t::f"], "9": ["t::h"]}


def test_a_long_test_is_asked_after_the_short_ones():
    """However little it runs: it would take the time of many."""
    name = "tools/jiaokan/record/d.py::g"
    tests = {"t::long": (1.5, frozenset({name})), "t::short": (0.5, frozenset({name, "tools/jiaokan/record/d.py::x"}))}
    (one,) = mutants("tools/jiaokan/record/d.py", "def g():\n    return 7 + f(1)\n")[:1]
    assert Reach({}, frozenset(), tests).tests_of(one) == ["t::short", "t::long"]


def test_the_body_of_a_class_has_the_tests_that_are_named_for_it():
    """Whichever test loads its module is seen to run it; of tests that can notice a change those named for it come first."""
    source = "class D:\n    most = Field(le=6)\n\n    def g(self):\n        return self.most > 3\n"
    sources = {"tools/jiaokan/record/d.py": source}
    tests = {
        "tests/test_a.py::a": (0.1, frozenset({"tools/jiaokan/record/d.py::D.g"})),
        "tests/test_record.py::r": (0.1, frozenset({"tools/jiaokan/record/d.py::D.g", "tools/jiaokan/record/d.py::x"})),
        "tests/test_record_lines.py::l": (0.2, frozenset()),
        "tests/test_recorder.py::n": (0.1, frozenset()),
        "tests/test_loads.py::o": (0.1, frozenset({"tools/jiaokan/record/d.py::D"})),
    }
    reach = Reach(users(sources), functions(sources), tests)
    body, method = (next(one for one in mutants("tools/jiaokan/record/d.py", source) if one.old == old) for old in ("6", "3"))
    assert reach.tests_of(body) == ["tests/test_record_lines.py::l", "tests/test_record.py::r", "tests/test_loads.py::o"]
    assert reach.tests_of(method) == ["tests/test_record.py::r", "tests/test_a.py::a"]


def test_a_worker_tells_what_a_test_noticed(tmp_path):
    """Killed by a test that was green; survived; a red test tells nothing; an endless change is ended; the file is left as it was."""
    (tmp_path / "limit.py").write_text("LIMIT = 12\n")
    (tmp_path / "pytest.ini").write_text("[pytest]\npythonpath = .\n")
    (tmp_path / "test_it.py").write_text(
        "from limit import LIMIT\n\n\ndef test_small():\n    assert LIMIT < 100\n\n\ndef test_red():\n    assert LIMIT < 10\n"
    )
    (tmp_path / "conftest.py").write_text(
        "from hypothesis import settings\n\nsettings.register_profile('mutate', derandomize=True, database=None)\n"
    )
    small, red = "test_it.py::test_small", "test_it.py::test_red"
    tried = [("LIMIT = 200\n", [small]), ("LIMIT = 11\n", [red, small]), ("LIMIT = 300\n", [red, small]), ("LIMIT =\n", [small])]
    lines = [json.dumps({"file": "limit.py", "source": source, "tests": tests, "seconds": 1}) for source, tests in tried]
    lines.append(json.dumps({"file": "limit.py", "source": "while True:\n    pass\n", "tests": [small], "seconds": -4.75}))
    command = [sys.executable, "-m", "tests.mutate.worker"]
    environ = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, cwd=tmp_path, input="\n".join(lines), capture_output=True, text=True, env=environ, check=True)
    assert done.stdout.split() == ["killed", "survived", "killed", "killed", "late"]
    assert (tmp_path / "limit.py").read_text() == "LIMIT = 12\n"


def one(file, verdict):
    """A change of a file and what came of it."""
    return Mutant(file, 1, "f", (), "constant", "3", "4", 0, 1, 1), verdict


def test_shares_are_told_by_folder():
    """A change that the clock ended counts as noticed; shares are rounded down; modules at the root are one folder."""
    done = [
        one("tools/jiaokan/text/a.py", "killed"),
        one("tools/jiaokan/text/b.py", "late"),
        one("tools/jiaokan/text/b.py", "survived"),
        one("tools/jiaokan/cli.py", "survived"),
    ]
    measured = floors.shares(done)
    assert measured == {"root": (0, 1), "text": (2, 3)}
    assert floors.percent(*measured["text"]) == 66
    assert floors.fell(measured, {"text": 67, "root": 0}) == ["text"]
    assert floors.fell(measured, {"text": 66}) == []
    assert floors.raised(measured, {"text": 70, "cite": 5}) == {"cite": 5, "root": 0, "text": 70}
    assert floors.raised(measured, {"text": 60}) == {"root": 0, "text": 66}


def test_the_file_of_floors_is_read_as_it_was_written(tmp_path):
    """Seed, number and floors."""
    floors.write(3, 20, {"text": 90}, {"text": "leaf text"}, tmp_path / "floors.toml")
    assert floors.asked(tmp_path / "floors.toml") == {"text": "leaf text"}
    assert floors.read(tmp_path / "floors.toml") == (3, 20, {"text": 90})


def test_floors_only_rise():
    """No folder's floor is lower than it ever was in the history of the file; what git does not hold is not compared."""
    name = "tests/mutate/floors.toml"
    if not (ROOT / ".git").exists():
        revisions = []
    else:
        revisions = subprocess.run(
            ["git", "-C", ROOT, "log", "--format=%H", "--reverse", "--", name], capture_output=True, text=True, check=True
        ).stdout.split()
    history = [
        tomllib.loads(subprocess.run(["git", "-C", ROOT, "show", f"{one}:{name}"], capture_output=True, text=True, check=True).stdout)
        for one in revisions
    ]
    history.append(tomllib.loads((ROOT / name).read_text(encoding="utf-8")))
    now = history[-1]["floors"]
    for before in history[:-1]:
        for folder, share in before["floors"].items():
            assert now.get(folder, -1) >= share, folder


def test_notes_on_equal_meaning_name_a_change_that_there_is():
    """A note whose line is gone goes too; each says why."""
    notes = floors.equivalent()
    files = {key.split(" · ")[0] for key in notes}
    keys = {one.key for file in files for one in mutants(file, (ROOT / file).read_text(encoding="utf-8"))}
    assert set(notes) <= keys
    assert all(len(why) > 20 for why in notes.values())


@pytest.fixture
def project(tmp_path):
    """A repository with one module, committed on main."""
    path = tmp_path / "tools/jiaokan/a.py"
    path.parent.mkdir(parents=True)
    path.write_text("A = 5\nB = 6\nC = 7\n")
    for command in (["init", "--quiet", "--initial-branch=main"], ["add", "--all"], ["commit", "--quiet", "--message=one"]):
        subprocess.run(["git", "-C", tmp_path, "-c", "user.name=a", "-c", "user.email=a@b.c", *command], check=True)
    return tmp_path


def test_the_lines_that_differ(project):
    """What is changed in a file, committed or not, and a new file whole; what was removed has no line."""
    assert tree.touched(project, "main") == {}
    (project / "tools/jiaokan/a.py").write_text("A = 5\nB = 8\n")
    (project / "tools/jiaokan/b.py").write_text("D = 5\nE = 8\n")
    assert tree.touched(project, "main") == {"tools/jiaokan/a.py": {2}, "tools/jiaokan/b.py": {1, 2}}


def test_a_copy_is_what_git_knows_or_would_add(project, tmp_path_factory):
    """Ignored files stay behind, a file not added yet goes with it."""
    (project / ".gitignore").write_text("kept/\n")
    (project / "kept").mkdir()
    (project / "kept/x").write_text("")
    (project / "new.txt").write_text("新")
    to = tree.copy(project, tmp_path_factory.mktemp("copies") / "one")
    assert sorted(str(path.relative_to(to)) for path in to.rglob("*") if path.is_file() and ".git/" not in str(path)) == [
        ".gitignore",
        "new.txt",
        "tools/jiaokan/a.py",
    ]


def test_every_named_change_can_be_made_and_has_its_test():
    """The words to change stand in their file once, and the test that has to see it stands where it is said to."""
    for one in named.read():
        assert (ROOT / one.file).read_text(encoding="utf-8").count(one.old) == 1, one.fault
        file, _, test = one.test.partition("::")
        assert not test or f"def {test}(" in (ROOT / file).read_text(encoding="utf-8"), one.test


def test_a_named_change_is_seen_only_if_its_test_fails(tmp_path):
    """A test that stays green, and one that is not there, are no proof; the file is afterwards as it was."""
    package = tmp_path / "tools/jiaokan"
    package.mkdir(parents=True)
    (package / "__init__.py").touch()
    (package / "a.py").write_text("LIMIT = 2\n", encoding="utf-8")
    (tmp_path / "test_a.py").write_text("from jiaokan.a import LIMIT\n\n\ndef test_two():\n    assert LIMIT == 2\n", encoding="utf-8")
    (tmp_path / "test_b.py").write_text("def test_nothing():\n    assert True\n", encoding="utf-8")
    rows = [named.Named("a", "tools/jiaokan/a.py", "2", "3", test) for test in ("test_a.py", "test_b.py", "test_a.py::test_gone")]

    assert named.unseen(rows, tmp_path) == rows[1:]
    assert (package / "a.py").read_text(encoding="utf-8") == "LIMIT = 2\n"
    with pytest.raises(ValueError, match="has to stand once"):
        named.unseen([named.Named("a", "tools/jiaokan/a.py", "no", "yes", "test_a.py")], tmp_path)
