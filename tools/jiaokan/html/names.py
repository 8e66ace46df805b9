"""The names of HTML's elements, by what the standard's tree construction does with them (WHATWG HTML, 13.2.4 and 13.2.6).

Elements of SVG and MathML carry the name of their language: `svg:title` is not `title`.
"""

from __future__ import annotations


def named(row: str) -> frozenset[str]:
    """The names in a row, parted by blanks."""
    return frozenset(row.split())


HEADINGS = named("h1 h2 h3 h4 h5 h6")
BLOCKS = HEADINGS | named(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure footer form frameset"
    " header hgroup hr html legend li listing main menu nav ol optgroup option p plaintext pre search section summary table tbody td tfoot"
    " th thead tr ul xmp"
)
"""Elements that a browser sets as blocks, so that what stands in them is no part of the line around them (WHATWG HTML, 15.3)."""
PREFORMATTED = named("pre listing xmp plaintext")
"""Blocks whose lines are those of the source."""
LINE_BLOCKS = named("li tr thead tbody tfoot")
"""Blocks that are lines of a larger one, with a mark of their own."""
CONTAINERS = named("html body div main article section form center table tbody tr td span font") | {""}
"""Elements in which the text of a page may lie; the nameless one is the root."""
CLOSING_P = named(
    "address article aside blockquote center details dialog dir div dl fieldset figcaption figure footer header hgroup main menu nav ol p"
    " search section summary ul"
)
"""Start tags that close an open paragraph, with no rule of their own beside."""
ENDING = (CLOSING_P - {"p"}) | named("button listing pre")
"""End tags that close their element and all that is open in it."""
FORMATTING = named("a b big code em font i nobr s small strike strong tt u")
"""Elements that begin anew in the next block when they were not closed."""
MARKED = named("applet marquee object")
IMPLIED = named("dd dt li optgroup option p rb rp rt rtc")
"""Elements whose end tag may be left out."""
INTEGRATION = named("svg:foreignobject svg:desc svg:title")
MATH_TEXT = named("math:mi math:mo math:mn math:ms math:mtext")
FOREIGN_SCOPE = INTEGRATION | MATH_TEXT | {"math:annotation-xml"}
SCOPE = named("applet caption html table td th marquee object template") | FOREIGN_SCOPE
"""Elements beyond which an end tag does not look for its start."""
SCOPES = {
    "": SCOPE,
    "button": SCOPE | {"button"},
    "list": SCOPE | named("ol ul"),
    "table": named("html table template"),
}
SPECIAL = (
    HEADINGS
    | FOREIGN_SCOPE
    | named(
        "address applet area article aside base basefont bgsound blockquote body br button caption center col colgroup dd details dir div"
        " dl dt embed fieldset figcaption figure footer form frame frameset head header hgroup hr html iframe img input keygen li link"
        " listing main marquee menu meta nav noembed noframes noscript object ol p param plaintext pre script search section select source"
        " style summary table tbody td template textarea tfoot th thead title tr track ul wbr xmp"
    )
)
IN_HEAD = named("base basefont bgsound link meta noframes script style template title")
TABLE_PARTS = named("caption col colgroup tbody td tfoot th thead tr")
SECTIONS = named("tbody tfoot thead")
BREAKOUT = HEADINGS | named(
    "b big blockquote body br center code dd div dl dt em embed head hr i img li listing menu meta nobr ol p pre ruby s small span strong"
    " strike sub sup table tt u ul var"
)
"""Start tags that end SVG and MathML."""
QUIRKY = tuple(
    name.lower()
    for name in (
        "+//Silmaril//dtd html Pro v0r11 19970101//", "-//AS//DTD HTML 3.0 asWedit + extensions//",
        "-//AdvaSoft Ltd//DTD HTML 3.0 asWedit + extensions//", "-//IETF//DTD HTML ", "-//IETF//DTD HTML//",
        "-//Metrius//DTD Metrius Presentational//", "-//Microsoft//DTD Internet Explorer ", "-//Netscape Comm. Corp.//DTD ",
        "-//O'Reilly and Associates//DTD HTML ", "-//SQ//DTD HTML 2.0 HoTMetaL + extensions//", "-//SoftQuad",
        "-//Spyglass//DTD HTML 2.0 Extended//", "-//Sun Microsystems Corp.//DTD HotJava ", "-//W3C//DTD HTML 3",
        "-//W3C//DTD HTML 4.0 Frameset//", "-//W3C//DTD HTML 4.0 Transitional//", "-//W3C//DTD HTML Experimental ",
        "-//W3C//DTD W3 HTML//", "-//W3O//DTD W3 HTML 3.0//", "-//WebTechs//DTD Mozilla HTML ",
    )
)  # fmt: skip
"""Public identifiers of old kinds of document, in which a table stands inside a paragraph (13.2.6.4.1)."""
