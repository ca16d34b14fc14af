"""A stranger's YAML as a tree in which every value knows its line. Nothing in it is ever constructed.

Only what a codebook needs is let through: one document of mappings, lists and text. Aliases and tags are refused
where they stand, depth and size are bounded, and since libyaml hands over one event at a time, a hostile text
costs no more than the part read up to its first offence.
"""

from __future__ import annotations

from collections.abc import Iterator

import yaml
from msgspec import Struct

from annotator.model.errors import CodebookError

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
MOST_CHARACTERS = 500_000
DEEPEST = 24
"""Levels of nesting; a codebook has nine."""


class Scalar(Struct, frozen=True):
    """Text as written; ``plain`` when no quotes stood around it, so that an empty one can mean nothing."""

    text: str
    plain: bool
    line: int

    @property
    def absent(self) -> bool:
        """Whether it says that there is no value."""
        return self.plain and self.text in ("", "~", "null")


class Sequence(Struct):
    """A list; ``line`` is where it begins, from 1."""

    items: list[Node]
    line: int


class Mapping(Struct):
    """Entries by key; ``lines`` tells where each key stands, from 1."""

    entries: dict[str, Node]
    lines: dict[str, int]
    line: int


Node = Scalar | Sequence | Mapping


def tree(data: str, name: str) -> Node:
    """The one document in ``data``.

    :param name: what the person calls the text, for messages.
    :raises CodebookError: with the ``name`` and ``line`` of the first offence.
    """
    if len(data) > MOST_CHARACTERS:
        raise CodebookError("codebook.too_large", name=name, most=MOST_CHARACTERS)
    reading = _Reading(name)
    try:
        data.encode("utf-8")
        for event in yaml.parse(data, Loader=_LOADER):
            reading.take(event)
    except UnicodeEncodeError as e:
        raise CodebookError("codebook.encoding", name=name, line=_line(data, e.start)) from e
    except yaml.reader.ReaderError as e:
        raise CodebookError("codebook.character", name=name, line=_line(data, e.position)) from e
    except yaml.MarkedYAMLError as e:
        mark = e.problem_mark or e.context_mark
        line = mark.line + 1 if mark else 1
        raise CodebookError("codebook.syntax", name=name, line=line, found=e.problem or e.context or "") from e
    return reading.document()


def paths(node: Node, where: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], int]]:
    """Each place in the tree with its line: ``(("labels", 2, "key"), 14)``."""
    yield where, node.line
    if isinstance(node, Mapping):
        for key, child in node.entries.items():
            for path, line in paths(child, (*where, key)):
                yield path, node.lines[key] if path == (*where, key) else line
    elif isinstance(node, Sequence):
        for index, child in enumerate(node.items):
            yield from paths(child, (*where, index))


def _line(data: str, position: int) -> int:
    return data.count("\n", 0, position) + 1


class _Reading:
    """The tree as far as the events have told it; ``open`` are the collections that have not ended."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.root: Node | None = None
        self.documents = 0
        self.open: list[Sequence | Mapping] = []
        self.key: list[Scalar | None] = []

    def take(self, event: yaml.Event) -> None:
        line = event.start_mark.line + 1 if event.start_mark else 1
        match event:
            case yaml.DocumentStartEvent():
                self.documents += 1
                if self.documents > 1:
                    raise CodebookError("codebook.documents", name=self.name, line=line)
            case yaml.AliasEvent():
                raise CodebookError("codebook.aliases", name=self.name, line=line)
            case yaml.ScalarEvent():
                self._untagged(event.tag, line)
                self._place(Scalar(event.value, event.style is None, line))
            case yaml.SequenceStartEvent():
                self._begin(Sequence([], line), event.tag)
            case yaml.MappingStartEvent():
                self._begin(Mapping({}, {}, line), event.tag)
            case yaml.CollectionEndEvent():
                self.open.pop()
                self.key.pop()

    def document(self) -> Node:
        return self.root or Scalar("", plain=True, line=1)

    def _untagged(self, tag: str | None, line: int) -> None:
        if tag is not None:
            raise CodebookError("codebook.tag", name=self.name, line=line, found=tag[:80])

    def _begin(self, node: Sequence | Mapping, tag: str | None) -> None:
        self._untagged(tag, node.line)
        if len(self.open) == DEEPEST:
            raise CodebookError("codebook.too_deep", name=self.name, line=node.line, most=DEEPEST)
        self._place(node)
        self.open.append(node)
        self.key.append(None)

    def _place(self, node: Node) -> None:
        if not self.open:
            self.root = node
        elif isinstance(parent := self.open[-1], Sequence):
            parent.items.append(node)
        elif self.key[-1] is None:
            self.key[-1] = self._fresh_key(parent, node)
        else:
            parent.entries[self.key[-1].text] = node
            self.key[-1] = None

    def _fresh_key(self, parent: Mapping, node: Node) -> Scalar:
        if not isinstance(node, Scalar):
            raise CodebookError("codebook.key_not_text", name=self.name, line=node.line)
        first = parent.lines.setdefault(node.text, node.line)
        if node.text in parent.entries:
            raise CodebookError(
                "codebook.duplicate_key", name=self.name, line=node.line, field=node.text[:80], first=first
            )
        return node
