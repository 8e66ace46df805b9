"""What a line of a program, of settings, of data or of a shell is made like, and how much that speaks for code or for prose.

A line is of one kind, told by its build: what it begins and ends with, whether it assigns, calls or names a value. Strings and a
remark at its end are set aside first, so that Chinese in them says nothing. How much a kind speaks for code is the logarithm of how
much oftener it stands in fenced code of Markdown than in the prose around it (`tests/benchmarks/code_lines.py --count`), rounded
and set by hand where a kind is rare.
A kind that says little for sure (a number, a line of Latin words, a remark that may be a heading) counts next to nothing.
"""

from __future__ import annotations

from functools import lru_cache

from jiaokan.grammar.characters import HAN, WIDE
from jiaokan.text import re

STRINGS = re.compile(
    r'"(?:[^"\\\n]|\\.)*"|\'(?:[^\'\\\n]|\\.)*\''
    r"|(?<=[(=,\[{])[ ]?[“‘\"'][^“”‘’\n]*[”’\"'](?=[ ]?(?:[),;\]}+:]|$))"
)
"""Strings of a program; also those whose marks an extractor or a word processor made curly."""
REMARK = re.compile(
    r"(?<=\S)(?:[ \t]*(?://(?!\S*/)|/\*|<!--)|[ \t]+(?:#|--|%|;+|//)(?=[ \t\u2e80-\uffef]))[^\n]*$|(?<=[;{},)])[ \t]*#[^\n]*$"
)
"""A remark behind a statement."""
NUMBERED = re.compile(r"[0-9]{1,4}[.:|]?[ \t]+(?=[A-Za-z_{}#/*.<@$\"'(\[])")
"""The number of a line of a listing."""
CHINESE = re.compile(f"[{HAN}{WIDE}“”‘’…—]")
MARKS = re.compile("[，。；：！？、]")
ENDS = "。！？；：，、"
"""What a line of prose ends with that begins in Chinese: the commonest kind is known at a look."""
WORD = re.compile(r"[A-Za-z]+")
SIGN = re.compile(r"[=(){}\[\];<>_*&|$\\\"'`@#^~+/]")
LEAST_SIGNS = 3
"""Signs of programs in a line that has no other mark of one."""
MOST_HAN_CHARACTERS = 9
"""Han characters of a line of code outside of its strings and remarks."""
HAN_SIGN = re.compile(f"[{HAN}]")
LEAST_WORDS, SENTENCE_WORDS = 4, 8
"""Words of a line of English, which has few signs; and of one that is English whatever word it begins with."""

NAMES = (
    "def|class|import|from|var|let|const|function|return|for|while|if|elif|else|switch|case|default|try|catch|except|with|public|private"
    "|protected|static|final|void|int|char|float|double|long|bool|boolean|unsigned|string|String|struct|enum|typedef|using|namespace"
    "|package|extern|template|fn|impl|use|pub|func|type|interface|go|defer|async|await|export|module|new|throw|raise|print|echo|lambda"
    "|local|then|do|end|SELECT|INSERT|UPDATE|DELETE|CREATE|DROP|ALTER|FROM|WHERE|AND|OR|ORDER BY|GROUP BY|JOIN|VALUES|SET|LIMIT"
    "|select|insert|update|delete|create|drop|alter|where"
)
"""Words that statements begin with in languages of programs; a sign of one must stand behind it."""
KINDS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(pattern))
    for name, pattern in (
        ("preprocessor", r"#(?:include|define|undef|ifdef|ifndef|if|elif|endif|pragma)\b|#!/|#\+[A-Za-z_]{2,20}:|\\[a-zA-Z]+\{"),
        ("roff", r"\.[A-Z]{2}(?: |$)"),
        (
            "log",
            r"\[?[0-9]{4}[-/][0-9]{2}[-/][0-9]{2}[ T][0-9:.,]{8,15}[^\n]{0,20}\b(?:INFO|WARN|WARNING|ERROR|DEBUG|FATAL|TRACE)\b"
            r"|\[(?:INFO|WARN|ERROR|DEBUG)\b",
        ),
        (
            "query",
            r"(?:SELECT|INSERT|UPDATE|DELETE|CREATE|FROM|WHERE|AND|OR|ORDER BY|GROUP BY|(?:LEFT |RIGHT |INNER )?JOIN|VALUES|SET)\b"
            r"[ \t(][^。；]*$",
        ),
        ("timed", r"\[(?:[a-z]{2,8}:[^\]\n]*\]$|[0-9]{1,3}:[0-9]{2}[.:][0-9]{2,3}\])"),
        (
            "prompt",
            r"\$ ?[a-z./~]|>{3} ?\S|(?:\[?[\w.-]+@[\w.-]+[^#$%\n]{0,40}|~|➜ )[#$%] ?\S|(?:mysql|redis|sqlite|irb|MariaDB)[^>\n]{0,30}> ?\S"
            r"|(?:PS )?[A-Z]:\\[^<>\n]{0,60}> ?\S|In \[[0-9 ]+\]:|Out\[[0-9 ]+\]:",
        ),
        (
            "brackets",
            r"(?=[^{}\n]*[{}]|[^()\[\]\n]*[)\]][;,])[{}()\[\];,\"'<> ]+$|\}|\{[ \t]+\S|/?\)[;,{]|\][;,)]"
            r"|(?:else|end|endif|fi|done|esac|begin|then|do|loop|return|break|continue|pass|finally|try)[ ]?[;:{]?$",
        ),
        ("tree", r"(?:[│|][ \u00a0]*)*(?:[├└][─-]{1,3}|[|+`]-{1,3})[ \u00a0]?\S"),
        ("remark", r"//|/\*|\*/|<!--|-->|\"\"\"|'''|--[ \t]|;|REM\b|@[a-z]+\b|:[a-z]+ ?\w*:"),
        ("sharp", r"#+(?:[ \t]|$)|#[^\w\s]"),
        ("star", r"\*(?:[ \t]|$)"),
    )
)
KINDS_WITHOUT_STRINGS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(pattern))
    for name, pattern in (
        (
            "import",
            r"(?:import|package|using|require|include|return|yield|goto|raise|cd|sudo|git|npm|pip|docker|apt-get|yum)"
            r"(?:[ \t][\w.*{}:/\"',@=+~-]+){1,4};?$|from[ \t]\S+[ \t]import\b",
        ),
        ("statement", rf"(?:{NAMES})\b(?=[^\n]*(?:[=(){{}}\[\];<>_*&|$\\\"]|\w\.\w|::|->|:$|--?\w| (?:do|then|begin)$))"),
        ("ended", r"[^\n]*[;{}(]$|[-+] ?\([A-Za-z_][\w <>*]{0,40}\) ?[A-Za-z]"),
        ("assignment", r"[A-Za-z_$@\"'][\w$.*&<>\[\], \"']{0,40}(?:(?:[-+*/|&^%:?]|<<|>>)?=(?!=)|←)"),
        ("call", r"[\w.$:>-]+(?:<[^<>]*>)?\([^\n]*\)(?:[.;:,{?]|$)|\.[a-z]\w*\("),
        ("tag", r"</?[A-Za-z!?][^<>\n]*/?>"),
        ("key", r"(?:- )?[\"']?[A-Za-z_][\w.-]*[\"']?[ \t]*:(?:[ \t]|$)|\"\"[ \t]*:"),
        ("option", r"[a-z][\w./-]*(?: \S+)* -{1,2}[A-Za-z]"),
        ("operands", r"(?:\w+:[ \t]*)?[a-zA-Z.]{2,8}[ \t]+[%$@#\w\[\]().+*-]+(?:,[ \t]*[%$@#\w\[\]().+*-]+)+$|\.?\w+:$"),
        ("number", r"[-+0-9.,:%eE\sx]*[0-9][-+0-9.,:%eE\sx]*$"),
        ("path", r"(?:[~.]{0,2}/|[A-Z]:\\)[\w./\\-]+"),
    )
)
HAN_KINDS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(pattern, re.ASCII))
    for name, pattern in (
        ("han assignment", rf"[\w.\[\]\"'${HAN}]{{1,60}}[ \t]*(?:[-+*/]|:)?=(?:[ \t]*[^\s=][^。；\n]*)?$"),
        ("han key", r"[A-Za-z_][\w.-]{1,40}:[ \t]+[^，。；！？：\n]{1,200}$"),
        (
            "han statement",
            r"(?:for|while|if|elif|else|with|def|class)\b[^，。；！？：\n]*:$"
            r"|(?:def|class|struct|public|private|protected|static|var|let|const|function|return|print|echo|int|char|float|double|String|void)"
            r"[ \t(][^，。；！？：\n]*[(){}=;:]",
        ),
        ("han call", r"(?:<[a-z]+>)?[^，。；！？：、\n]*[A-Za-z_]\w*\([^，。；！？：、\n]*\) ?;(?:</[a-z]+>)?$"),
        ("han ended", r"[^，。；！？：、\n]*(?:[\]'\"A-Za-z_] ?;|[\w)] ?\{|\})$"),
        ("han closed", r"[^，。；！？：、\n]*\) ?;$"),
    )
)
WEIGHTS = {
    kind: grade
    for grade, kinds in (
        (5, ("preprocessor", "roff", "timed", "prompt", "brackets", "log", "query", "assignment")),
        (4, ("tree", "import", "statement", "ended", "tag", "option", "han remark", "han call")),
        (3, ("remark", "call", "key", "operands", "han assignment", "han key", "han statement", "han ended")),
        (2, ("path",)),
        (1, ("sharp", "signs", "han sharp", "han closed")),
        (0, ("star", "number", "english", "words")),
        (-2, ("han star",)),
        (-5, ("han mixed", "han words")),
        (-9, ("sentence",)),
    )
    for kind in kinds
}
"""How much a kind of line speaks for code: the logarithm of how much likelier it stands in code than in prose."""
INDENTED = {
    kind: grade
    for grade, kinds in (
        (5, ("key", "call")),
        (4, ("han sharp",)),
        (3, ("signs", "sharp", "star")),
        (2, ("english",)),
        (1, ("words",)),
        (0, ("han star",)),
        (-3, ("han words",)),
    )
    for kind in kinds
}
"""The same where the line is indented, where that makes a difference."""
REMARKS = ("//", "/*")
"""How a remark of a program begins, and nothing in prose."""
SURE_WEIGHT = 3
"""From here on a kind is sure: prose has none."""


@lru_cache(maxsize=16384)
def kind(line: str) -> str:
    """What a line is made like.

    Args:
        line: a line without the blanks at its ends.

    Returns:
        The name of its kind, a key of `WEIGHTS`.
    """
    if line[-1] in ENDS and CHINESE.match(line):
        return "sentence"
    if (number := NUMBERED.match(line)) is not None:
        numbered = kind(line[number.end() :])
        return numbered if WEIGHTS[numbered] > SURE_WEIGHT or WEIGHTS[numbered] < 0 else "words"
    for name, pattern in KINDS:
        if pattern.match(line):
            return f"han {name}" if name in ("remark", "sharp", "star") and CHINESE.search(line) else name
    bare = STRINGS.sub('""', line) if any(mark in line for mark in "\"'”’") else line
    bare = REMARK.sub("", bare).rstrip()
    chinese = CHINESE.search(bare)
    if chinese:
        return _of_chinese(bare)
    signs, words = len(SIGN.findall(bare)), len(WORD.findall(bare))
    if words >= SENTENCE_WORDS and signs < LEAST_SIGNS:
        return "english"
    for name, pattern in KINDS_WITHOUT_STRINGS:
        if pattern.match(bare):
            return name
    if bare == '""':
        return "han words"
    if words >= LEAST_WORDS and signs < LEAST_SIGNS:
        return "english"
    return "signs" if signs else "words"


def _of_chinese(bare: str) -> str:
    """The kind of a line that has Chinese outside of its strings and remarks."""
    for name, pattern in HAN_KINDS:
        if pattern.match(bare):
            return name
    if MARKS.search(bare) or len(HAN_SIGN.findall(bare)) > MOST_HAN_CHARACTERS:
        return "sentence"
    return "han mixed" if 2 * len(CHINESE.findall(bare)) < len(bare) else "han words"


def weight(kind: str, indented: bool) -> int:
    """How much a line of a kind speaks for code rather than for prose, less than nothing if it speaks for prose.

    Args:
        kind: what `kind` says of the line.
        indented: whether it begins with blanks of which prose has none.
    """
    return INDENTED.get(kind, WEIGHTS[kind]) if indented else WEIGHTS[kind]


def is_code_line(line: str) -> bool:
    """Whether a line is a program's whatever stands around it; one that only is so among others is none.

    Args:
        line: a line with or without the blanks at its ends.
    """
    bare = line.strip(" \t\u3000")
    if not bare or bare.startswith(REMARKS):
        return bool(bare)
    found = kind(bare)
    return found == "han call" or (not found.startswith("han ") and (WEIGHTS[found] > SURE_WEIGHT or found == "call"))
