"""Fields of a dataset that this version knows nothing of, counted so that they are told."""

from __future__ import annotations

from collections import Counter
from functools import cache
from typing import Any, NamedTuple, get_args, get_origin, get_type_hints

import msgspec
from msgspec import Raw, Struct

_entries = msgspec.json.Decoder(list[Raw]).decode
_fields = msgspec.json.Decoder(dict[str, Raw]).decode


class _Known(NamedTuple):
    names: frozenset[str]
    nested: dict[str, Any]


def count_unknown(data: Raw, form: Any, where: str, found: Counter[str]) -> None:
    """Add to ``found`` the fields in ``data`` (valid JSON of ``form``) that ``form`` does not have, by place."""
    entry = _entry(form)
    if entry is None:
        return
    known = _known(entry)
    for part in _entries(data) if get_origin(form) is tuple else (data,):
        fields = _fields(part)
        for name in fields.keys() - known.names:
            found[f"{where}.{name}"] += 1
        for name, inner in known.nested.items():
            if name in fields:
                count_unknown(fields[name], inner, f"{where}.{name}", found)


@cache
def _known(form: type[Struct]) -> _Known:
    hints = get_type_hints(form)
    nested = {name: hint for name, hint in hints.items() if _entry(hint) is not None}
    return _Known(frozenset(field.encode_name for field in msgspec.structs.fields(form)), nested)


def _entry(form: Any) -> type[Struct] | None:
    """The struct that ``form`` is, or is a list of."""
    inner = get_args(form)[0] if get_origin(form) is tuple else form
    return inner if isinstance(inner, type) and issubclass(inner, Struct) else None
