"""Bytes to text: which encoding a file is in, and its text with nothing changed but the byte order mark removed.

Order of trust: the person's choice, the mark at the start of the file, UTF-8 that decodes without error, UTF-16 and
UTF-32 without mark (seen by their NUL bytes), Windows-1252 when the text looks Western, charset-normalizer.
"""

from __future__ import annotations

import codecs
import re

from annotator.model.errors import ArticleError

_SAMPLE = 1 << 16
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f\x7f-\x9f]")
_HIGH_RUN = re.compile(rb"[\x80-\xff]+")
_ASCII_LETTER = re.compile(rb"[A-Za-z]")
# A symbol or a capital in the middle of a small word: what Polish or Mac text looks like when read as Windows-1252.
_ODD_IN_WORD = re.compile(r"[a-z][¡-¬®-´¶¸¹»-¿×÷ƒˆ˜†‡‰€„À-ÖØ-ÞŠŒŽŸ][a-z]")


def decode(data: bytes, name: str, encoding: str | None = None) -> tuple[str, str]:
    """The text of ``data`` and the encoding it is in, as a name that Python knows.

    ``encoding`` overrides the detection. Raises ArticleError when ``data`` is no text, is damaged, or is not in
    ``encoding``; a NUL is left to :func:`annotator.exchange.reading.assembly.assembled` except where it decides.
    """
    if encoding is not None:
        return _decoded_as(data, name, encoding)
    for mark, marked in _MARKS:
        if data.startswith(mark):
            return _decoded_as(data, name, marked)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _not_utf8(data, name, error.start)
    if "\0" not in text:
        return text, "utf-8"
    return (_mostly_wide(data) and _wide(data)) or (text, "utf-8")


def _decoded_as(data: bytes, name: str, encoding: str) -> tuple[str, str]:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise ArticleError("article.wrong_encoding", name=name, encoding=encoding, byte=error.start) from error
    except (LookupError, ValueError) as error:
        raise ArticleError("article.unknown_encoding", name=name, encoding=encoding) from error
    marked = text.startswith("\ufeff") and any(data.startswith(mark) for mark, _ in _MARKS)
    # The codecs "utf-16", "utf-32" and "utf-8-sig" have taken the mark away; a second one belongs to the text.
    takes_mark = codecs.lookup(encoding).name in ("utf-16", "utf-32", "utf-8-sig")
    return (text[1:] if marked and not takes_mark else text), encoding


def _not_utf8(data: bytes, name: str, byte: int) -> tuple[str, str]:
    if b"\0" in data[:_SAMPLE] or b"\0" in data:
        found = _wide(data)
        if found is None:
            raise ArticleError("article.not_text", name=name)
        return found
    if _nearly_utf8(data):
        raise ArticleError("article.broken_utf8", name=name, byte=byte)
    found = _western(data) or _charset(data)
    if found is None or _junk(found[0]):
        raise ArticleError("article.not_text", name=name)
    return found


def _mostly_wide(data: bytes) -> bool:
    """Whether one side is filled with the small bytes that alphabets have there in UTF-16 and UTF-32 (Arabic: 6).

    Such data is valid UTF-8 too; a text in UTF-8 with NULs strewn in is not meant.
    """
    sample = data[:_SAMPLE]
    fullest = max(sum(map(side.count, range(9))) for side in (sample[0::2], sample[1::2]))
    return fullest * 5 >= len(sample) * 2


def _wide(data: bytes) -> tuple[str, str] | None:
    """``data`` as UTF-32 or UTF-16 without byte order mark, when that gives a printable text without NUL."""
    sample = data[:_SAMPLE]
    little = sample[1::2].count(0) >= sample[0::2].count(0)
    ends = ("le", "be") if little else ("be", "le")
    for encoding in (*(f"utf-32-{end}" for end in ends), *(f"utf-16-{end}" for end in ends)):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if text and "\0" not in text and _printable(text[:4096]):
            return text, encoding
    return None


def _printable(sample: str) -> bool:
    fine = sum(letter.isprintable() or letter.isspace() for letter in sample)
    return fine * 10 >= len(sample) * 9


def _nearly_utf8(data: bytes) -> bool:
    """UTF-8 with a few damaged places: reading it as anything else would garble every letter with an accent."""
    read = data.decode("utf-8", "replace")
    damaged = read.count("\ufffd")
    sound = sum(1 for run in re.finditer(r"[^\x00-\x7f\ufffd]", read[:_SAMPLE]))
    return sound >= 3 and damaged * 4 <= sound


def _western(data: bytes) -> tuple[str, str] | None:
    runs = _HIGH_RUN.findall(data, 0, _SAMPLE)
    high = sum(map(len, runs))
    plain = len(_ASCII_LETTER.findall(data, 0, _SAMPLE))
    if high > 0.3 * (high + plain) or high > 1.6 * max(len(runs), 1):
        return None
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        return None
    odd = len(_ODD_IN_WORD.findall(text, 0, _SAMPLE))
    return None if odd * 10 > len(runs) else (text, "cp1252")


def _charset(data: bytes) -> tuple[str, str] | None:
    from charset_normalizer import from_bytes  # noqa: PLC0415 -- slow to load, and nearly every file is decided before

    best = from_bytes(data[: 4 * _SAMPLE]).best()
    if best is None:
        return None
    try:
        return data.decode(best.encoding), best.encoding
    except UnicodeDecodeError:
        return None


def _junk(text: str) -> bool:
    sample = text[:_SAMPLE]
    return len(_CONTROLS.findall(sample)) * 50 > len(sample)
