"""What the list of twins shows: an article a row, or several where it has the words more than once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from msgspec import Struct

from annotator.discovery.origins import Origins, other_origins
from annotator.model.article import Article
from annotator.model.codebook import Codebook
from annotator.reuse.members import nearest_first
from annotator.text.article_name import article_heading, told_apart
from annotator.ui.panels.coverage.model import SIGNS
from annotator.ui.panels.coverage.pieces import Piece, pieces_of_several, pieces_of_speaker
from annotator.ui.twins.shown import Rendition, Shown
from annotator.wording.coverage_words import coverage_words
from annotator.wording.translation import _


class TwinRow(Struct, frozen=True):
    """``name`` is what the article is called; ``when`` it was published, with what tells it from others of that name;
    ``told`` says how it renders the words, with a ``sign``. ``rendition`` is None where it has none; ``fresh`` says
    that it could be tagged.
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
    origins: Origins,
) -> Iterator[TwinRow]:
    """The articles of the story in their order; ``team`` are the names of annotators by id, ``origins`` those of the
    renditions.
    """
    texts = {article.id: text_of(article.id) for article in articles}
    headings = {article.id: article_heading(article, texts[article.id], _("version")) for article in articles}
    apart, others = told_apart(articles, headings), other_origins(_compared(shown), origins)
    how = {value.id: value.title or value.id for kind in codebook.groups for value in kind.how}
    for article in articles:
        there, text, name, when = shown.at(article.id), texts[article.id], headings[article.id][0], apart[article.id]
        compared = pieces_of_several(shown.reference, shown.wordings(article.id, text))
        for one, written in zip(there, compared, strict=True):
            source = one.annotation == shown.source.id
            told, sign = _told(one, how, source=source)
            fresh = not one.grouped and not source
            pieces = (*written, *pieces_of_speaker(others.get(one.annotation), one.fragments))
            yield TwinRow(article.id, name, when, told, sign, one, pieces, source, fresh)
        if not there:
            told, sign = _silent(shown, article.id, team)
            yield TwinRow(article.id, name, when, told, sign)


def _compared(shown: Shown) -> list[str]:
    """The annotations whose speakers are compared, the one that others are compared with before them."""
    members = nearest_first(shown.group) if shown.group is not None else [shown.source.id]
    return [*members, *(one.annotation for one in shown.renditions if one.annotation not in members)]


def _told(one: Rendition, how: Mapping[str, str], *, source: bool) -> tuple[str, str]:
    """How it renders the words, and the sign for it."""
    sign = SIGNS.get(one.how, "") if one.grouped else "" if source else "○"
    if source:
        return _("selected"), sign
    if one.grouped:
        return how.get(one.how, one.how) or _("in the group"), sign
    return _("tagged, in no group with it") if one.annotation else _("found, not tagged"), sign


def _silent(shown: Shown, article: str, team: Mapping[str, str]) -> tuple[str, str]:
    """What is said of an article that has none of it, and the sign for it."""
    absence = shown.absence(article)
    if absence is None:
        return _("no twin found") if shown.looked else _("not looked for"), ""
    known = _("{state}: recorded by {name}, {when}") if absence.recorded else _("{state}: recorded by {name}")
    told = known.replace("{state}", coverage_words().get(absence.state, absence.state))
    return told.replace("{when}", absence.recorded[:10]).replace("{name}", team.get(absence.annotator, "")), "∅"
