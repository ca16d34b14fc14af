"""Codebooks as YAML files that people write, and strangers send."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec
import yaml

from annotator.exchange import yaml_tree
from annotator.exchange.codebook_shape import Shape
from annotator.model import codebook_rules
from annotator.model.codebook import Codebook, Value
from annotator.model.codebook_rules import Problem
from annotator.model.errors import CodebookError

_MOST_BYTES = 4 * yaml_tree.MOST_CHARACTERS
_ALWAYS = frozenset({"version", "style"})
_HEADER = """\
# A codebook of annotator: what may be tagged, with which values, under which keys.
#
# id, version    raise the version when a meaning changes
# labels         what an annotation may be: key (one letter), colour (#rrggbb), style (solid, dashed, dotted, double,
#                wave), zone (structure of the page), retired (kept, offered no more), layer (labels of one layer
#                answer the same question, so that one may stand for another by mistake; told by links and groups
#                where it is not given), threshold (the alpha that is enough, 0 to 1), attributes
# attributes     kind is choice (the default), many, text, number or date; choice and many list their values
# links          from labels (sources) to labels, @speaker or @article (targets)
# groups         quote and claim: how a member renders what the group holds, in what it differs
# checks         the warnings that are switched on
"""


def read_codebook(path: Path) -> Codebook:
    """The codebook in the YAML file at ``path``.

    :raises CodebookError: with name, line and what is expected there.
    """
    try:
        with path.open("rb") as file:
            data = file.read(_MOST_BYTES + 1)
    except OSError as e:
        raise CodebookError("codebook.unreadable", name=path.name, reason=e.strerror or str(e)) from e
    if len(data) > _MOST_BYTES:
        raise CodebookError("codebook.too_large", name=path.name, most=yaml_tree.MOST_CHARACTERS)
    try:
        return codebook_from_yaml(data.decode("utf-8-sig"), path.name)
    except UnicodeDecodeError as e:
        line = data.count(b"\n", 0, e.start) + 1
        raise CodebookError("codebook.encoding", name=path.name, line=line) from e


def codebook_from_yaml(data: str, name: str) -> Codebook:
    """The codebook that the YAML text ``data`` describes; ``name`` is what messages call it.

    :raises CodebookError: with name, line and what is expected there.
    """
    root = yaml_tree.tree(data, name)
    codebook: Codebook = Shape(name).struct(root, Codebook)
    for problem in codebook_rules.problems(codebook):
        raise CodebookError(problem.key, name=name, line=_line(root, problem), **problem.facts)
    return codebook


def codebook_to_yaml(codebook: Codebook) -> str:
    """``codebook`` as YAML for people: defaults left out, a comment on top. Reads back equal; same input, same text."""
    body = yaml.dump(_told(codebook), Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=110, indent=2)
    return f"{_HEADER}\n{body}"


def _line(root: yaml_tree.Node, problem: Problem) -> int:
    """The line of the problem's place, or of the nearest thing around it that was written down."""
    lines = dict(yaml_tree.paths(root))
    where = problem.where
    while where not in lines:
        where = where[:-1]
    return lines[where]


def _told(struct: msgspec.Struct) -> dict[str, Any]:
    """What of ``struct`` differs from the defaults, as data, and what people look for in any case."""
    told: dict[str, Any] = {}
    for field in msgspec.structs.fields(type(struct)):
        value = getattr(struct, field.name)
        if field.required or field.name in _ALWAYS or value != field.default:
            told[field.name] = [_item(item) for item in value] if isinstance(value, tuple) else value
    return told


def _item(item: object) -> object:
    """An entry of a list; a value that is only an id is that word."""
    if not isinstance(item, msgspec.Struct):
        return item
    told = _told(item)
    return told["id"] if set(told) == {"id"} and isinstance(item, Value) else told


class _Dumper(yaml.SafeDumper):
    """Lists stand indented under their key; bare words and titled ids on one line; text of several lines as a block."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002
        super().increase_indent(flow, indentless=False)


def _represent_list(dumper: yaml.SafeDumper, items: list[Any]) -> yaml.Node:
    words = all(isinstance(item, str) for item in items)
    return dumper.represent_sequence("tag:yaml.org,2002:seq", items, flow_style=words)


def _represent_mapping(dumper: yaml.SafeDumper, entries: dict[str, Any]) -> yaml.Node:
    return dumper.represent_mapping("tag:yaml.org,2002:map", entries, flow_style=set(entries) == {"id", "title"})


def _represent_text(dumper: yaml.SafeDumper, text: str) -> yaml.Node:
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style="|" if "\n" in text else None)


_Dumper.add_representer(list, _represent_list)
_Dumper.add_representer(dict, _represent_mapping)
_Dumper.add_representer(str, _represent_text)
