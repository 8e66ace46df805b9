"""What the program says to people, in their language: the English sentence is the key, a table holds the Chinese one.

Functions say what they have to say in English and know of no language. Where it is printed the sentence is looked up, and what stood at
its placeholders is put into the Chinese one; commands, keys, file names and the words of texts stay as they are. What programs read
(JSON, tables, editions) is never looked up. In Traditional the table is converted as every text is.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Literal, TextIO, TypeVar

from jiaokan.errors import BadInput
from jiaokan.text import re

if TYPE_CHECKING:
    from jiaokan.checks.problem import Problem
    from jiaokan.web.voice import Voice

Told = TypeVar("Told")
Language = Literal["en", "zh-Hans", "zh-Hant-TW", "zh-Hant-HK"]
VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")
"""Where a system says which language its user reads, the first that is set before the others (POSIX.1-2017, 8.2)."""
OPTION = "--lang"
GIVEN: dict[str, Language] = {"en": "en", "zh": "zh-Hans", "zh-hans": "zh-Hans", "zh-cn": "zh-Hans", "zh-sg": "zh-Hans",
                              "zh-hant": "zh-Hant-TW", "zh-tw": "zh-Hant-TW", "zh-hk": "zh-Hant-HK", "zh-mo": "zh-Hant-HK"}  # fmt: skip
"""What may stand after `--lang`, in small letters."""
_HOLE = re.compile(r"\{(\d+)\}")
LEAST_PART_CHARACTERS = 8
"""How many characters of its own a sentence has that is looked up within another one: shorter ones are like the words of texts."""
DEEPEST_PARTS_TIMES = 2
MADE_OF_PARTS, COUNTED, PROPOSED = "made of parts", "counted", "said in Chinese in the records that are proposed"
"""Sections of the table: of the second a row is only looked for by what is counted, of the third by its Chinese."""
_PROSE = re.compile("[A-Za-z]{2,} [A-Za-z]{2}")
_INDENT = re.compile(r"\s*(?:- )?")


def language_of(environment: Mapping[str, str]) -> Language:
    """The language of a system's user: Chinese in the script of the region, or English."""
    named = next((environment[name] for name in VARIABLES if environment.get(name)), "")
    words = re.split(r"[^a-z]+", named.lower().partition(".")[0])
    if words[0] != "zh":
        return "en"
    region = next((word for word in words[1:] if f"zh-{word}" in GIVEN), "hans")
    return GIVEN[f"zh-{region}"]


def chosen(words: Sequence[str], environment: Mapping[str, str]) -> tuple[Language, list[str]]:
    """The language, and the words of a command without the option that names it: it may stand before the command or after it.

    Args:
        words: what stands after `jiaokan`.
        environment: that of the process.

    Raises:
        BadInput: if the option names no language there is.
    """
    rest, named = list[str](), None
    row = iter(words)
    for word in row:
        if word == "--":
            return _language(named, environment), [*rest, word, *row]
        name, equals, value = word.partition("=")
        if name == OPTION:
            named = value if equals else next(row, "")
        else:
            rest.append(word)
    return _language(named, environment), rest


def _language(named: str | None, environment: Mapping[str, str]) -> Language:
    system = language_of(environment)
    if named is None:
        return system
    found = GIVEN.get(named.lower().replace("_", "-"))
    if found is None:
        raise BadInput(OPTION, f"there is no language «{named}»", expected="zh or en", example="jiaokan --lang zh check")
    return system if named.lower() == "zh" and system != "en" else found


@dataclass(frozen=True)
class Sentence:
    """A row of the table."""

    english: str
    chinese: str
    pattern: re.Pattern[str]
    own: int
    """How many characters it has besides its placeholders."""
    longest: str
    """The longest of its own words, to look for first."""
    section: str
    """Under which heading of the table it stands."""


@cache
def sentences(language: Language = "zh-Hans") -> tuple[Sentence, ...]:
    """The table: first what is put together of several sentences, then those with most words of their own."""
    from jiaokan.script import convert

    found = []
    section = ""
    for line in files("jiaokan.commands").joinpath("messages.tsv").read_text(encoding="utf-8").splitlines():
        if line.startswith("# "):
            section = line[2:].partition(":")[0]
        elif line:
            english, chinese = line.split("\t")
            fixed = _HOLE.split(english)[::2]
            pattern = re.compile("(.*?)".join(map(re.escape, fixed)), re.DOTALL)
            chinese = chinese if language == "zh-Hans" else convert(chinese, language)
            found.append(Sentence(english, chinese, pattern, len("".join(fixed)), max(fixed, key=len), section))
    return tuple(sorted(found, key=lambda one: (one.section != MADE_OF_PARTS, -one.own)))


@cache
def _exact(language: Language) -> dict[str, str]:
    return {one.english: one.chinese for one in sentences(language)}


def said(text: str, language: Language) -> str:
    """What is said, in a language; what no row of the table has stays as it is.

    Args:
        text: one English sentence, or several on lines of their own.
        language: in which it is wanted.
    """
    if language == "en" or not text.strip():
        return text
    lines = text.split("\n")
    whole = _found(text, language)
    return whole if whole is not None else "\n".join(_line(line, language) for line in lines)


def _line(line: str, language: Language) -> str:
    indent = _INDENT.match(line)
    assert indent is not None
    words = line[indent.end() :].rstrip()
    found = _found(words, language) if words else None
    return line if found is None else line[: indent.end()] + found


def _found(text: str, language: Language, depth: int = 0) -> str | None:
    exact = _exact(language).get(text)
    if exact is not None:
        return exact
    for one in sentences(language):
        if one.section in (COUNTED, PROPOSED) or (depth and one.own < LEAST_PART_CHARACTERS):
            continue
        if one.longest in text and one.own < len(text) and (match := one.pattern.fullmatch(text)):
            if one.own < LEAST_PART_CHARACTERS and any(_PROSE.search(part) for part in match.groups()):
                continue  # `{0} to {1}` is no sentence with a «to» in it
            parts = [_part(part, language, depth + 1) for part in match.groups()]
            fixed = _HOLE.split(one.chinese)
            return "".join(parts[int(piece)] if index % 2 else piece for index, piece in enumerate(fixed))
    return None


def _part(words: str, language: Language, depth: int) -> str:
    """What stands at a placeholder: itself a sentence of the table, a row of them, or anything."""
    if depth > DEEPEST_PARTS_TIMES:
        return words
    found = _found(words, language, depth)
    if found is None:
        row = [_counted(one, language) for one in words.split(", ")]
        return words if None in row else "，".join(one or "" for one in row)
    return words if found is None else found


def _counted(words: str, language: Language) -> str | None:
    """`5 new`: a number and what it counts."""
    number, _, what = words.partition(" ")
    chinese = _exact(language).get(f"{{0}} {what}") if number.isdigit() else None
    return None if chinese is None else chinese.replace("{0}", number)


SPOKEN: ContextVar[Language] = ContextVar("SPOKEN", default="en")
"""The language of the command that runs."""


def say(text: str) -> str:
    """A sentence in the language of the command."""
    return said(text, SPOKEN.get())


def tell(text: str, *, file: TextIO | None = None, flush: bool = False) -> None:
    """Print a sentence for people."""
    print(say(text), file=file or sys.stdout, flush=flush)


def lines_of(error: BadInput) -> Iterator[str]:
    """An error that teaches, in the language of the command."""
    if SPOKEN.get() == "en":
        yield str(error)
        return
    yield f"{error.where}：{say(error.found)}"
    for label, words in (("expected", error.expected), ("example", error.example), ("next", error.then)):
        if words:
            yield f"  {say(label)}：{say(words)}"


def tell_error(error: BadInput, file: TextIO | None = None) -> None:
    """Print an error, on standard error if nothing else is said."""
    print("\n".join(lines_of(error)), file=file or sys.stderr)


def tell_all(lines: Iterable[str]) -> None:
    """Print a report, a line each."""
    for line in lines:
        tell(line)


def problem_lines(problem: Problem) -> str:
    """A problem of the corpus, with what to do about it."""
    if SPOKEN.get() == "en":
        return str(problem)
    return f"{problem.where}：{problem.code}：{say(problem.found)}\n  {say('hint')}：{say(problem.hint)}"


def sentence(reason: str) -> str:
    """What a reason says, in the language of the command."""
    from jiaokan.reasons import REASONS

    if reason not in REASONS:
        return reason
    return in_chinese(REASONS[reason].zh) if is_chinese() else REASONS[reason].en


def is_known(text: str) -> bool:
    """Whether the table has a sentence."""
    return _found(text, "zh-Hans") is not None


def is_chinese() -> bool:
    """Whether the command speaks Chinese."""
    return SPOKEN.get() != "en"


def in_chinese(words: str) -> str:
    """Words in Simplified, in the script of the command."""
    from jiaokan.script import convert

    language = SPOKEN.get()
    return words if language in ("en", "zh-Hans") else convert(words, language)


def from_chinese(words: str) -> str:
    """What stands in Chinese in a record that is proposed, in the language of the command."""
    if is_chinese():
        return in_chinese(words)
    whole = _english(words)
    return ", ".join(_english(part) or part for part in words.split("、")) if whole is None else whole


def labelled(label: str, words: str) -> str:
    """A label and what it is of."""
    return f"{label}：{words}" if is_chinese() else f"{label}: {words}"


def bracketed(words: str) -> str:
    """Words in brackets behind others."""
    return f"（{words}）" if is_chinese() else f" ({words})"


def _english(chinese: str) -> str | None:
    """The English of what a proposed record says in Chinese, if the table has it."""
    for one in sentences():
        if one.section == PROPOSED:
            fixed = _HOLE.split(one.chinese)[::2]
            if match := re.fullmatch("(.*?)".join(map(re.escape, fixed)), chinese):
                return _HOLE.sub(lambda hole: match[int(hole[1]) + 1], one.english)
    return None


def voice(language: Language) -> Voice:
    """What speaks on the editor's pages, in a language that is not asked of the system."""
    from jiaokan.web.voice import Voice

    def spoken(function: Callable[[Told], str]) -> Callable[[Told], str]:
        def speak(what: Told) -> str:
            before = SPOKEN.set(language)
            try:
                return function(what)
            finally:
                SPOKEN.reset(before)

        return speak

    return Voice(spoken(say), spoken(lambda error: "\n".join(lines_of(error))), spoken(problem_lines))
