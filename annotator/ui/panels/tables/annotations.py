"""Annotations of a label as rows: the words, who says them, what announces them, and their attributes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from annotator.model.annotation import Annotation
from annotator.model.article import Article
from annotator.model.codebook import Attribute, Codebook, Label
from annotator.model.link import Link
from annotator.model.span import Span, hull
from annotator.storage.reader import Reader
from annotator.text.article_name import opening
from annotator.ui.panels.tables.rows import Cell, Column, TableRow, one_line, sought
from annotator.wording.translation import _

SAYING = ("said_by", "claimed_by")
CUED = "cued_by"
_FIRST = ("form", "kind", "value", "unit", "date_value", "polarity", "voice")
"""Attributes that are worth a column, in this order; of a label with none of them, its first ones."""

_TEXTS = 16


def table_labels(codebook: Codebook) -> list[Label]:
    """The labels that have a table: quotes, claims, and what else the codebook groups across articles."""
    grouped = {name for group in codebook.groups for name in group.labels}
    return [label for label in codebook.labels if label.id in ("quote", "claim") or label.id in grouped]


def certainties() -> dict[str, str]:
    """The certainties, by what stands in a table."""
    return {"sure": "", "unsure": _("unsure"), "discuss": _("discuss")}


def annotation_columns(codebook: Codebook, label: Label, *, annotators: bool) -> tuple[Column, ...]:
    """The columns for a label; with ``annotators``, also whose each annotation is."""
    types = {link.id for link in codebook.links if label.id in link.sources}
    columns = [Column("words", label.title or label.id, 0)]
    if types & set(SAYING):
        columns.append(Column("speaker", _("Speaker"), 20, "speaker"))
    columns += [_attribute_column(attribute) for attribute in _shown(label)]
    if CUED in types:
        columns.append(Column("cue", _("Cue"), 12))
    columns += [Column("outlet", _("Outlet"), 17), Column("article", _("Article"), 20)]
    if annotators:
        columns.append(Column("annotator", _("Annotator"), 12))
    return (
        *columns,
        Column("certainty", _("Certainty"), 9, "certainty"),
        Column("note", _("Note"), 14, "text"),
    )


class AnnotationRows:
    """Makes the rows of one label; ``articles`` are those that may appear, in reading order.

    ``who`` is the annotator who is at work: others' annotations are not to be edited.
    """

    def __init__(
        self, read: Reader, label: Label, columns: tuple[Column, ...], articles: Iterable[Article], who: str | None
    ) -> None:
        self.label, self.columns = label, columns
        self._read, self._who = read, who
        self._articles = {article.id: (n, article) for n, article in enumerate(articles)}
        self._annotators = {annotator.id: annotator.name for annotator in read.annotators()}
        self._names = {speaker.id: speaker.name for speaker in read.speakers()}
        self._text = lru_cache(maxsize=_TEXTS)(read.text)

    def __contains__(self, article: str) -> bool:
        return article in self._articles

    def rename(self, speakers: Iterable[str]) -> None:
        """Learn the names of speakers anew, as they changed."""
        for key in speakers:
            speaker = self._read.speaker(key)
            self._names[key] = speaker.name if speaker else ""

    def rows(self, annotations: Sequence[Annotation]) -> list[TableRow]:
        """A row for each, in the same order."""
        links: dict[str, list[Link]] = defaultdict(list)
        for link in self._read.links_of(a.id for a in annotations):
            links[link.source].append(link)
        targets = {link.target for found in links.values() for link in found if link.target_kind == "annotation"}
        marks = {mark.id: mark for mark in self._read.annotations_by_id(targets)}
        return [self._row(a, links[a.id], marks) for a in annotations]

    def _row(self, a: Annotation, links: list[Link], marks: Mapping[str, Annotation]) -> TableRow:
        said = min((link for link in links if link.type in SAYING), key=_from_origin, default=None)
        cue = next((link for link in links if link.type == CUED), None)
        mention = marks.get(said.target) if said else None
        speaker = a.speaker or (mention.speaker if mention else said.target if said else None)
        text = self._text(a.article)
        known: dict[str, Cell] = {
            "words": _words(a, text),
            "speaker": self._names.get(speaker or "", "") or (_words(mention, text) if mention else ""),
            "cue": _words(marks[cue.target], text) if cue and cue.target in marks else "",
            "outlet": self._articles[a.article][1].outlet or "",
            "article": title_of(self._articles[a.article][1], text),
            "annotator": self._annotators.get(a.annotator, ""),
            "certainty": certainties().get(a.certainty, a.certainty),
            "note": one_line(a.note),
        }
        cells = tuple(_answer(a, c.attribute) if c.attribute else known[c.id] for c in self.columns)
        needs = [name for link in links for name in (link.id, link.target)] + ([speaker] if speaker else [])
        return TableRow(
            id=a.id,
            cells=cells,
            sought=sought(cells),
            place=(self._articles[a.article][0], a.start, -a.end, a.id),
            of=a,
            article=a.article,
            span=hull(a.fragments),
            needs=tuple(needs),
            speaker=speaker,
            editable=a.annotator == self._who,
        )


def title_of(article: Article, text: str) -> str:
    """What an article is called in a list: its title, its file or its first words."""
    return one_line(article.title or article.source) or opening(text) or _("Untitled")


def _from_origin(link: Link) -> tuple[bool, object, str]:
    order = link.attributes.get("order", 0)
    return link.attributes.get("position", "origin") != "origin", order if isinstance(order, int) else 0, link.id


def _words(a: Annotation, text: str) -> str:
    return one_line(a.quoted(text)) if len(a.fragments) > 1 else one_line(_slice(text, a.fragments[0]))


def _slice(text: str, span: Span) -> str:
    return text[span.start : min(span.end, span.start + 1000)]


def _shown(label: Label) -> list[Attribute]:
    of = {attribute.id: attribute for attribute in label.attributes}
    return [of[name] for name in _FIRST if name in of] or list(label.attributes[:3])


def _attribute_column(attribute: Attribute) -> Column:
    told = [attribute.title or attribute.id, *(v.title or v.id for v in attribute.values)]
    width = min(max(len(words) for words in told) + 1, 15) if attribute.values else 10
    edit = "attribute" if attribute.kind != "many" else ""
    numeric = attribute.kind == "number" or attribute.id == "value"
    return Column(attribute.id, attribute.title or attribute.id, width, edit, attribute, numeric)  # type: ignore[arg-type]


def _answer(a: Annotation, attribute: Attribute) -> str:
    value = a.attributes.get(attribute.id)
    if value is None:
        return ""
    titles = {v.id: v.title or v.id for v in attribute.values}
    return ", ".join(titles.get(v, one_line(v)) for v in (value if isinstance(value, tuple) else (value,)))
