"""Lines of a program, of settings or of data that stand in a text without a fence around them.

One line may only look so; several below each other do not do so by chance. Their signs and indents are what they mean,
so nothing in them is repaired. What parts them from prose are the signs of programs: braces, a semicolon at the end of a line,
an assignment, a call with half-width brackets, words that programs are made of.
"""

from __future__ import annotations

from functools import lru_cache

from jiaokan.page.fence import fences
from jiaokan.text import re

SIGNS = re.compile(r"[{}=$\[]|\(['\"]|#\+|\)[;:]|SELECT |:[ \n]|:$|\b(?:INFO|WARN|ERROR|DEBUG)\b")
"""A text without any of these has no lines of a program."""
IN_SIGNS = (*"{}=$[", "('", '("', "#+", ");", "):", "SELECT ", ": ", ":\n", "INFO", "WARN", "ERROR", "DEBUG")
"""One of these is in every sign but a colon at the end of the text: a quicker look still."""
LINE = re.compile(r"(?m)^[^\n]+$")
STRONG = re.compile(
    r"[ \t]*(?:"
    r"[{}\[\]()]{1,4}[;,]?[ \t]*$"
    r"|(?:def|class|import|from|var|let|const|function|return|for|while|public|private|protected|static|void|package|using|namespace|try)"
    r"[ \t(:{][^。；]*$"
    r"|(?:if|elif|else|switch|case|except|catch)\b[^。；，]*[:{][ \t]*(?:#[^\n]*|//[^\n]*)?$"
    r"|[\"'][^\"'\n]{1,60}[\"'][ \t]*:[ \t]*[\"'\[{0-9tfn-]"
    r"|[\w.\[\]\"']{1,60}[ \t]*(?:[-+*/]|:)?=(?:[ \t]*[^\s=][^。；]*)?$"
    r"|[A-Za-z_][\w.-]{1,40}:(?:[ \t]+[^，。；！？\n]{1,200})?$"
    r"|\[(?:[a-z]{2,8}:[^\]\n]*\]$|[0-9]{1,3}:[0-9]{2}[.:][0-9]{2,3}\])"
    r"|[\w.]{1,60}\([^。；\n]*\)[ \t]*[;:{]?(?:[ \t]*(?:#|//)[^\n]*)?$"
    r"|[^。；\n]*[^\s\u2000-\uffef] ?[;{][ \t]*(?:(?:#|//|/\*)[^\n]*)?$"
    r"|(?:SELECT|INSERT|UPDATE|DELETE|CREATE|FROM|WHERE|AND|OR|ORDER BY|GROUP BY|(?:LEFT |INNER )?JOIN|VALUES|SET)\b[^。；]*$"
    r"|[0-9]{4}-[0-9]{2}-[0-9]{2}[ T][0-9:.,]{8,15}[^\n]{0,20}\b(?:INFO|WARN|WARNING|ERROR|DEBUG|FATAL|TRACE)\b"
    r"|\#\+[A-Za-z_]{2,20}:|\#(?:include|define|ifdef|ifndef|endif|pragma)\b|\\(?:begin|end|section|usepackage|documentclass)\{"
    r"|[\[(]{1,3}(?:(?:'[^'\n]*'|\"[^\"\n]*\"),?[ \t]*){2,}[\])]{1,3},?$"
    r"|[-+] ?\([A-Za-z_][\w <>*]{0,40}\) ?[A-Za-z]\w*(?:[:;{ ]|$)"
    r"|\$[ \t][a-z./]|\t[a-z@$][!-~]*(?: |$)"
    r")"
)
"""How a line of a program is made; prose is not, though it may have a few of its signs."""
ANY_ASCII = re.compile("[!-~\t]")
"""What is in every such line: a quick look before the sure one."""
WEAK = re.compile(r"[ \t]*(?:#|//|;|/\*|\*|--|\"\"\"|'''|[{\[\"'(]|[-+]|[\w.]+[ \t]*[:(\[]|@|</?\w|\[|continue|break|pass|end)|[ \t]{2,}\S")
"""How a line between two of them may be made besides."""
LEAST_PROGRAM_LINES = 3
"""Lines of a program that make one."""
REACH_LINES = 2
"""How many other lines may stand between two of them."""


@lru_cache(maxsize=1)
def programs(text: str) -> list[tuple[int, int]]:
    """The stretches of a text that are lines of a program: start and end in code points."""
    if not (any(sign in text for sign in IN_SIGNS) or text.endswith(":")) or not SIGNS.search(text):
        return []
    found: list[tuple[int, int]] = []
    run: list[re.Match[str]] = []
    strong = other = 0
    outside, fence = fences(text), 0
    for line in LINE.finditer(text):
        while fence < len(outside) and outside[fence].end <= line.start():
            fence += 1
        if fence < len(outside) and outside[fence].start <= line.start():  # what is fenced is code already, and parts what is not
            found += _stretch(run, strong, other)
            run, strong, other = [], 0, 0
            continue
        if not line[0].strip(" \t\u3000"):
            continue
        if ANY_ASCII.search(line[0]) and STRONG.match(line[0]):
            run.append(line)
            strong, other = strong + 1, 0
        elif run and other < REACH_LINES and WEAK.match(line[0]) and line[0].rstrip()[-1] not in "。；！？":
            run.append(line)
            other += 1
        elif run:
            found += _stretch(run, strong, other)
            run, strong, other = [], 0, 0
    return found + _stretch(run, strong, other)


def _stretch(run: list[re.Match[str]], strong: int, other: int) -> list[tuple[int, int]]:
    """The stretch of some lines, without the other lines at its end, if enough of them are a program's."""
    run = run[: len(run) - other]
    if strong < LEAST_PROGRAM_LINES or 2 * strong < len(run):
        return []
    return [(max(0, run[0].start() - (run[0][0][0] in " \t")), run[-1].end() - 1)]
