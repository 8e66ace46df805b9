"""MkDocs renders one shell of each kind of page; our pages are filled into it, so that a page costs what its words cost.

A shell is a page whose title, description, head, canonical address and content are marks of ours.
A template may print these as it likes to place them, and must not look at them: a second page of each kind, with other values,
proves that filling the shell gives what MkDocs renders.
"""

from __future__ import annotations

import json
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from typing import NamedTuple, Protocol

from markupsafe import escape

from jiaokan.text import re

_MARKS = ("title", "description", "head", "canonical", "content", "address")
_MARK = re.compile(f"jkshell({'|'.join(_MARKS)})llehskj")
_SHELL = "_shell"
"""How the folder of a shell begins; nothing that is made from documents has an underscore in its address."""


@dataclass(frozen=True)
class Page:
    """A page that is made from the corpus: one HTML element, and what stands in its head."""

    html: str
    title: str
    description: str
    template: str = "text.html"
    more: Mapping[str, str] = field(default_factory=dict)
    """`head` (HTML), `canonical` (an address), `script` (of the text, BCP 47)."""

    def markdown(self) -> str:
        """The page for MkDocs: front matter, whose strings YAML reads as JSON writes them, and the HTML, which Markdown passes over."""
        matter = {"title": self.title, "description": self.description, "template": self.template, **self.more}
        lines = [f"{key}: {json.dumps(value, ensure_ascii=value.isascii())}" for key, value in matter.items()]
        return "\n".join(["---", *lines, "---", "", self.html, ""])

    def values(self, address: str) -> dict[str, str]:
        """What stands for each mark on the page at an address below the root."""
        found = {"title": str(escape(self.title)), "description": str(escape(self.description)), "content": self.html, "address": address}
        return found | {"head": self.more.get("head", ""), "canonical": str(escape(self.more.get("canonical", "")))}


class Filling(Protocol):
    """What is filled into a shell: a page, or one that need not be made."""

    @property
    def template(self) -> str:
        """The name of its template."""

    @property
    def more(self) -> Mapping[str, str]:
        """What else it says in its front matter."""

    def markdown(self) -> str:
        """The page for MkDocs."""

    def values(self, address: str) -> dict[str, str]:
        """What stands for each mark."""


class ShellKind(NamedTuple):
    """What pages must have in common to share a shell."""

    template: str
    folder: str
    """The first folder of its address, which the ways to other pages have in common with it."""
    depth: int
    """Of its address below the root: links to style sheets climb as far."""
    script: str
    more: tuple[str, ...]
    """What else it says in its front matter."""
    own: str = ""
    """The address of a page that the navigation knows: its shell is its own."""


class Shell:
    """A rendered shell."""

    def __init__(self, html: str, address: str) -> None:
        """Args: html: as MkDocs rendered it; address: of the shell below the root."""
        html = html.replace(address, _mark("address")).replace(_ELEMENT, _mark("content"))
        self._parts = _MARK.split(html)
        self.digest = sha256("\0".join(self._parts).encode()).hexdigest()
        """Of all that it adds to what is filled in."""

    def filled(self, values: Mapping[str, str]) -> str:
        """The page with these values."""
        return "".join(values[part] if at % 2 else part for at, part in enumerate(self._parts))


def kind(path: str, page: Filling, own: Container[str]) -> ShellKind:
    """The kind of a page.

    Args:
        path: of its Markdown below `docs/`: `t/x.md`.
        page: the page.
        own: the paths of the pages that the navigation names.
    """
    named = path.removesuffix(".md") if path in own or "/" not in path else ""
    return ShellKind(page.template, path.split("/")[0], path.count("/") + 1, page.more.get("script", ""), tuple(sorted(page.more)), named)


def staged(kinds: Iterable[ShellKind]) -> dict[str, Page]:
    """The shells and their proofs, by the path of their Markdown."""
    found = {}
    for number, one in enumerate(sorted(kinds)):
        marks = {name: _mark(name) for name in _MARKS} | {"content": _ELEMENT}
        found[_path(one, number)] = _shell(one, marks)
        if not one.own:
            found[_path(one, number, "p")] = _shell(one, _PROOF)
    return found


def rendered(kinds: Iterable[ShellKind], built: Mapping[str, str]) -> dict[ShellKind, Shell]:
    """The shells by kind.

    Args:
        kinds: as they were staged.
        built: the rendered pages by the path of their Markdown.

    Raises:
        ValueError: naming the template of a kind whose proof is not as its shell would be filled.
    """
    found = {}
    for number, one in enumerate(sorted(kinds)):
        path, proof = _path(one, number), _path(one, number, "p")
        shell = Shell(built[path], address(path))
        if proof in built and shell.filled(_shell(one, _PROOF).values(address(proof))) != built[proof]:
            raise ValueError(one.template)
        found[one] = shell
    return found


def is_shell(path: str) -> bool:
    """Whether a built page, by its path below the root, is no page of the site."""
    return path.partition("/")[2].startswith(_SHELL)


def address(path: str) -> str:
    """The address of a page below the root, by the path of its Markdown."""
    return path.removesuffix(".md") + "/"


_PROOF = {name: f"“{name}” & 'proof' 证" for name in _MARKS} | {"head": '<meta name="proof">', "content": "<div>证\n\n证</div>"}


def _shell(one: ShellKind, said: Mapping[str, str]) -> Page:
    more = {name: said[name] for name in one.more if name != "script"}
    return Page(said["content"], said["title"], said["description"], one.template, more | ({"script": one.script} if one.script else {}))


def _path(one: ShellKind, number: int, proof: str = "") -> str:
    if one.own and not proof:
        return f"{one.own}.md"
    return f"{one.folder}/{_SHELL}{number}{proof}" + "/x" * (one.depth - 2) + ".md"


def _mark(name: str) -> str:
    return f"jkshell{name}llehskj"


_ELEMENT = f"<div>{_mark('content')}</div>"
"""Markdown passes over an element, and puts a mark alone into a paragraph."""
