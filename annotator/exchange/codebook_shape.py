"""From a YAML tree to the model's structs, by the types that the model declares.

What is expected at a place is read off the struct's own annotations, so a field that is added to the model can
be written in a codebook without a word here. Text stays as it is written: a value named ``no`` is not *false*.
"""

from __future__ import annotations

import types
from functools import cache
from typing import Any, Literal, TypeVar, get_args, get_origin, get_type_hints

import msgspec

from annotator.exchange.yaml_tree import Mapping, Node, Scalar, Sequence
from annotator.model.codebook import Value
from annotator.model.errors import CodebookError

_T = TypeVar("_T")
_BOOLEANS = {"true": True, "yes": True, "on": True, "false": False, "no": False, "off": False}
_EXPECTED = {str: "text", int: "whole number", float: "number", bool: "true or false"}


class Shape:
    """Reads nodes of one file; every refusal names the file, the line, the place and what is expected there."""

    def __init__(self, name: str) -> None:
        self.name = name

    def struct(self, node: Node, form: type[msgspec.Struct], where: str = "") -> Any:
        """``node`` as the struct ``form``; a bare word for a :class:`Value` is its id."""
        if form is Value and isinstance(node, Scalar):
            return Value(self._text(node, where))
        if not isinstance(node, Mapping):
            raise self._unexpected(node, where, "mapping")
        hints = _hints(form)
        here = self._place(node, where)
        if unknown := [key for key in node.entries if key not in hints]:
            raise self._failure("codebook.unknown_field", node.lines[unknown[0]], here, ", ".join(hints), unknown[0])
        if missing := [key for key in _required(form) if key not in node.entries]:
            raise self._failure("codebook.missing_field", node.line, here, missing[0], ", ".join(node.entries))
        return form(**{key: self.value(child, hints[key], _inside(here, key)) for key, child in node.entries.items()})

    def value(self, node: Node, form: Any, where: str) -> Any:
        """``node`` as a value of the type ``form``."""
        origin = get_origin(form)
        if origin is types.UnionType:
            return None if isinstance(node, Scalar) and node.absent else self._text(node, where)
        if origin is Literal:
            return self._choice(node, get_args(form), where)
        if origin is tuple:
            return self._items(node, get_args(form)[0], where)
        if isinstance(form, type) and issubclass(form, msgspec.Struct):
            return self.struct(node, form, where)
        return self._plain(node, form, where)

    def _items(self, node: Node, form: Any, where: str) -> tuple[Any, ...]:
        if isinstance(node, Scalar) and node.absent:
            return ()
        if not isinstance(node, Sequence):
            raise self._unexpected(node, where, "list")
        return tuple(self.value(item, form, _inside(where, str(n))) for n, item in enumerate(node.items, 1))

    def _plain(self, node: Node, form: type, where: str) -> str | float | bool:
        text = self._text(node, where, _EXPECTED[form])
        if form is bool:
            return self._known(node, _BOOLEANS.get(text.lower()), where, _EXPECTED[form])
        if form is int:
            number = int(text) if text.isascii() and text.isdigit() and len(text) < 10 else None
            return self._known(node, number, where, _EXPECTED[form])
        if form is float:
            return self._known(node, _decimal(text), where, _EXPECTED[form])
        return text

    def _choice(self, node: Node, offered: tuple[str, ...], where: str) -> str:
        expected = ", ".join(offered)
        text = self._text(node, where, expected)
        return self._known(node, text if text in offered else None, where, expected)

    def _known(self, node: Node, found: _T | None, where: str, expected: str) -> _T:
        if found is None:
            raise self._unexpected(node, where, expected)
        return found

    def _text(self, node: Node, where: str, expected: str = "text") -> str:
        if not isinstance(node, Scalar):
            raise self._unexpected(node, where, expected)
        return "" if node.absent else node.text

    def _place(self, node: Mapping, where: str) -> str:
        """``where`` with the entry's own id instead of its number, which people do not count."""
        named = node.entries.get("id")
        if not isinstance(named, Scalar) or not where or not named.text:
            return where
        return _inside(where.rpartition(" › ")[0], named.text[:80])

    def _unexpected(self, node: Node, where: str, expected: str) -> CodebookError:
        return self._failure("codebook.expected", node.line, where, expected, _told(node))

    def _failure(self, key: str, line: int, where: str, expected: str, found: str) -> CodebookError:
        return CodebookError(
            key, name=self.name, line=line, where=where or "codebook", expected=expected, found=found[:80]
        )


def _decimal(text: str) -> float | None:
    try:
        return float(text) if text.isascii() else None
    except ValueError:
        return None


@cache
def _hints(form: type[msgspec.Struct]) -> dict[str, Any]:
    return get_type_hints(form)


@cache
def _required(form: type[msgspec.Struct]) -> tuple[str, ...]:
    return tuple(field.name for field in msgspec.structs.fields(form) if field.required)


def _inside(where: str, step: str) -> str:
    return f"{where} › {step}" if where else step


def _told(node: Node) -> str:
    if isinstance(node, Scalar):
        return "nothing" if node.absent else node.text
    return "list" if isinstance(node, Sequence) else "mapping"
