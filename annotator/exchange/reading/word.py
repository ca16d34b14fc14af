"""Word documents: the paragraphs and tables of the body in order, guarded against archives that explode."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from annotator.exchange.reading.extract import Extract, file_bytes, shown_name
from annotator.model.errors import ArticleError

_MOST_PARTS = 5_000
_MOST_BYTES = 256 << 20
_STEEPEST = 250  # times; text in XML shrinks to a twentieth, at most to a hundredth
_RATIO_FROM = 8 << 20  # bytes; below, no ratio hurts
_OLE = b"\xd0\xcf\x11\xe0"  # what Word wraps a document with a password in; also the format before 2007
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_CONTROL = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "\u2011"}
# Deleted or moved away under tracked changes; and the second copy that older programs show of a text box.
_NOT_SHOWN = {f"{_W}del", f"{_W}moveFrom", "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"}


def read_word(path: Path) -> Extract:
    """The document's text: a line a paragraph, a line a table row with tabs between its cells. Raises ArticleError.

    Tracked insertions count as text, deletions do not; headers, footers and notes are left out.
    """
    name, data = shown_name(path), file_bytes(path)
    if data.startswith(_OLE):
        raise ArticleError("article.docx_encrypted", name=name)
    _refuse_bomb(data, name)
    title, body = _opened(data, name)
    text = "\n".join(_blocks(body))
    if not text.strip():
        raise ArticleError("article.blank", name=name)
    return Extract(name=name, text=text, title=title)


def _refuse_bomb(data: bytes, name: str) -> None:
    """Checks what the archive declares, then inflates every part in small pieces, counting."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
            if any(part.flag_bits & 1 for part in parts):
                raise ArticleError("article.docx_encrypted", name=name)
            if len(parts) > _MOST_PARTS or _explodes(sum(part.file_size for part in parts), len(data)):
                raise ArticleError("article.zip_bomb", name=name)
            _inflate(archive, name, len(data))
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError) as error:
        raise ArticleError("article.docx_broken", name=name) from error


def _inflate(archive: zipfile.ZipFile, name: str, packed: int) -> None:
    size = 0
    for part in archive.infolist():
        with archive.open(part) as stream:
            while piece := stream.read(1 << 20):
                size += len(piece)
                if _explodes(size, packed):
                    raise ArticleError("article.zip_bomb", name=name)


def _explodes(size: int, packed: int) -> bool:
    return size > _MOST_BYTES or (size > _RATIO_FROM and size > _STEEPEST * packed)


def _opened(data: bytes, name: str) -> tuple[str | None, Any]:
    """The stated title and the body element."""
    from docx import Document  # noqa: PLC0415 -- slow to load
    from docx.opc.exceptions import OpcError  # noqa: PLC0415 -- as above

    try:
        document = Document(io.BytesIO(data))
        body = document.element.body
        # Its author is whoever made the file, often not who wrote the article: no byline.
        title = document.core_properties.title.strip() or None
    except (OpcError, KeyError, ValueError, AttributeError, TypeError, SyntaxError) as error:
        raise ArticleError("article.docx_broken", name=name) from error  # lxml's XMLSyntaxError is a SyntaxError
    if body is None:
        raise ArticleError("article.docx_broken", name=name)
    return title, body


def _blocks(element: Any) -> Iterator[str]:
    """The lines of a body, a cell, or what wraps blocks (content controls)."""
    for child in element:
        if child.tag == f"{_W}p":
            yield "".join(_pieces(child))
        elif child.tag == f"{_W}tbl":
            yield from ("\t".join(_cells(row)) for row in _nearest(child, f"{_W}tr"))
        elif child.tag not in _NOT_SHOWN:
            yield from _blocks(child)


def _cells(row: Any) -> Iterator[str]:
    for cell in _nearest(row, f"{_W}tc"):
        yield " ".join(_blocks(cell))


def _nearest(element: Any, tag: str) -> Iterator[Any]:
    """The elements with ``tag`` below ``element``, but not those inside one of them (tables in tables)."""
    for child in element:
        if child.tag == tag:
            yield child
        elif child.tag not in _NOT_SHOWN:
            yield from _nearest(child, tag)


def _pieces(element: Any) -> Iterator[str]:
    for child in element:
        if child.tag == f"{_W}t":
            yield child.text or ""
        elif child.tag in _CONTROL:
            yield _CONTROL[child.tag]
        elif child.tag == f"{_W}p":
            yield "\n" + "".join(_pieces(child))  # a text box
        elif child.tag not in _NOT_SHOWN:
            yield from _pieces(child)
