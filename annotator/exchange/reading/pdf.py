"""PDF files: the text layer as PDFium gives it, page after page."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from annotator.exchange.reading.extract import LARGEST, Extract, file_bytes, shown_name
from annotator.model.errors import ArticleError

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

_PASSWORD_WANTED = 4  # FPDF_ERR_PASSWORD of PDFium's fpdfview.h
_SPACE = re.compile(r"\s+")


def read_pdf(path: Path) -> Extract:
    """The text of all pages, a line break between them. Raises ArticleError.

    PDFium must not run in two threads at once: read one file at a time.
    """
    from pypdfium2 import PdfDocument, PdfiumError  # noqa: PLC0415 -- loads a library of 7 MB

    name, data = shown_name(path), file_bytes(path)
    try:
        document = PdfDocument(data)
    except PdfiumError as error:
        encrypted = getattr(error, "err_code", None) == _PASSWORD_WANTED or "assword" in str(error)
        raise ArticleError("article.pdf_encrypted" if encrypted else "article.pdf_broken", name=name) from error
    try:
        return _extracted(document, name)
    except PdfiumError as error:
        raise ArticleError("article.pdf_broken", name=name) from error
    finally:
        document.close()


def _extracted(document: PdfDocument, name: str) -> Extract:
    pages = []
    length = 0
    for number in range(len(document)):
        pages.append(_page_text(document[number]))
        length += len(pages[-1])
        if length > LARGEST:
            raise ArticleError("article.too_large", name=name, limit_mb=LARGEST >> 20)
    # A glyph without a letter comes out as NUL, which no text may hold.
    text = "\n".join(pages).replace("\0", "\ufffd")
    if not text.strip():
        raise ArticleError("article.pdf_no_text", name=name, pages=len(pages))
    return Extract(name=name, text=text, title=_stated_title(document, text))


def _page_text(page: Any) -> str:
    layer = page.get_textpage()
    try:
        return str(layer.get_text_bounded())
    finally:
        layer.close()
        page.close()


def _stated_title(document: PdfDocument, text: str) -> str | None:
    """The title in the metadata, when the first page prints it too: many are names of files or templates."""
    title = _SPACE.sub(" ", document.get_metadata_dict().get("Title", "")).strip()
    return title if title and title.casefold() in _SPACE.sub(" ", text[:3000]).casefold() else None
