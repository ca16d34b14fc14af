from annotator.model.article import Article, digest
from annotator.model.codebook import Label
from annotator.model.span import Span
from annotator.ui.reading.marks import Mark

LABELS = (
    Label(id="quote", title="Quote", colour="#3b75c4"),
    Label(id="cue", title="Cue", colour="#7a4fb5", style="wave"),
    Label(id="furniture", zone=True, colour="#8a8174"),
    Label(id="headline", zone=True, colour="#8a8174"),
)

TEXT = (
    "Ferry line to close\r\n\r\n"
    "The captains met on Monday. “We need to close the line,” said A. Brandt 😀, the harbour master.\n"
    "Nobody was told. שלום עולם is painted on the hull; nobody knows “why.\u2028"
    "Advertisement\n\n"
    "They left at noon. The last boat followed."
)


def span_of(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


def mark(name: str, *words: str, label: str = "quote", annotator: str = "") -> Mark:
    return Mark(name, tuple(span_of(part) for part in words), label, annotator=annotator)


MARKS = (
    mark("quote", "“We need to close the line,”"),
    mark("inner", "close the line"),
    mark("parted", "The captains", "the harbour master"),
    mark("mixed", "told. שלום"),
    mark("advert", "Advertisement", label="furniture", annotator="zones"),
)


def article(name: str = "a1") -> Article:
    return Article(
        id=name, story="s", sha256=digest(TEXT), length=len(TEXT), outlet=f"Post <b>{name}</b>", title="A & B"
    )
