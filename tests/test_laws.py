"""Laws that no single module holds: no link where a second target could be meant, no page that asks another host for anything."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from promise import promised
from test_reference import LAW, NOTICE, OPINION, PLAN, REPORT, STRINGS
from test_site import HOSTILE, URL, hostile_entry, rendered

from jiaokan.reference.find import find
from jiaokan.reference.resolve import Context, resolve
from jiaokan.reference.target import Targets
from jiaokan.site.finish.verify import survey
from jiaokan.site.pages import make_pages

HELD = (NOTICE, PLAN, LAW, OPINION, REPORT)
CITED = st.sampled_from(
    [
        "《节水法》第三条",
        "《节水行动方案》（以下简称《方案》）",
        "《方案》",
        "云水〔2024〕80号",
        "《关于节水的指导意见》",
        "《节水行动方案（试行）》",
    ]
)


@given(st.lists(st.one_of(CITED, CITED, STRINGS), max_size=6).map("".join), st.sampled_from(HELD))
def test_a_twin_takes_every_link(string, twin):
    """Law 7: where a second document has the same titles, number and issuers, nothing links to either any more."""
    held = Targets.of([*HELD, replace(twin, id="twin")])
    for found in resolve(find(string), held, Context("here", string)):
        assert found.document not in (twin.id, "twin")


@given(st.lists(st.one_of(CITED, CITED, STRINGS), max_size=6).map("".join), st.sampled_from(HELD))
def test_what_is_not_held_gets_no_link_and_changes_no_sure_one(string, gone):
    """Law 7: without a document nothing links to it, and a link by number or law name to another stays what it was."""
    here = Context("here", string)
    with_it = resolve(find(string), Targets.of(HELD), here)
    without = resolve(find(string), Targets.of([one for one in HELD if one != gone]), here)
    for before, after in zip(with_it, without, strict=True):
        assert after.document != gone.id
        if before.document not in (None, gone.id):
            assert after.document == before.document


ANYTHING = st.lists(
    st.one_of(st.sampled_from(HOSTILE), st.sampled_from(list("<>\"'&=/`:#{}!-\\\n ")), st.text(max_size=4)), min_size=1, max_size=6
)


@promised(25)
@given(ANYTHING.map("".join).filter(lambda text: text.strip() and "\r" not in text))
def test_no_text_or_record_makes_a_page_ask_another_host(text):
    """Laws 9 and 10: whatever the words and records of a document are, its pages fetch nothing from elsewhere and run nothing."""
    for name, page in make_pages((hostile_entry(text),), URL).markdown.items():
        matter, html = rendered(page)
        problems = survey(f"<html><head>{matter.get('head', '')}</head><body>{html}</body></html>").problems
        assert problems == [], name
