"""What the list of twins shows: an article a row, or several where it has the words more than once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from msgspec import Struct

from annotator.model.article import Article
from annotator.model.codebook import Codebook
from annotator.text.article_name import opening
from annotator.ui.panels.coverage.model import SIGNS
from annotator.ui.panels.coverage.pieces import Piece, pieces_of_several
from annotator.ui.twins.shown import Rendition, Shown
from annotator.wording.coverage_words import coverage_words
from annotator.wording.translation import _

_NAME = 40


class TwinRow(Struct, frozen=True):
    """``name`` is what the article is called and ``when`` it was published; ``told`` says how it renders the words,
    with a ``sign``. ``rendition`` is None where it has none; ``fresh`` says that it could be tagged.
    """

    article: str
    name: str
    when: str
    told: str
    sign: str = ""
    rendition: Rendition | None = None
    pieces: Sequence[Piece] = ()
    source: bool = False
    fresh: bool = False

    @property
    def words(self) -> str:
        """Its words, without marks of what changed."""
        return "".join(piece.text for piece in self.pieces if piece.role != "dropped")


def twin_rows(
    shown: Shown,
    articles: Sequence[Article],
    text_of: Callable[[str], str],
    codebook: Codebook,
    team: Mapping[str, str],
) -> Iterator[TwinRow]:
    """The articles of the story in their order; ``team`` are the names of annotators by id."""
    how = {value.id: value.title or value.id for kind in codebook.groups for value in kind.how}
    for article in articles:
        there, text = shown.at(article.id), text_of(article.id)
        compared = pieces_of_several(shown.reference, shown.wordings(article.id, text))
        for one, written in zip(there, compared, strict=True):
            name, source = _name(article, text), one.annotation == shown.source.id
            told, sign = _told(one, how, source=source)
            fresh = not one.grouped and not source
            yield TwinRow(article.id, name, article.published or "", told, sign, one, written, source, fresh)
        if not there:
            yield _silent(shown, article, text, team)


def _told(one: Rendition, how: Mapping[str, str], *, source: bool) -> tuple[str, str]:
    """How it renders the words, and the sign for it."""
    sign = SIGNS.get(one.how, "") if one.grouped else "" if source else "○"
    if source:
        return _("selected"), sign
    if one.grouped:
        return how.get(one.how, one.how) or _("in the group"), sign
    return _("tagged, in no group with it") if one.annotation else _("found, not tagged"), sign


def _silent(shown: Shown, article: Article, text: str, team: Mapping[str, str]) -> TwinRow:
    absence = shown.absence(article.id)
    if absence is not None:
        known = _("{state}: recorded by {name}, {when}") if absence.recorded else _("{state}: recorded by {name}")
        told = known.replace("{state}", coverage_words().get(absence.state, absence.state))
        told = told.replace("{when}", absence.recorded[:10]).replace("{name}", team.get(absence.annotator, ""))
    elif shown.looked:
        told = _("no twin found")
    else:
        told = _("not looked for")
    return TwinRow(article.id, _name(article, text), article.published or "", told, "∅" if absence else "")


def _name(article: Article, text: str) -> str:
    return " ".join((article.outlet or article.title or opening(text, _NAME)).split())
