"""Titles, bylines, outlets and dates: what is taken from the edges of a text, and what is left alone."""

import pytest

from annotator.exchange.reading.dates import find_date, iso_date
from annotator.exchange.reading.guess import guess
from annotator.exchange.reading.language import guess_language

BODY = "The bridge over the harbour will stay closed until May 3, 2019, the mayor said on Monday in the town hall."


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (f"Bridge stays closed\n\n{BODY}", "Bridge stays closed"),
        (f"## Bridge stays closed ##\n\n{BODY}", "Bridge stays closed"),
        (f"Advertisement\nBridge stays closed\n{BODY}", "Bridge stays closed"),
        (f"By Ada Lark\n\n{BODY}\n", None),
        (f"14 January 2021\n{BODY}", None),
        (f"{BODY}\nMore of it.", None),
        (BODY, None),
        ("Bridge", None),
        (f"PORT ELM — {BODY}\n{BODY}", None),
        (f"{'Bridge closed ' * 30}\n{BODY}", None),
    ],
)
def test_title(text, title):
    found = guess(text)
    assert found.title == title
    assert found.headline is None or text[found.headline.start : found.headline.end] == title


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Ada Lark", "Ada Lark"),
        ("BY ADA LARK AND BEN OAK", "ADA LARK AND BEN OAK"),
        ("By Ada Lark, Ben O'Oak and Cy de Elm | Harbour Post", "Ada Lark, Ben O'Oak and Cy de Elm"),
        ("This article is by Ada M. Lark and Ben McOak", "Ada M. Lark and Ben McOak"),
        ("Von Jürgen Größl und Ada Lark", "Jürgen Größl und Ada Lark"),
        ("Par Élodie Ôme", "Élodie Ôme"),
        ("By and large it was late", None),
        ("By Monday the bridge will be open again, said the mayor.", None),
        ("Von wegen", None),
    ],
)
def test_byline(line, names):
    text = f"Bridge stays closed\r\n{line}\r\n\r\n{BODY}"
    found = guess(text)
    assert found.byline == names
    if found.byline_span:
        assert text[found.byline_span.start : found.byline_span.end].endswith(names)


def test_glued_byline():
    text = f"AdvertisementSupported byIt was late, they say.By Ada M. LarkPORT ELM — {BODY}"
    assert guess(text).byline == "Ada M. Lark"


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("Published: Jan. 14, 2021 at 5:30 p.m. ET", "2021-01-14"),
        ("Thursday, 14 January 2021", "2021-01-14"),
        ("14. Jänner 2021, 17:30 Uhr", "2021-01-14"),
        ("Publié le 1er mars 2021", "2021-03-01"),
        ("14 de enero de 2021", "2021-01-14"),
        ("2021-01-14T17:30:00Z", "2021-01-14T17:30:00Z"),
        ("14.01.2021", "2021-01-14"),
        ("01/14/2021", "2021-01-14"),
        ("03/04/2021", "2021"),
        ("2021年1月14日", "2021-01-14"),
        ("January 2021", "2021-01"),
        ("30 February 2021", "2021-02"),
        ("The bridge was closed by the council of the harbour town on 14 January 2021", None),
    ],
)
def test_date(line, date):
    assert guess(f"Bridge stays closed\n{line}\n\n{BODY}\n{BODY}").published == date
    assert guess(f"Bridge stays closed\n\n{BODY}\n{BODY}\n{line}").published == date


def test_no_date_from_the_report():
    assert guess("\n".join(["Bridge stays closed", *[BODY] * 12])).published is None
    assert guess(f"PORT ELM, Jan. 14, 2021 (AP) — {BODY}").published == "2021-01-14"


@pytest.mark.parametrize(
    ("value", "iso"),
    [
        ("2021", "2021"),
        ("2021-04", "2021-04"),
        ("Thu, 14 Jan 2021 05:00:00 GMT", "2021-01-14"),
        ("soon", None),
        ("", None),
    ],
)
def test_stated_dates(value, iso):
    assert iso_date(value) == iso


def test_a_date_says_where_it_stands():
    assert find_date("on May 3, 2019.") == ("2019-05-03", 3, 14)


@pytest.mark.parametrize(
    ("text", "outlet"),
    [
        (f"Title\n{BODY}\nSource: Harbour Post", "Harbour Post"),
        (f"Title\n{BODY}\nSource: Read Full Article", None),
        (f"Title\n{BODY}\n- Visit Harbour Post's homepage for more stories.", "Harbour Post"),
        (f"LONDON (Reuters) - {BODY}", "Reuters"),
        (f"Berlin (dpa) - {BODY}", "dpa"),
        (BODY, None),
    ],
)
def test_outlet(text, outlet):
    assert guess(text).outlet == outlet


def test_url_alone_on_a_line():
    assert guess(f"Title\nhttps://post.example/bridge?id=1\n{BODY}").url == "https://post.example/bridge?id=1"
    assert guess(f"Title\n{BODY} See https://post.example/bridge for more\n").url is None


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", BODY),
        ("de", "Die Brücke über den Hafen bleibt gesperrt, sagte die Frau, und das ist nicht gut."),
        ("fr", "Le pont sur le port reste fermé jusqu'en mai, a dit la maire, et ils ne sont pas contents."),
        ("es", "El puente del puerto seguirá cerrado hasta mayo, dijo, y los vecinos no están contentos con ella."),
        ("it", "Il ponte sul porto resta chiuso fino a maggio, ha detto la sindaca, e non sono contenti di questo."),
        ("nl", "De brug over de haven blijft tot mei dicht, zei de vrouw, en zij zijn niet blij met het besluit."),
        ("pt", "A ponte sobre o porto fica fechada até maio, disse a prefeita, e os outros não estão com isso."),
        ("ru", "Мост через гавань останется закрытым до мая, сказала мэр."),
        ("ar", "سيبقى الجسر مغلقا حتى شهر مايو كما قالت رئيسة البلدية"),
        ("he", "הגשר יישאר סגור עד מאי, אמרה ראשת העיר"),
        ("zh", "市长周一表示，大桥将关闭至五月。"),
        ("ja", "市長は月曜日、橋は五月まで閉鎖されると述べた。"),
        ("ko", "시장은 월요일에 다리가 오월까지 폐쇄될 것이라고 말했다."),
        (None, "Міст через гавань залишиться закритим до травня, сказала міська голова."),
        (None, "12345 67890"),
        (None, "x"),
    ],
)  # fmt: skip
def test_language(language, text):
    assert guess_language(text) == language
