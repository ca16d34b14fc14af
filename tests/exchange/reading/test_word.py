"""Word documents: text in order, and archives that lie, explode or are none."""

import contextlib
import io
import zipfile

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from annotator.exchange.reading.reader import read_file
from annotator.model.errors import ArticleError


def packed(document):
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def sample():
    document = docx.Document()
    document.core_properties.title = ""
    document.add_paragraph("Harbour bridge closed")
    document.add_paragraph("By Ada Lark")
    table = document.add_table(rows=2, cols=2)
    for cell, text in zip([*table.rows[0].cells, *table.rows[1].cells], "abcd", strict=True):
        cell.text = text
    table.cell(1, 1).add_table(rows=1, cols=1).cell(0, 0).text = "inner"
    last = document.add_paragraph("The mayor said ")
    last._p.append(parse_xml(f"<w:ins {nsdecls('w')}><w:r><w:t>no</w:t></w:r></w:ins>"))
    last._p.append(parse_xml(f"<w:del {nsdecls('w')}><w:r><w:delText>yes</w:delText></w:r></w:del>"))
    last.add_run(".\tEnd")
    return document


def read(tmp_path, data):
    (tmp_path / "a.docx").write_bytes(data)
    return read_file(tmp_path / "a.docx")[0]


def test_paragraphs_and_tables_in_order(tmp_path):
    found = read(tmp_path, packed(sample()))
    lines = found.text.split("\n")
    assert lines[:3] == ["Harbour bridge closed", "By Ada Lark", "a\tb"]
    assert lines[3].split() == ["c", "d", "inner"]
    assert lines[-1] == "The mayor said no.\tEnd"
    assert (found.reader, found.title, found.byline) == ("docx", "Harbour bridge closed", "Ada Lark")


def rezipped(change):
    """The sample with its parts passed through ``change(name, data)``; None leaves a part out."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(packed(sample()))) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            data = change(name, old.read(name))
            if data is not None:
                new.writestr(name, data)
    return out.getvalue()


def bomb(name, data):
    return b"<w:t>" + b" " * (40 << 20) if name == "word/document.xml" else data


def lying_bomb():
    """A bomb whose directory declares a hundred bytes."""
    data = bytearray(rezipped(bomb))
    real = (len(b"<w:t>") + (40 << 20)).to_bytes(4, "little")
    place = 0
    while (place := data.find(real, place)) >= 0:
        data[place : place + 4] = (100).to_bytes(4, "little")
    return bytes(data)


def many_parts():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for number in range(5_001):
            archive.writestr(str(number), b"")
    return out.getvalue()


LAUGHS = b"""<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">
<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY e "&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;">]>
<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>&e;</w:t></w:r></w:p></w:body></w:document>"""


@pytest.mark.parametrize(
    ("make", "key"),
    [
        (lambda: rezipped(bomb), "article.zip_bomb"),
        (lying_bomb, "article.docx_broken"),
        (many_parts, "article.zip_bomb"),
        (lambda: rezipped(lambda name, data: LAUGHS if name == "word/document.xml" else data), "article.blank"),
        (lambda: rezipped(lambda name, data: b"<w:" if name == "word/document.xml" else data), "article.docx_broken"),
        (lambda: rezipped(lambda name, data: None if name == "word/document.xml" else data), "article.docx_broken"),
        (lambda: rezipped(lambda name, data: None if name.startswith("[") else data), "article.docx_broken"),
        (lambda: packed(docx.Document()), "article.blank"),
        (lambda: packed(sample())[:2000], "article.docx_broken"),
        (lambda: b"PK\x03\x04 and no more", "article.docx_broken"),
        (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "article.docx_encrypted"),
    ],
)
def test_what_is_refused(tmp_path, make, key):
    with pytest.raises(ArticleError) as refused:
        read(tmp_path, make())
    assert (refused.value.key, refused.value.facts["name"]) == (key, "a.docx")


@pytest.mark.parametrize("at", range(30, 20_000, 1_900))
def test_a_damaged_byte_is_told_or_does_no_harm(tmp_path, at):
    data = bytearray(packed(sample()))
    data[at % len(data)] ^= 0xFF
    with contextlib.suppress(ArticleError):
        assert read(tmp_path, bytes(data)).text
