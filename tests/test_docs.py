"""What the documentation says is so: its commands, links, examples and figures are checked against the code."""

import doctest
import importlib
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from urllib.parse import unquote

import pytest
import yaml

import jiaokan
from jiaokan.cli import parser
from jiaokan.reasons import REASONS
from jiaokan.record.authority import Bodies
from jiaokan.record.schema import Meta, Source
from jiaokan.record.yaml import read_record
from jiaokan.site.record.reason_pages import reason_page

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
THEME = ROOT / "tools/jiaokan/site/theme/docs"
"""The pages that every corpus's site has."""
HANDWRITTEN = sorted(path for docs in (DOCS, THEME) for path in [*docs.glob("*.md"), *docs.glob("guide/*.md")])
PROSE = [*HANDWRITTEN, *(ROOT / name for name in ("README.md", "README.zh.md", "CONTRIBUTING.md", "CHANGELOG.md"))]
MADE = {"catalogue.md", "cited.md", "releases.md", "guide/reasons.md"}
"""Pages that the site's builder writes."""
GUIDES = set("search about start cite principles add desk merge commands api architecture glossary rights million measured".split())  # noqa: SIM905
FENCE = re.compile(r"^( *)```(\w*)\n(.*?)^\1```$", re.MULTILINE | re.DOTALL)
PLACES = "|".join(["wo" + "rk", "ro" + "ot", "tm" + "p", "ho" + "me", "Us" + "ers"])
INDEXES = "|".join([r"pypi\." + "org", "python" + "hosted", r"npmjs\." + "org", r"--(?:extra-)?index" + r"-url\b"])
FOREIGN = re.compile(rf"(?<![\w.~}})/-])/(?:{PLACES})/\w|file:/{{3}}|{INDEXES}")
"""A path of one machine, or the address of a package index; written so that this file is not caught by itself."""


def read(path):
    """The text of a file."""
    return path.read_text(encoding="utf-8")


def named(path):
    """The path within the project."""
    return path.relative_to(ROOT).as_posix()


def fenced(path, language):
    """The code blocks of a page in one language."""
    return [body for _, tag, body in FENCE.findall(read(path)) if tag == language]


def without_code(text):
    """A page without its code blocks and code spans."""
    return re.sub(r"`[^`\n]+`", "", FENCE.sub("", text))


def subcommands():
    """Every command with its parser."""
    return next(dict(action.choices) for action in parser()._actions if hasattr(action, "choices") and isinstance(action.choices, dict))


def sections():
    """The sections of the page of commands, by command."""
    parts = re.split(r"^## jiaokan (\w+)$", read(DOCS / "guide/commands.md"), flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def tracked():
    """Every file that git keeps, but for raw sources: they are not ours to word."""
    names = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, check=True, capture_output=True, text=True).stdout.split("\0")
    return [name for name in names if name and not name.startswith("corpus/sources/") and (ROOT / name).is_file()]


def test_the_page_of_commands_has_exactly_the_commands():
    """Each command has its section, and no section is about a command that does not exist."""
    assert set(sections()) == set(subcommands())


@pytest.mark.parametrize("name", sorted(subcommands()))
def test_a_command_is_explained(name):
    """A command says what it does, and the guide explains each of its options and no other."""
    command = subcommands()[name]
    options = {option for action in command._actions for option in action.option_strings if option.startswith("--")} - {"--help"}
    assert command.description
    assert all(action.help for action in command._actions)
    assert set(re.findall(r"^\| `(--[\w-]+)` \|", sections()[name], re.MULTILINE)) == options


def test_the_short_help_names_every_command():
    """`jiaokan --help` runs and lists each command with a few words."""
    done = subprocess.run([sys.executable, "-m", "jiaokan.cli", "--help"], check=True, capture_output=True, encoding="utf-8")
    for name in subcommands():
        assert re.search(rf"^ +{name} +\S", done.stdout, re.MULTILINE)


def test_every_reason_has_a_paragraph():
    """The page of reasons is complete, whatever cases there are."""
    assert set(re.findall(r"^## (\S+) ", reason_page(REASONS, []), re.MULTILINE)) == set(REASONS)


def test_the_guide_is_complete():
    """Each guide page is there, with a title and a description for search engines."""
    assert {path.stem for path in HANDWRITTEN if path.parent.name == "guide"} == GUIDES
    for path in HANDWRITTEN:
        head = yaml.safe_load(read(path).split("---")[1])
        assert head["title"], path
        assert head["description"], path


@pytest.mark.parametrize("path", PROSE, ids=named)
def test_links_lead_somewhere(path):
    """A link to another file of the project names one that is there or is made by the builder; a picture is there."""
    for target in re.findall(r"\]\(([^)\s]+)\)", without_code(read(path))):
        if re.match(r"[a-z]+:|#", target):
            continue
        found = (path.parent / unquote(target.partition("#")[0])).resolve()
        folder = next((one for one in (DOCS, THEME) if path.is_relative_to(one)), None)
        staged = found.relative_to(folder).as_posix() if folder and found.is_relative_to(folder) else ""
        elsewhere = staged and (staged in MADE or (THEME / staged).exists())
        assert found.exists() or elsewhere, target


@pytest.mark.parametrize("path", PROSE, ids=named)
def test_one_sentence_a_line(path):
    """A diff of prose shows the sentence that changed: no Chinese full stop stands before more text, outside of tables and HTML."""
    for line in without_code(read(path)).splitlines():
        assert line.startswith(("|", "<")) or not re.search(r"。(?![」』）”]|$)", line), line


@pytest.mark.parametrize("name", ["README.md", "README.zh.md"])
def test_the_first_screen_names_both_commands(name):
    """Who opens the repository sees within the first lines how to build the site and how to test."""
    first = read(ROOT / name).splitlines()[:20]
    assert any(line.startswith("make site") for line in first)
    assert any(line.startswith("make test") for line in first)
    assert any("docs/assets/screenshot.png" in line for line in first)


def test_every_target_that_is_named_exists():
    """`make …` in the documentation is a target of the Makefile, and each target is explained by `make`."""
    makefile = read(ROOT / "Makefile")
    targets = set(re.findall(r"^([a-z]+):.*## \w+", makefile, re.MULTILINE))
    assert targets == set(re.search(r"^\.PHONY: (.+)$", makefile, re.MULTILINE)[1].split())
    used = {target for path in PROSE for target in re.findall(r"(?:^|`)make ([a-z]+)", read(path), re.MULTILINE)}
    assert used <= targets


@pytest.mark.parametrize("name", ["CONTRIBUTING.md", "docs/guide/architecture.md"])
def test_files_that_are_named_exist(name):
    """A path in a page for those who work on the code leads somewhere; `<name>` and `*` stand for any."""
    base = (ROOT, ROOT / "tools/jiaokan")
    paths = re.findall(r"`([\w./<>*-]+/[\w./<>*-]*)`", FENCE.sub("", read(ROOT / name)))
    assert paths
    for path in paths:
        pattern = re.sub(r"<\w+>", "*", path).rstrip("/")
        assert any(next(folder.glob(pattern), None) for folder in base), path


@pytest.mark.parametrize("name", ["README.md", "README.zh.md"])
def test_the_example_of_the_readme_is_real(name):
    """The output shown is what the command prints for the input shown."""
    page, shown = fenced(ROOT / name, "text")
    done = subprocess.run(
        [sys.executable, "-m", "jiaokan.cli", "clean", "-"], input=page, check=True, capture_output=True, encoding="utf-8"
    )
    assert done.stdout == shown


def test_the_example_of_the_interface_runs(capsys):
    """The code shown to a developer is right, to the letter."""
    (code,) = fenced(DOCS / "guide/api.md", "python")
    exec(code, {"raw": "关于示例工作的通知\n\n提高公共服 务水平。\n"})
    shown = capsys.readouterr().out
    assert "stray-space" in shown
    assert "关于示例工作的通知 ['title', 'paragraph']" in shown


EXAMPLES = sorted(path for path in (ROOT / "tools/jiaokan").rglob("*.py") if ">>> " in read(path))


@pytest.mark.parametrize("path", EXAMPLES, ids=named)
def test_the_examples_of_a_docstring_run(path):
    """What a docstring shows is what the code gives."""
    module = importlib.import_module(".".join(path.relative_to(ROOT / "tools").with_suffix("").parts).removesuffix(".__init__"))
    failed, tried = doctest.testmod(module)
    assert tried
    assert not failed


@pytest.mark.parametrize("name", jiaokan.__all__)
def test_what_is_public_is_explained(name):
    """The guide shows each class and function of the interface; a function, and the text itself, shows its use."""
    one = getattr(jiaokan, name)
    shown = re.findall(r"^::: (\S+)\.(\w+)$", read(DOCS / "guide/api.md"), re.MULTILINE)
    assert any(getattr(importlib.import_module(module), found) is one for module, found in shown)
    assert ">>> " in one.__doc__ or (isinstance(one, type) and name != "Text")


def test_the_records_of_the_guide_are_right():
    """The records shown to a new editor pass the schemas, with the word on an anchor too."""
    entry, source, meta, words = fenced(DOCS / "guide/add.md", "yaml")
    assert [body.id for body in read_record(entry, Bodies, "bodies.yaml", "", "").bodies] == ["yunchuan-samr"]
    assert [word.id for word in read_record(f"{source}\n{words}", Source, "source.yaml", "", "").anchors] == ["k7m2xq"]
    cuts = read_record(source, Source, "source.yaml", "", "").cuts
    assert read_record(meta, Meta, "document.yaml", "", "").source == "example-2020-notice"
    assert [cut.document for cut in cuts] == ["example-2020-12"]


def test_versions_agree():
    """The package, its metadata and its citation file name one version."""
    project = tomllib.loads(read(ROOT / "pyproject.toml"))["project"]
    assert project["version"] == jiaokan.__version__ == yaml.safe_load(read(ROOT / "CITATION.cff"))["version"]


@pytest.mark.parametrize(("name", "extras"), [("requirements.lock", {"test"}), ("requirements-scale.lock", {"parquet", "warc", "ray"})])
def test_the_lock_has_every_dependency_with_hashes(name, extras):
    """What pyproject.toml asks for is locked, each by its digests, and no lock names an address; the second has the extras."""
    project = tomllib.loads(read(ROOT / "pyproject.toml"))
    asked = [wanted for extra in extras for wanted in project["project"]["optional-dependencies"][extra]]
    asked += [*project["build-system"]["requires"], *project["project"]["dependencies"]] if "test" in extras else []
    lock = read(ROOT / name)
    locked = dict(re.findall(r"^([a-z0-9-]+)==\S+ \\\n((?:    --hash=sha256:[0-9a-f]{64}(?: \\)?\n)+)", lock, re.MULTILINE))
    assert {re.match(r"[\w-]+", wanted)[0].lower() for wanted in asked} <= set(locked)
    assert "://" not in lock
    assert not re.search(r"^-|^\S+ @ ", lock, re.MULTILINE)
    assert len(re.findall(r"^[a-z0-9-]+==", lock, re.MULTILINE)) == len(locked)


def test_the_locks_agree_and_keep_the_engines_apart():
    """What both locks have they have in one version; Ray, Arrow and what reads archives are in the environment of no other target."""
    one, two = (
        dict(re.findall(r"^([a-z0-9-]+)==(\S+)", read(ROOT / name), re.MULTILINE))
        for name in ("requirements.lock", "requirements-scale.lock")
    )
    assert {name: two[name] for name in one.keys() & two.keys()} == {name: one[name] for name in one.keys() & two.keys()}
    assert not one.keys() & {"ray", "pyarrow", "warcio", "fsspec"}


def test_no_file_names_a_machine_or_an_index():
    """Nothing that is committed depends on the machine it was written on or says where packages come from."""
    found = []
    for name in tracked():
        try:
            text = read(ROOT / name)
        except UnicodeDecodeError:
            continue
        found += [f"{name}: {match[0]}" for match in FOREIGN.finditer(text)]
    assert not found


@pytest.mark.parametrize(
    "line", ["cd /ro" + "ot/x", "'/tm" + "p/page.txt'", "see file:" + "///x", "pip --index" + "-url x", "(/wo" + "rk/main"]
)
def test_the_search_for_machine_paths_sees_one(line):
    """The pattern finds what it is for."""
    assert FOREIGN.search(line)


@pytest.mark.parametrize("line", ["--no-emit-index" + "-url", "src/ro" + "ot/x", "https://example.org/ho" + "me/x", "/t/tm" + "px"])
def test_the_search_for_machine_paths_lets_others_pass(line):
    """An option's negation, a folder of the project and the path of a web address are none."""
    assert not FOREIGN.search(line)
