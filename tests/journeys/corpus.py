"""Real articles where there are any beside the checkout, else those of the sample story; what is special in them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from annotator import paths
from annotator.discovery.quotation import quotations
from annotator.model.span import Span

CHECKOUT = Path(__file__).resolve().parents[2]
REAL = CHECKOUT.parent / "shared" / "articles"


@dataclass(frozen=True)
class Corpus:
    """A folder of articles of one event, in the order in which they are imported."""

    folder: Path
    direct: str
    """File with direct quotes attributed by name."""
    fragmented: str
    """File in which a caption stands in the middle of a quote."""
    unbalanced: str
    """File in which a quotation mark has no partner."""

    @property
    def files(self) -> list[Path]:
        endings = {".txt", ".md"}
        return sorted(path for path in self.folder.iterdir() if path.suffix in endings)

    def number(self, name: str) -> int:
        """The place of a file among all."""
        return next(at for at, path in enumerate(self.files) if path.name.startswith(name))


def corpora() -> list[Corpus]:
    """The sample story, and the real articles where they are."""
    found = [Corpus(paths.resources() / "sample_corpus", "harbour-post", "island-echo", "coast-wire")]
    if REAL.is_dir():
        found.append(Corpus(REAL, "000", "004", "002"))
    return found


def named(corpus: Corpus) -> str:
    return "real" if corpus.folder == REAL else "sample"


def lonely(text: str) -> tuple[int, ...]:
    """Positions of quotation marks without a partner."""
    return quotations(text).unbalanced


def around_caption(text: str) -> tuple[Span, Span]:
    """A quote that other paragraphs interrupt: from a mark that nothing closes to the next that nothing opened."""
    opening, closing = lonely(text)[:2]
    first = Span(opening, _line_end(text, opening))
    second = Span(text.rfind("\n", 0, closing) + 1, closing + 1)
    assert second.start > first.end
    return first, second


def sentence_long(text: str) -> Span:
    """The first quoted passage of some length."""
    return next(p.span for p in quotations(text).passages if len(p.span) > 60)


def _line_end(text: str, position: int) -> int:
    at = text.find("\n", position)
    return len(text) if at < 0 else at
