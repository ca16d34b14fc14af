"""Agreement as CSV tables: the reliability matrix and the raw counts, for recomputing every figure elsewhere."""

from __future__ import annotations

import os
from collections.abc import Hashable, Iterable, Iterator, Mapping
from pathlib import Path

from annotator.agreement.comparison import MEASURES, Comparison
from annotator.agreement.covering import covered
from annotator.agreement.report import Report
from annotator.agreement.report_structure import clusters, items_of_links
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
    ``titles`` ids have. Raises DatasetError ``dataset.cannot_write``.
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
        "links": (("link", "item", *who), _links(compared, report)),
        "annotators": (("annotator", "name"), ((key, names.get(key)) for key in who)),
        "articles": (("article_id", "title"), ((key, titles.get(key)) for key in compared.articles)),
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


def _units(compared: Comparison) -> Rows:
    for number, unit in enumerate(compared.units):
        marks = {m.annotator: compared.by_id[m.annotation].label for m in unit.members if m.role == "primary"}
        done = compared.done[unit.article]
        cells = (marks.get(who, MISSING if who in done else None) for who in compared.annotators)
        yield number, unit.article, compared.layers.get(unit.label, unit.label), *cells


def _marks(compared: Comparison) -> Rows:
    for number, unit in enumerate(compared.units):
        for member in unit.members:
            a = compared.by_id[member.annotation]
            fragments = several(f"{span.start}:{span.end}" for span in a.fragments)
            yield a.id, number, member.role, a.article, a.annotator, a.label, a.start, a.end, fragments


def _spans(compared: Comparison) -> Rows:
    for label in compared.labels:
        for measure in MEASURES:
            for key, response in compared.pairs:
                counts = compared.counts(measure, label, key, response)
                both = compared.both(key, response)
                for article, shared, row in zip(compared.articles, both, counts, strict=True):
                    if shared:
                        yield article, label, measure, key, response, *(int(number) for number in row)


def _characters(compared: Comparison) -> Rows:
    for label in compared.labels:
        widths, present = covered(compared, label, compared.annotators)
        for article, many, row in zip(compared.articles, present, widths, strict=True):
            for times, characters in enumerate(row[: many + 1]):
                yield article, label, int(many), times, int(characters)


def _values(compared: Comparison, report: Report) -> Rows:
    for asked in report.attributes.values():
        for number, row in enumerate(answers(compared, asked.label, asked.attribute)):
            if any(value is not None for value in row):
                cells = (None if value is None else shown_value(value) for value in row)
                yield number, compared.units[number].article, asked.label, asked.attribute, *cells


def _links(compared: Comparison, report: Report) -> Rows:
    for kind in report.links:
        items = items_of_links(compared, kind)
        for number, row in enumerate(items):
            yield kind, number, *(None if targets is None else several(sorted(map(_end, targets))) for targets in row)


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
