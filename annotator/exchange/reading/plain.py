"""Plain text and Markdown: the text is the file, decoded."""

from __future__ import annotations

from pathlib import Path

from annotator.exchange.reading.decoding import decode
from annotator.exchange.reading.extract import Extract, file_bytes, shown_name


def read_plain(path: Path, encoding: str | None = None) -> Extract:
    """The whole file as text, line ends and white space as they are. Raises ArticleError."""
    name = shown_name(path)
    text, used = decode(file_bytes(path), name, encoding)
    return Extract(name=name, text=text, encoding=used)
