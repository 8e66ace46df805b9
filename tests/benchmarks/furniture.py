"""How much of what pages set around a text is left, and how much of the texts goes, in wordings that no table has seen.

    python tests/benchmarks/furniture.py [--set first|fresh|kinds] [--held] [--verbose] [--build NAME]…

Each page of `tests/furniture` is its furniture before, under the title of, and after one of the texts of its set, in four builds: lines,
blank lines between blocks, Markdown, HTML. Prints for each build the pages that come out right to the line, the characters of furniture
left a page, the lines of text lost, and the sound look-alikes that stay whole. The set `fresh` is of other makes than the first, `kinds`
is of official sites, collections of laws and gazettes; `--held` takes the half that is only counted; without it `--verbose` prints what
is left and what is lost.
"""

from __future__ import annotations

import argparse
import re
import tomllib
from collections.abc import Callable
from html import escape
from pathlib import Path
from typing import Any

from jiaokan.clean import clean

FOLDER = Path(__file__).parent.parent / "furniture"
SIGNS = re.compile(r"[\W_]+")
Lines = list[str]


def _markdown(before: Lines, body: Lines, after: Lines) -> str:
    return "\n\n".join([*before, *(f"# {line}" if not index else line for index, line in enumerate(body)), *after])


def _html(before: Lines, body: Lines, after: Lines) -> str:
    title, *rest = body
    blocks = [*(f"<div>{escape(line)}</div>" for line in before), f"<h1>{escape(title)}</h1>", *(f"<p>{escape(line)}</p>" for line in rest)]
    blocks += [f"<div>{escape(line)}</div>" for line in after]
    return f"<!doctype html><html><head><title>{escape(title)}</title></head><body>" + "\n".join(blocks) + "</body></html>"


BUILDS: dict[str, Callable[[Lines, Lines, Lines], str]] = {
    "lines": lambda before, body, after: "\n".join([*before, *body, *after]),
    "blank lines": lambda before, body, after: "\n\n".join([*before, *body, *after]),
    "markdown": _markdown,
    "html": _html,
}


def pages(half: str) -> tuple[list[dict[str, Any]], list[str], list[Lines]]:
    """The pages of a half, its look-alikes, and the texts that stand in the pages."""
    found = tomllib.loads((FOLDER / f"{half}.toml").read_text(encoding="utf-8"))
    bodies = found.get("bodies") or tomllib.loads((FOLDER / "bodies.toml").read_text(encoding="utf-8"))["bodies"]
    return found["page"], [one["text"] for one in found["sound"]], [body.strip("\n").split("\n") for body in bodies]


def bare(line: str) -> str:
    """A line without blanks and marks, which the text policy settles."""
    return SIGNS.sub("", line)


def measure(build: str, half: str) -> tuple[dict[str, float], list[str]]:
    """The figures of a build over a half, and what is left and lost, as lines to print."""
    around, sound, bodies = pages(half)
    right = left = lost = 0
    notes: list[str] = []
    for index, page in enumerate(around):
        body = bodies[index % len(bodies)]
        around_title = [body[0], *page.get("under", []), *body[1:]]
        out = str(clean(BUILDS[build](page["before"], around_title, page.get("after", [])))).split("\n")
        kept = {bare(line) for line in out}
        wanted = {bare(line) for line in body}
        more = [line for line in out if bare(line) and bare(line) not in wanted]
        gone = [line for line in body if bare(line) not in kept]
        right += not more and not gone
        left += sum(len(bare(line)) for line in more)
        lost += len(gone)
        notes += [f"{build} {index} left: {line}" for line in more] + [f"{build} {index} LOST: {line}" for line in gone]
    whole = 0
    for index, text in enumerate(sound):
        body = text.split("\n")
        kept = {bare(line) for line in str(clean(BUILDS[build]([], body, []))).split("\n")}
        gone = [line for line in body if bare(line) and bare(line) not in kept]
        whole += not gone
        notes += [f"{build} sound {index} LOST: {line}" for line in gone]
    figures = {"right": right / len(around), "left": left / len(around), "lost": lost, "sound": whole / len(sound)}
    return figures, notes


def main() -> int:
    """Print the figures of every build."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--set", choices=("first", "fresh", "kinds"), default="first", help="which pages")
    parser.add_argument("--held", action="store_true", help="the half that is only counted")
    parser.add_argument("--verbose", action="store_true", help="print what is left and what is lost, of the seen half only")
    parser.add_argument("--build", action="append", choices=sorted(BUILDS), help="only this build")
    arguments = parser.parse_args()
    half = ("" if arguments.set == "first" else f"{arguments.set}-") + ("held" if arguments.held else "seen")
    print(f"| {half} | pages right | characters left a page | lines of text lost | look-alikes whole |\n|---|---|---|---|---|")
    for build in arguments.build or BUILDS:
        figures, notes = measure(build, half)
        print(f"| {build} | {figures['right']:.3f} | {figures['left']:.1f} | {figures['lost']:.0f} | {figures['sound']:.3f} |")
        if arguments.verbose and not arguments.held:
            print("\n".join(notes))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
