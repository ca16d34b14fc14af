"""An entry that a merge sets aside, by an id that follows from what it is: the same is kept once."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any

import msgspec

from annotator.commands.merge_versions import owner_of
from annotator.model.set_aside import SetAside

_encode = msgspec.json.Encoder(order="deterministic").encode


def aside(kind: str, key: str, item: Any, why: str, facts: Mapping[str, Any], of: Any) -> SetAside:
    """``item`` (None for a deletion) of the entry ``of``, whose owner is told.

    What is on another text is something else than what says the same on this one.
    """
    written = b"" if item is None else _encode(item)
    parts = [kind.encode(), key.encode(), written, *([why.encode()] if why == "merge.on_other_text" else [])]
    told = hashlib.blake2b(b"\0".join(parts), digest_size=16).hexdigest()
    return SetAside(told, kind, key, why, dict(facts), written.decode(), owner_of(of))
