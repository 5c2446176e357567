"""On which line of a TOML text does a key stand? Asked only when a fault has to be shown.

A key path is a tuple such as `("question", 3, "text", "fr")`: names of keys, and indexes (from 0) into
arrays and arrays of tables.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tree_sitter import Node

KeyPath = tuple[str | int, ...]


def line_of(text: str, path: KeyPath) -> int:
    """The line (from 1) of the key, or of the closest thing around it that is there."""
    lines = _lines(text)
    while path and path not in lines:
        path = path[:-1]
    return lines.get(path, 1)


def _lines(text: str) -> dict[KeyPath, int]:
    import tree_sitter_toml
    from tree_sitter import Language, Parser

    root = Parser(Language(tree_sitter_toml.language())).parse(text.encode()).root_node
    lines: dict[KeyPath, int] = {}
    for path, line in _walk_document(root):
        lines.setdefault(path, line)
    return lines


def _walk_document(root: Node) -> Iterator[tuple[KeyPath, int]]:
    seen: Counter[KeyPath] = Counter()
    for node in root.named_children:
        if node.type == "pair":
            yield from _walk_pair(node, ())
        elif node.type in ("table", "table_array_element"):
            head, *pairs = node.named_children
            base = _resolve(_names(head), seen, starts=node.type == "table_array_element")
            yield base, _line(node)
            for pair in pairs:
                if pair.type == "pair":
                    yield from _walk_pair(pair, base)


def _resolve(names: tuple[str, ...], seen: Counter[KeyPath], starts: bool) -> KeyPath:
    """Put the current index behind every name in a header that is an array of tables."""
    path: KeyPath = ()
    for position, name in enumerate(names):
        path = (*path, name)
        if starts and position == len(names) - 1:
            seen[path] += 1
        if seen[path]:
            path = (*path, seen[path] - 1)
    return path


def _walk_pair(pair: Node, base: KeyPath) -> Iterator[tuple[KeyPath, int]]:
    parts = [child for child in pair.named_children if child.type != "comment"]
    path = base
    for name in _names(parts[0]):
        path = (*path, name)
        yield path, _line(pair)
    yield from _walk_value(parts[-1], path)


def _walk_value(value: Node, path: KeyPath) -> Iterator[tuple[KeyPath, int]]:
    children = [child for child in value.named_children if child.type != "comment"]
    if value.type == "array":
        for index, child in enumerate(children):
            yield (*path, index), _line(child)
            yield from _walk_value(child, (*path, index))
    elif value.type == "inline_table":
        for child in children:
            yield from _walk_pair(child, path)


def _names(key: Node) -> tuple[str, ...]:
    if key.type == "dotted_key":
        return tuple(name for child in key.named_children for name in _names(child))
    written = (key.text or b"").decode(errors="replace")
    return (written[1:-1] if key.type == "quoted_key" else written,)


def _line(node: Node) -> int:
    return int(node.start_point[0]) + 1
