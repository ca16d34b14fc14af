"""Which found articles are in the project already, or stand in the batch twice: the same text, or nearly."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from annotator.exchange.reading.found import FoundArticle
from annotator.text.similarity import near_duplicates

_NEW, _STORED = "new:", "stored:"


class Twin(Struct, frozen=True):
    """The found article at place ``found`` of the batch has the same or nearly the same text as another.

    The other is ``article``, an id in the project, or ``other``, a place in the batch; the other field is None.
    ``similarity`` goes to 1.0, which only ``exact`` (same SHA-256) is sure to mean the same text.
    """

    found: int
    similarity: float
    exact: bool
    article: str | None = None
    other: int | None = None


def find_twins(found: Sequence[FoundArticle], known: Mapping[str, str], texts: Sequence[tuple[str, str]]) -> list[Twin]:
    """Twins of the articles ``found``, in their order, exact ones first, then by falling similarity.

    ``known`` gives the id of the project's article with a SHA-256, ``texts`` the (id, text) of those to compare with.
    Of two in the batch the later one is the twin. An exact twin is not looked at for near ones.
    """
    exact = list(_exact(found, known))
    settled = {twin.found for twin in exact}
    fresh = [(f"{_NEW}{place}", article.text) for place, article in enumerate(found) if place not in settled]
    stored = [(f"{_STORED}{article}", text) for article, text in texts]
    near = (_near(*pair) for pair in near_duplicates([*fresh, *stored]))
    twins = [*exact, *(twin for twin in near if twin)]
    return sorted(twins, key=lambda twin: (twin.found, not twin.exact, -twin.similarity))


def _exact(found: Sequence[FoundArticle], known: Mapping[str, str]) -> Iterator[Twin]:
    first: dict[str, int] = {}
    for place, article in enumerate(found):
        if (stored := known.get(article.sha256)) is not None:
            yield Twin(place, 1.0, exact=True, article=stored)
        elif (earlier := first.setdefault(article.sha256, place)) != place:
            yield Twin(place, 1.0, exact=True, other=earlier)


def _near(one: str, two: str, similarity: float) -> Twin | None:
    new = sorted(int(key.removeprefix(_NEW)) for key in (one, two) if key.startswith(_NEW))
    if not new:
        return None
    if len(new) == 2:
        return Twin(new[1], similarity, exact=False, other=new[0])
    stored = next(key for key in (one, two) if key.startswith(_STORED))
    return Twin(new[0], similarity, exact=False, article=stored.removeprefix(_STORED))
