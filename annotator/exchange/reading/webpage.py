"""Web pages: the main text and the metadata as trafilatura extracts them."""

from __future__ import annotations

import re
from pathlib import Path

from annotator.exchange.reading.dates import iso_date
from annotator.exchange.reading.decoding import decode
from annotator.exchange.reading.extract import Extract, file_bytes, shown_name
from annotator.model.errors import ArticleError

LARGEST_PAGE = 16 << 20
"""Bytes; a page beyond is pictures or scripts in disguise and would take minutes."""
_DECLARED = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE)
_LANGUAGE = re.compile(r"<html\b[^>]{0,500}\blang\s*=\s*[\"']?([A-Za-z]{2})\b", re.IGNORECASE)
_LATIN_1 = frozenset({"iso-8859-1", "latin1", "latin-1", "us-ascii", "ascii", "windows-1252"})
_XML_DECLARATION = re.compile(r"\s*<\?xml[^>]*\?>")


def read_webpage(path: Path, encoding: str | None = None) -> Extract:
    """The main text of the page, exactly as extracted, without comments. Raises ArticleError."""
    name, data = shown_name(path), file_bytes(path)
    if len(data) > LARGEST_PAGE:
        raise ArticleError("article.too_large", name=name, limit_mb=LARGEST_PAGE >> 20)
    page, used = _decoded(data, name, encoding)
    return _extracted(page, name, used)


def _decoded(data: bytes, name: str, encoding: str | None) -> tuple[str, str]:
    """The page by the person's choice, else by what it declares when that fits, else by what it looks like."""
    declared = _DECLARED.search(data[:4096])
    marked = data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff"))
    if encoding is not None or declared is None or marked:
        return decode(data, name, encoding)
    stated = declared[1].decode("ascii").lower()
    # As browsers do: a declaration that can be read as ASCII is not in UTF-16, and Latin-1 means Windows-1252.
    if stated.startswith(("utf-16", "utf-32")):
        return decode(data, name)
    try:
        return decode(data, name, "cp1252" if stated in _LATIN_1 else stated)
    except ArticleError:
        return decode(data, name)


def _extracted(page: str, name: str, encoding: str) -> Extract:
    from trafilatura import bare_extraction  # noqa: PLC0415 -- takes half a second to load
    from trafilatura.settings import Document  # noqa: PLC0415 -- as above

    found = bare_extraction(
        # lxml refuses text that still declares how its bytes were encoded.
        _XML_DECLARATION.sub("", page, count=1),
        include_comments=False,
        with_metadata=True,
        # A date is taken from what the page states, never from its prose.
        date_extraction_params={"extensive_search": False, "original_date": True},
    )
    if not isinstance(found, Document) or not (found.text or "").strip():
        raise ArticleError("article.no_main_text", name=name)
    language = _LANGUAGE.search(page[:20_000])
    return Extract(
        name=name,
        text=found.text or "",
        encoding=encoding,
        title=found.title or None,
        outlet=found.sitename or found.hostname or None,
        byline=(found.author or "").replace("; ", ", ") or None,
        published=iso_date(found.date or ""),
        url=found.url or None,
        language=language[1].lower() if language else None,
    )
