"""PDF files made by hand: with text, without, broken, encrypted."""

import pytest

from annotator.exchange.reading.reader import read_file
from annotator.model.errors import ArticleError

PAGE = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 400] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> >>"


def pdf(content=b"", title=b"", trailer=b"", extra=()):
    """A PDF of one page with the drawing ``content``; ``extra`` objects come after the first six."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        PAGE,
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        b"<< /Title (%s) >>" % title,
        *extra,
    ]
    out = b"%PDF-1.4\n"
    places = []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(places) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<< /Size %d /Root 1 0 R /Info 6 0 R %s >>\nstartxref\n%d\n%%%%EOF" % (
        len(places) + 1,
        trailer,
        start,
    )
    return out


TWO_LINES = b"BT /F 12 Tf 50 300 Td (Harbour bridge closed for a month) Tj 0 -30 Td (The mayor said it was late.) Tj ET"
LOCK = b"<< /Filter /Standard /V 1 /R 2 /Length 40 /P -4 /O <%s> /U <%s> >>" % (b"ab" * 32, b"cd" * 32)


def read(tmp_path, data):
    (tmp_path / "a.pdf").write_bytes(data)
    return read_file(tmp_path / "a.pdf")[0]


def test_the_text_layer(tmp_path):
    found = read(tmp_path, pdf(TWO_LINES, title=b"Harbour bridge closed"))
    assert found.text.splitlines() == ["Harbour bridge closed for a month", "The mayor said it was late."]
    assert (found.reader, found.encoding, found.title) == ("pdf", "", "Harbour bridge closed")


def test_a_title_that_the_page_does_not_print_is_not_believed(tmp_path):
    assert read(tmp_path, pdf(TWO_LINES, title=b"untitled3.indd")).title == "Harbour bridge closed for a month"


@pytest.mark.parametrize(
    ("data", "key"),
    [
        (pdf(), "article.pdf_no_text"),
        (pdf(TWO_LINES, trailer=b"/Encrypt 7 0 R /ID [<01> <01>]", extra=[LOCK]), "article.pdf_encrypted"),
        (b"%PDF-1.4\nnothing follows", "article.pdf_broken"),
        (b"no PDF at all", "article.pdf_broken"),
        (b"\0" * 3000, "article.pdf_broken"),
        (b"", "article.empty"),
    ],
)
def test_what_is_refused(tmp_path, data, key):
    with pytest.raises(ArticleError) as refused:
        read(tmp_path, data)
    assert (refused.value.key, refused.value.facts["name"]) == (key, "a.pdf")
