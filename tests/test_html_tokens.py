"""Tokens of HTML against the public cases of the WHATWG tokenizer, and our own cases where those are not at hand.

The public cases lie in a folder of their own (JIAOKAN_HTML5LIB, or `html5lib-tests` beside the project's shared folder). What they say of
declarations and of the words of comments is passed over: no text comes from either.
"""

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiaokan.html.references import unescaped
from jiaokan.html.tokens import Token, Tokenizer, tokens

ROOT = Path(__file__).parents[1]
PUBLIC = Path(os.environ.get("JIAOKAN_HTML5LIB", ROOT.parent / "shared" / "html5lib-tests")) / "tokenizer"
FILES = sorted(PUBLIC.glob("*.test"))
STATES = {"Data state": "", "PLAINTEXT state": "plaintext", "RCDATA state": "rcdata", "RAWTEXT state": "raw", "Script data state": "script"}
NONE = "plaintext"
"""Where no tag was opened no end tag counts, as in `plaintext`."""


def said(source: str, state: str = "Data state", last: str = "") -> list[list[Any]]:
    """The tokens of a source in the form of the public cases, without comments and declarations."""
    source = re.sub("\r\n?", "\n", source)
    begin = "<![CDATA[" if state == "CDATA section state" else ""
    tokenizer = Tokenizer(begin + source)
    tokenizer.foreign = bool(begin)
    tokenizer.raw = (last or NONE) if STATES.get(state) else ""
    found: list[list[Any]] = []
    while token := tokenizer.next():
        one = _said(token, tokenizer.source, state)
        if one and found and one[0] == found[-1][0] == "Character":
            found[-1][1] += one[1]
        elif one:
            found.append(one)
    return found


def _said(token: Token, source: str, state: str) -> list[Any]:
    if token.kind == "start":
        return ["StartTag", token.name, token.attributes, *([True] if token.closed else [])]
    if token.kind == "end":
        return ["EndTag", token.name]
    if token.kind == "raw" and token.name == "![CDATA[":
        text = source[token.start + 9 : token.end].removesuffix("]]>")
    elif token.kind == "raw":
        text = source[token.start : token.end]
        text = unescaped(text) if state == "RCDATA state" else text
        text = text.replace("\0", "\ufffd")
    else:
        text = token.text(source) if token.kind == "text" else ""
    return ["Character", text] if text else []


def _unescaped(value: Any) -> Any:
    """A value whose strings were escaped twice."""
    if isinstance(value, list):
        return [_unescaped(one) for one in value]
    if isinstance(value, dict):
        return {_unescaped(key): _unescaped(one) for key, one in value.items()}
    return re.sub(r"\\u([0-9A-Fa-f]{4})", lambda m: chr(int(m[1], 16)), value) if isinstance(value, str) else value


OWN = [
    (
        "甲<b c=d>乙&amp;丙</B>丁",
        [["Character", "甲"], ["StartTag", "b", {"c": "d"}], ["Character", "乙&丙"], ["EndTag", "b"], ["Character", "丁"]],
    ),
    ("<a b='1>2' c=3/4 / d>", [["StartTag", "a", {"b": "1>2", "c": "3/4", "d": ""}]]),
    ("<a b=\"c\"d='e'/>", [["StartTag", "a", {"b": "c", "d": "e"}, True]]),
    ("<a b=c b=d =e>", [["StartTag", "a", {"b": "c", "=e": ""}]]),
    ('<a b="1"">甲', [["StartTag", "a", {"b": "1", '"': ""}], ["Character", "甲"]]),
    ("<a href='?x=1&copy=2&copy;&lt'>", [["StartTag", "a", {"href": "?x=1&copy=2©<"}]]),
    ("甲<!--乙--!>丙<!-->丁<!--->戊<!-- > -- -->己", [["Character", "甲丙丁戊己"]]),
    ("1<2 </ 3><4></5>&notit;&nonsense;", [["Character", "1<2 <4>¬it;&nonsense;"]]),
    ("&#20013;&#x56FD;&#128;&#0;&#xD800;&#1114112;", [["Character", "中国€\ufffd\ufffd\ufffd"]]),
    ("甲<p 乙", [["Character", "甲"]]),
    ("<?php 甲 ?>乙<![CDATA[丙]]>", [["Character", "乙"]]),
]


@pytest.mark.parametrize(("source", "wanted"), OWN)
def test_tags_and_characters_are_those_of_the_standard(source: str, wanted: list[Any]) -> None:
    """Attributes with and without quotation marks, comments, references, signs that are no tags."""
    assert said(source) == wanted


def test_an_element_without_markup_ends_at_its_own_end_tag() -> None:
    """Whatever looks like a tag, a comment or a script in it."""
    source = "<title>甲<b>乙</titles>丙</title><script><!--<script>1</script>2--></script>丁<plaintext></plaintext>"
    row = [(token.kind, token.text(source)) for token in tokens(source) if token.kind in ("text", "raw")]
    assert row == [("raw", "甲<b>乙</titles>丙"), ("raw", "<!--<script>1</script>2-->"), ("text", "丁"), ("raw", "</plaintext>")]


@given(st.text("<>/!-= \"'&;a甲#x\n", max_size=60))
def test_every_character_lies_in_one_token(source: str) -> None:
    """In the order of the source."""
    assert "".join(source[token.start : token.end] for token in tokens(source)) == source


def test_the_public_cases_of_the_tokenizer_give_their_tags_and_characters() -> None:
    """Each case of the standard's own tests, in each state that it names, wherever they are at hand."""
    wrong = []
    for case in (case for file in FILES for case in json.loads(file.read_text(encoding="utf-8")).get("tests", [])):
        source, wanted = (_unescaped(case[key]) if case.get("doubleEscaped") else case[key] for key in ("input", "output"))
        joined: list[list[Any]] = []
        for one in wanted:
            if joined and one[0] == joined[-1][0] == "Character":
                joined[-1][1] += one[1]
            elif one[0] in ("StartTag", "EndTag", "Character"):
                joined.append(list(one))
        for state in case.get("initialStates", ["Data state"]):
            if (found := said(source, state, case.get("lastStartTag", ""))) != joined:
                wrong.append((case["description"], state, source, joined, found))
    assert not wrong, f"{len(wrong)} cases: {wrong[:10]}"
