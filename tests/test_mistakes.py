"""What is said of a record that is wrong: the key that was meant, the form, the line as it should be; nothing in a library's words."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiaokan.errors import BadInput
from jiaokan.record.schema import Meta, Source
from jiaokan.record.yaml import read_record

RIGHT = "title: 甲\nsource: a\ngenre: notice\nrights: {status: unclear, basis: 某}\n"
LIBRARY = re.compile("Input should|Field required|Extra inputs|valid (?:string|tuple|dictionary)|Value error|token|mapping values|\\^")
"""Words of the libraries that read the record."""
WRONG = [
    (RIGHT.replace("genre", "gener"), 3, "there is no key gener", "genre: notice"),
    (RIGHT + "dates:\n  issued: 1975年1月13日\n", 6, "is no day in ISO 8601", "issued: 1975-01-13"),
    (RIGHT + "dates:\n  issued: 不详\n", 6, "is no day in ISO 8601", "title: 某"),
    (RIGHT + "issuers: 国务院\n", 5, "a list is wanted", "issuers: [国务院]"),
    (RIGHT + "\tnumber: 3\n", 5, "a tab stands here", "number: 3"),
    (RIGHT + "note: 甲: 乙\n", 5, "without quotes", "title: 某"),
    (RIGHT + "note: `甲`\n", 5, "a backquote begins a value", "title: 某"),
    (RIGHT.replace("notice", "notices"), 3, "none of the words", "genre: notice"),
    (RIGHT.replace("notice", "treaty"), 3, "none of the words", "genre: report"),
    (RIGHT.replace("notice", "stone"), 3, "none of the words", "title: 某"),
    (RIGHT + "datum: '甲: 乙'\n", 5, "there is no key datum", 'dates: "甲: 乙"'),
    (RIGHT + "datum: ' 甲'\n", 5, "there is no key datum", 'dates: " 甲"'),
    (RIGHT + "datum: ''\n", 5, "there is no key datum", 'dates: ""'),
    (RIGHT + "datum: 3\n", 5, "there is no key datum", "dates: 3"),
    (RIGHT + "language: zh-TW\n", 5, "none of the words", "language: zh-Hant"),
    (RIGHT.replace("title: 甲\n", ""), 1, "the key title is missing", "title: 某"),
    (RIGHT + "dates: 1975-01-13\n", 5, "has no keys of its own", "title: 某"),
    (RIGHT + "issuers: [甲, 甲]\n", 5, "issuers: 甲 stands twice", "title: 某"),
    (RIGHT + "former: [甲乙]\n", 5, "is no id", "title: 某"),
    (RIGHT + "links: [www.example.org]\n", 5, "is no address of the web", "title: 某"),
    (RIGHT + "relations:\n  - {type: quotes, document: a, wy: b}\n", 6, "there is no key relations.0.wy", "why: b"),
    (RIGHT + "number: [3]\n", 5, "is not one value", "number: …"),
    (RIGHT + "note: ''\n", 5, "note: nothing stands there", "title: 某"),
    (RIGHT + "issuers: ' 国务院'\n", 5, "a list is wanted", 'issuers: [" 国务院"]'),
    (RIGHT + "title: 乙\n", 5, "stands twice", "title: 某"),
    (RIGHT + "issue: 2022\n", 5, "is no issue of a journal", "title: 某"),
    ("- 甲\n", 1, "has no keys of its own", "title: 某"),
    (RIGHT + "datum: 甲\n", 5, "there is no key datum", "dates: 甲"),
    (RIGHT + "tel: 甲\n", 5, "there is no key tel", "title: 某"),
    (RIGHT + "read: 3\n", 5, "is out of range", "title: 某"),
]


@pytest.mark.parametrize(("text", "line", "found", "example"), WRONG)
def test_a_mistake_is_said_with_the_right_line(text: str, line: int, found: str, example: str) -> None:
    """Where it stands, what is wrong, and what was meant where that can be known."""
    with pytest.raises(BadInput) as raised:
        read_record(text, Meta, "document.yaml", "title: 某", "jiaokan build")
    error = raised.value
    assert error.where == f"document.yaml:{line}"
    assert found in error.found
    assert error.example == example
    assert error.expected or "stands twice" in error.found
    assert not LIBRARY.search(str(error))


@pytest.mark.parametrize("id", ["con", "com1", "lpt9", "nul"])
def test_the_name_of_a_device_is_no_id(id: str) -> None:
    """No folder can have it on Windows; a name that only begins so can be one."""
    with pytest.raises(BadInput, match=f"{id} is the name of a device"):
        read_record(RIGHT.replace("source: a", f"source: {id}"), Meta, "document.yaml", "title: 某", "jiaokan build")
    assert read_record(RIGHT.replace("source: a", f"source: {id}-a"), Meta, "document.yaml", "title: 某", "jiaokan build")


def test_what_has_no_keys_is_told_which_it_may_have() -> None:
    """Those that stand below it."""
    with pytest.raises(BadInput) as raised:
        read_record(RIGHT + "dates: 1975-01-13\n", Meta, "document.yaml", "title: 某", "jiaokan build")
    assert "issued" in raised.value.expected
    assert "key: value" not in raised.value.expected


@given(
    st.recursive(
        st.one_of(st.none(), st.booleans(), st.integers(), st.text("甲a: #", max_size=5)),
        lambda inner: st.one_of(
            st.lists(inner, max_size=2),
            st.dictionaries(st.sampled_from(["title", "dates", "issued", "rights", "cuts", "kind", "x"]), inner, max_size=3),
        ),
        max_leaves=6,
    )
)
def test_no_library_speaks(value: object) -> None:
    """Whatever stands in a record, what is said of it is ours."""
    import yaml

    text = yaml.safe_dump(value, allow_unicode=True)
    for model in (Meta, Source):
        with pytest.raises(BadInput) as raised:
            read_record(text, model, "record.yaml", "title: 某", "jiaokan build")
        assert not LIBRARY.search(raised.value.found)
