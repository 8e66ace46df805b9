"""The end tag of a formatting element that was closed out of order: the adoption agency (WHATWG HTML, 13.2.6.4.7).

What stands in a block that was opened inside the element stays in that block, and the formatting ends there.
"""

from __future__ import annotations

from jiaokan.html.construction import Construction
from jiaokan.html.element import Element
from jiaokan.html.names import SPECIAL
from jiaokan.html.tokens import Token


def adopt(tree: Construction, name: str, token: Token | None) -> bool:
    """Close a formatting element.

    Args:
        tree: the tree as it stands.
        name: the element's.
        token: its end tag; none where another start tag closes it.

    Returns:
        Whether that was all; else the tag is to be read like any other end tag.
    """
    current = tree.open.current
    if current.name == name and current not in tree.formatting:
        tree.open.pop()
        _end(tree, current, token)
        return True
    for turn in range(8):
        one = tree.formatted(name)
        if one is None:
            return turn > 0
        place = tree.open.place(one)
        if place < 0 or place < tree.open.last("scope "):
            if place < 0:
                tree.formatting.remove(one)
            _leaf(tree, token if turn == 0 else None)
            return True
        block = next((p for p in range(place + 1, len(tree.open.row)) if tree.open.row[p].name in SPECIAL), -1)
        if block < 0:
            tree.open.pop_to(place)
            tree.formatting.remove(one)
            _end(tree, one, token if turn == 0 else None)
            return True
        _leaf(tree, token if turn == 0 else None)
        _move(tree, one, place, block)
    return True


def _end(tree: Construction, element: Element, token: Token | None) -> None:
    if token:
        element.nodes.append(token)


def _leaf(tree: Construction, token: Token | None) -> None:
    if token:
        tree.leaf(token)


def _move(tree: Construction, one: Element, place: int, furthest: int) -> None:
    """Take the innermost blocks out of a formatting element, and put a new one of its kind into the outermost of them."""
    row = list(tree.open.row)
    block, ancestor = row[furthest], row[place - 1]
    mark: Element = one
    last = block
    gone: set[Element] = set()
    for count, index in enumerate(range(furthest - 1, place, -1), 1):
        node = row[index]
        if count > 3 and node in tree.formatting:
            tree.formatting.remove(node)
        if node not in tree.formatting:
            gone.add(node)
            continue
        new = Element(node.name, tree.empty_token(node.name, node.token.inside))
        tree.formatting[tree.formatting.index(node)] = new
        row[index] = new
        if last is block:
            mark = new
        _take_out(last)
        last.parent = new
        new.nodes.append(last)
        last = new
    _take_out(last)
    tree.append(last, ancestor)
    new = Element(one.name, tree.empty_token(one.name, one.token.inside), block, block.nodes)
    for child in new.nodes:
        if isinstance(child, Element):
            child.parent = new
    block.nodes = [new]
    after = tree.formatting.index(mark) + (mark is not one)
    tree.formatting.insert(after, new)
    tree.formatting.remove(one)
    row.insert(furthest + 1, new)
    tree.open.put(element for element in row if element is not one and element not in gone)


def _take_out(element: Element) -> None:
    """Take an element out of its parent; it is most often the last in it."""
    nodes = element.parent.nodes if element.parent else []
    for place in range(len(nodes) - 1, -1, -1):
        if nodes[place] is element:
            del nodes[place]
            return
