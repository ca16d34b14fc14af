"""Agreement as CSV tables: the reliability matrix and the raw counts, for recomputing every figure elsewhere."""

from __future__ import annotations

import os
from collections.abc import Hashable, Iterable, Iterator, Mapping
from itertools import pairwise
from pathlib import Path

import numpy as np

from annotator.agreement.comparison import MEASURES, ROLES, Comparison
from annotator.agreement.link_columns import linked
from annotator.agreement.report import Report
from annotator.agreement.report_parts import quarters_of
from annotator.agreement.report_structure import clusters
from annotator.agreement.report_values import answers, shown_value
from annotator.exchange.table_cells import TableFile, several
from annotator.exchange.whole_file import whole_folder
from annotator.model.errors import DatasetError

MISSING = "(missing)"
"""An annotator who is done with the article has no mark in the unit; an empty cell: is not done, nothing to compare."""

Rows = Iterator[tuple[object, ...]]


def write_agreement_tables(
    compared: Comparison, report: Report, names: Mapping[str, str], titles: Mapping[str, str], folder: Path
) -> None:
    """Write the tables into ``folder``, made if missing; all or none appear.

    ``units.csv`` is the reliability matrix of labels, ``values.csv`` that of attributes, ``links.csv`` that of
    links: units in rows, annotators (by id) in columns. ``marks.csv`` are the marks with their unit, ``spans.csv``
    the counts of precision and recall, ``characters.csv`` how many annotators marked how many characters,
    ``groups.csv`` who put which units together; ``annotators.csv`` and ``articles.csv`` say which ``names`` and
    ``titles`` ids have, the latter also each article's story, how many characters it has, who is done with it and in
    which quarter of time it was finished. Raises DatasetError ``dataset.cannot_write``.
    """
    who = compared.annotators
    tables = {
        "units": (("unit", "article_id", "layer", *who), _units(compared)),
        "marks": (("annotation", "unit", "role", "article_id", "annotator", "label", "start", "end", "fragments"),
                  _marks(compared)),
        "spans": (("article_id", "label", "measure", "key", "response", "found", "in_response", "recovered", "in_key"),
                  _spans(compared)),
        "characters": (("article_id", "label", "annotators", "marked_by", "characters"), _characters(compared)),
        "values": (("unit", "article_id", "label", "attribute", *who), _values(compared, report)),
        "links": (("link", "unit", *who), _links(compared, report)),
        "annotators": (("annotator", "name"), ((key, names.get(key)) for key in who)),
        "articles": (("article_id", "title", "story_id", "characters", "done", "quarter"),
                     _articles(compared, titles)),
        "groups": (("kind", "annotator", "group", "unit"), _groups(compared, report)),
    }  # fmt: skip
    try:
        with whole_folder(folder) as part:
            for name, (headings, rows) in tables.items():
                _write(part / f"{name}.csv", headings, rows)
    except OSError as error:
        raise DatasetError("dataset.cannot_write", name=folder.name, reason=error.strerror or str(error)) from error


def _write(path: Path, headings: Iterable[str], rows: Rows) -> None:
    with path.open("wb") as file:
        table = TableFile(file, headings)
        for row in rows:
            table.write(row)
        table.finish()
        file.flush()
        os.fsync(file.fileno())


def _articles(compared: Comparison, titles: Mapping[str, str]) -> Rows:
    quarter = {place: n for n, part in enumerate(quarters_of(compared), start=1) for place in part.tolist()}
    stories, story = compared.columns.stories, compared.columns.story[compared.places].tolist()
    for place, key in enumerate(compared.articles):
        there = zip(compared.annotators, compared.done[place].tolist(), strict=True)
        done = several(who for who, finished in there if finished)
        yield key, titles.get(key), stories[story[place]], int(compared.lengths[place]), done, quarter.get(place)


def _units(compared: Comparison) -> Rows:
    label = [*compared.labels, None]
    names = np.append(compared.marks.label, len(compared.labels))[compared.primaries].tolist()
    lacking = compared.lacking.tolist()
    rows = zip(names, lacking, compared.article_of_unit.tolist(), compared.label_of_unit.tolist(), strict=True)
    for number, (told, missing, article, usual) in enumerate(rows):
        cells = (MISSING if gone else label[code] for code, gone in zip(told, missing, strict=True))
        yield number, compared.articles[article], compared.layers[compared.labels[usual]], *cells


def _marks(compared: Comparison) -> Rows:
    order, first = compared.alignment.members()
    marks = compared.marks
    for unit, (begin, end) in enumerate(pairwise(first.tolist())):
        for mark in order[begin:end].tolist():
            spans = marks.fragments[marks.first[mark] : marks.first[mark + 1]].tolist()
            yield (
                compared.id_of(mark),
                unit,
                ROLES[int(compared.alignment.role[mark])],
                compared.articles[marks.article[mark]],
                compared.annotators[marks.annotator[mark]],
                compared.labels[marks.label[mark]],
                *(spans[0][0], spans[-1][1], several(f"{start}:{end}" for start, end in spans)),
            )


def _spans(compared: Comparison) -> Rows:
    for place, label in enumerate(compared.labels):
        for measure in MEASURES:
            for key, response in compared.pairs:
                counts = compared.counts(measure, key, response)[:, place]
                both = compared.both(key, response)
                for article, shared, row in zip(compared.articles, both, counts, strict=True):
                    if shared:
                        yield article, label, measure, key, response, *(int(number) for number in row)


def _characters(compared: Comparison) -> Rows:
    table, present = compared.covered()
    for place, label in enumerate(compared.labels):
        for article, many, row in zip(compared.articles, present, table[:, place], strict=True):
            for times, characters in enumerate(row[: many + 1]):
                yield article, label, int(many), times, int(characters)


def _values(compared: Comparison, report: Report) -> Rows:
    for asked in report.attributes.values():
        units, ratings = answers(compared, asked.label, asked.attribute)
        for unit, row in zip(units.tolist(), ratings.codes.tolist(), strict=True):
            cells = (None if code < 0 else shown_value(ratings.values[code]) for code in row)
            article = compared.articles[compared.article_of_unit[unit]]
            yield unit, article, asked.label, asked.attribute, *cells


def _links(compared: Comparison, report: Report) -> Rows:
    for kind in report.links:
        found = linked(compared, kind)
        for unit, row in zip(found.units.tolist(), found.codes.tolist(), strict=True):
            yield kind, unit, *(None if code < 0 else several(sorted(map(_end, found.sets[code]))) for code in row)


def _end(target: Hashable) -> str:
    """A target as ``speaker:id`` or ``unit:number``."""
    kind, what = target if isinstance(target, tuple) else ("", target)
    return f"{kind}:{what}"


def _groups(compared: Comparison, report: Report) -> Rows:
    for kind in report.groups:
        for who in compared.annotators:
            for number, cluster in enumerate(clusters(compared, kind, who)):
                for unit in sorted(cluster, key=str):
                    yield kind, who, number, unit
