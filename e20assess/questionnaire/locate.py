"""On which line of a TOML text does a key stand? Asked only when a fault has to be shown.

A key path is a tuple such as `("question", 3, "text", "fr")`: names of keys, and indexes (from 0) into
arrays and arrays of tables.
"""

from __future__ import annotations

import json
import re
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


def line_in_json(text: str, path: KeyPath) -> int:
    """The line (from 1) of the key in a JSON text, or of the closest thing around it that is there."""
    lines = dict(_walk_json(text))
    while path and path not in lines:
        path = path[:-1]
    return lines.get(path, 1)


def _walk_json(text: str) -> Iterator[tuple[KeyPath, int]]:
    """Every key path of a sound JSON text with its line: only strings and brackets matter."""
    path: list[str | int] = []
    word, line, before = "", 1, 0
    for token in _JSON_TOKEN.finditer(text):
        line += text.count("\n", before, token.start())
        before = token.start()
        match token[0]:
            case "{":
                path.append("")
            case "[":
                path.append(0)
                yield tuple(path), line
            case "}" | "]":
                path.pop()
            case ",":
                if isinstance(path[-1], int):
                    path[-1] += 1
                    yield tuple(path), line
            case ":":
                path[-1] = json.loads(word)
                yield tuple(path), line
            case written:
                word = written


_JSON_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[\[\]{},:]', re.DOTALL)


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
            yield _names(head), _line(node)
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
    """The names of a key, in order; a dotted key is a tree as deep as it has dots, so no recursion here."""
    names: list[str] = []
    waiting = [key]
    while waiting:
        node = waiting.pop()
        if node.type == "dotted_key":
            waiting.extend(reversed(node.named_children))
        else:
            written = (node.text or b"").decode(errors="replace")
            names.append(written[1:-1] if node.type == "quoted_key" else written)
    return tuple(names)


def _line(node: Node) -> int:
    return int(node.start_point[0]) + 1
