"""`jiaokan init`: an empty folder becomes a corpus: its name, what git must know of it, and two workflows."""

from __future__ import annotations

import argparse
import json
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from jiaokan import __version__
from jiaokan.commands.files import write_whole
from jiaokan.commands.language import tell
from jiaokan.errors import BadInput

if TYPE_CHECKING:
    from argparse import _SubParsersAction

_WORKFLOWS = {".github/workflows/check.yml": "check.yml", ".github/workflows/publish.yml": "publish.yml"}
_LINES = {".gitattributes": "gitattributes", ".gitignore": "gitignore"}
"""Files in which another's lines may stand already: ours are added."""


def add(commands: _SubParsersAction[argparse.ArgumentParser]) -> None:
    """Enter the command."""
    one = commands.add_parser(
        "init",
        help="an empty folder → a corpus of your own",
        description="Write jiaokan.yaml, what git must know, and workflows that check and publish. Nothing is overwritten.",
    )
    one.add_argument("name", metavar="NAME", help="what the corpus is called")
    one.add_argument("--description", metavar="WORDS", help="one sentence that says what it holds")
    one.add_argument("--holder", metavar="WHO", help="who answers for the edition")
    one.add_argument("--address", metavar="URL", help="where the site will stand (default: what GitHub Pages gives)")
    one.add_argument("--pin", metavar="REQUIREMENT", help="which jiaokan the workflows install (default: this one)")
    one.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Write the files, and say what to do next."""
    root: Path = arguments.root
    root.mkdir(parents=True, exist_ok=True)
    record = root / "jiaokan.yaml"
    if record.exists():
        raise BadInput(str(record), "a corpus stands here already", expected="a folder without one", then="jiaokan add FILE")
    given = {
        "name": arguments.name,
        "description": arguments.description or "校勘过的文献，逐段可引。",
        "holder": arguments.holder,
        "address": arguments.address,
    }
    said = _record(given)
    wanted = {name: _starter(source) for name, source in _WORKFLOWS.items()}
    wanted[".github/requirements.txt"] = f"{arguments.pin or pinned()}\n"
    wanted["README.md"] = _starter("README.md").replace("@NAME@", given["name"]).replace("@DESCRIPTION@", given["description"])
    kept = sorted(name for name in wanted if (root / name).exists())
    made = {name: text for name, text in wanted.items() if name not in kept}
    made |= {name: _with_lines(root / name, _starter(source)) for name, source in _LINES.items()}
    for name, text in made.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        write_whole(root / name, text)
    (root / "corpus").mkdir(exist_ok=True)
    write_whole(record, said)  # The last: whoever was stopped before it can begin again.
    for name in (*made, "jiaokan.yaml"):
        print(name)
    for name in kept:
        tell(f"{name}: it was there and stays")
    tell("Next:")
    tell("  1. look at jiaokan.yaml: name, description, holder")
    tell("  2. jiaokan add FILES…      take in scraped files")
    tell("  3. jiaokan build           make the editions")
    tell("  4. jiaokan site --serve    look at them in a browser")
    return 0


def _record(given: dict[str, str | None]) -> str:
    from jiaokan.corpus.settings import SETTINGS_EXAMPLE
    from jiaokan.record.settings import Settings
    from jiaokan.record.yaml import read_record

    lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in given.items() if value]
    text = "".join(lines)
    read_record(text, Settings, "jiaokan.yaml", SETTINGS_EXAMPLE, "jiaokan init --help")
    return text


def _starter(name: str) -> str:
    return files("jiaokan.commands").joinpath("starter", name).read_text("utf-8")


def _with_lines(path: Path, ours: str) -> str:
    """What stands in a file of lines, and behind it those of ours that are not there."""
    there = path.read_text("utf-8") if path.exists() else ""
    known = set(there.splitlines())
    missing = [line for line in ours.splitlines() if line not in known]
    return there + ("\n" if there and not there.endswith("\n") else "") + "".join(f"{line}\n" for line in missing)


def pinned() -> str:
    """The requirement that gives this very program: its commit where it came from a repository (PEP 610), else its version."""
    from importlib.metadata import PackageNotFoundError, distribution

    try:
        origin = json.loads(distribution("jiaokan").read_text("direct_url.json") or "{}")
    except (PackageNotFoundError, ValueError):
        origin = {}
    commit = origin.get("vcs_info", {}).get("commit_id")
    return f"jiaokan @ git+{origin['url']}@{commit}" if commit else f"jiaokan=={__version__}"
