"""Who produced the words of quotes, read from a project."""

from __future__ import annotations

from collections.abc import Iterable

from annotator.discovery.origins import SAID_BY, Origins, origins_of
from annotator.storage.reader import Reader


def read_origins(read: Reader, quotes: Iterable[str]) -> Origins:
    """The origins of ``quotes`` (ids), as far as ``read`` sees them."""
    wanted = set(quotes)
    links = [link for link in read.links_of(wanted) if link.source in wanted and link.type == SAID_BY]
    mentions = read.annotations_by_id(link.target for link in links if link.target_kind == "annotation")
    entries = {link.target for link in links if link.target_kind == "speaker"}
    entries |= {mention.speaker for mention in mentions if mention.speaker}
    return origins_of(links, mentions, (found for key in entries if (found := read.speaker(key))))
