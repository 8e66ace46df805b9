"""The words of a command are read by the standard library; what a person is told of them is ours, in the language of the command."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterable
from typing import Any, NoReturn

from jiaokan.commands.language import is_chinese, is_known, labelled, say, tell_error
from jiaokan.commands.lost_anchors import wrapped
from jiaokan.errors import BadInput

MISUSES = (
    (r"argument (.+?): expected one argument", "{0} needs a value"),
    (r"argument (.+?): expected at least one argument", "{0} needs at least one value"),
    (r"argument (.+?): expected \d+ arguments?", "{0} needs a value"),
    (r"argument (.+?): ignored explicit argument .*", "{0} takes no value"),
    (r"argument COMMAND: invalid choice: '?(.*?)'? \(choose from .*", "there is no command {0}"),
    (r"argument (.+?): invalid choice: '?(.*?)'? \(choose from .*", "{0}: «{1}» is none of the words there are"),
    (r"argument (.+?): invalid int value: '(.*)'", "{0}: «{1}» is no whole number"),
    (r"argument (.+?): invalid .* value: '?(.*?)'?", "{0}: «{1}» cannot be read"),
    (r"argument (.+?): not allowed with argument (.+)", "{0} cannot stand with {1}"),
    (r"the following arguments are required: (.+)", "these are missing: {0}"),
    (r"one of the arguments (.+) is required", "one of these is missing: {0}"),
    (r"unrecognized arguments: (.+)", "nobody knows what these mean: {0}"),
    (r"ambiguous option: (.+) could match (.+)", "{0} may mean {1}"),
)
"""What the parser of the standard library says of words it cannot read, and what a person is told."""


class Parser(argparse.ArgumentParser):
    """Reads the words of a command."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**{**options, "formatter_class": Help, "add_help": False})
        self.add_argument("-h", "--help", action="help", help="show this help")

    def error(self, message: str) -> NoReturn:
        """Say what is wrong with the words and what they may be, and end with exit code 2."""
        from difflib import get_close_matches

        found = next((form.format(*match.groups()) for said, form in MISUSES if (match := re.fullmatch(said, message))), "")
        if not found:
            found = message if is_known(message) else "the words after «jiaokan» cannot be read"
        given, options = re.search(r"invalid choice: '?(.*?)'? \(", message), re.search(r"\(choose from (.*)\)", message)
        near = get_close_matches(given[1], re.split(r"[', ]+", options[1]), 1, 0.5) if given and options else []
        expected = options[1].replace("'", "") if options and near != [] else self.usage_line()
        example = f"{self.prog} {near[0]}" if near and "COMMAND" in message else ""
        tell_error(BadInput(self.prog, found, expected=expected, example=example, then=f"{self.prog} --help"))
        sys.exit(2)

    def format_help(self) -> str:
        """The help, its headings with the mark of the language."""
        words = super().format_help()
        return re.sub(r"^(\S+):$", r"\1：", words, flags=re.MULTILINE) if is_chinese() else words

    def usage_line(self) -> str:
        """The form of the command, on one line."""
        return " ".join(self.format_usage().partition(labelled(say("usage"), ""))[2].split())


class Help(argparse.HelpFormatter):
    """The help of a command, in the language of the command."""

    def add_usage(self, usage: str | None, actions: Iterable[argparse.Action], groups: Iterable[Any], prefix: str | None = None) -> None:
        """The form of the command."""
        named = labelled(say("usage"), "") if prefix is None else prefix  # of a part of a command it is empty
        super().add_usage(usage, actions, groups, named)

    def start_section(self, heading: str | None) -> None:
        """A section, with our name for it."""
        named = {"positional arguments": "arguments", "optional arguments": "options"}
        super().start_section(say(named.get(heading or "", heading or "")))

    def add_text(self, text: str | None) -> None:
        """What the command does."""
        super().add_text(say(text) if text else text)

    def _get_help_string(self, action: argparse.Action) -> str | None:
        return say(action.help) if action.help else action.help

    def _split_lines(self, text: str, width: int) -> list[str]:
        return list(wrapped(text, width)) if is_chinese() else super()._split_lines(text, width)

    def _fill_text(self, text: str, width: int, indent: str) -> str:
        return "\n".join(indent + line for line in wrapped(text, width)) if is_chinese() else super()._fill_text(text, width, indent)
