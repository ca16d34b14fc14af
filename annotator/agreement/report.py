"""The report: how well annotators agree on each label, attribute, link, group and article, as values.

Everything rests on articles with which two or more are done, is pooled from counts, and stands with these counts.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from annotator.agreement.bootstrap import Interval
from annotator.agreement.gamma import Sampling
from annotator.agreement.gamma_alignment import Dissimilarity
from annotator.agreement.measured import Measured, Scored

Progress = Callable[[int, int], None]
"""Told how many steps of how many are done."""


class Settings(Struct, frozen=True):
    """How a report is computed: the bootstrap over articles, and gamma's sampler, None to leave gamma out."""

    replicates: int = 1000
    level: float = 0.95
    seed: int = 1
    gamma: Sampling | None = Sampling()
    dissimilarity: Dissimilarity = Dissimilarity()


class Coefficient(Struct, frozen=True):
    """A value beyond chance with its interval; None where none was asked for. See :class:`Measured`."""

    value: float | None
    reason: str
    counts: Mapping[str, float]
    interval: Interval | None = None


class Spread(Struct, frozen=True):
    """Precision, recall and F1 with the interval of F1, None where none was asked for."""

    precision: Measured
    recall: Measured
    f1: Measured
    interval: Interval | None = None


class GammaFigures(Struct, frozen=True):
    """Gamma pooled over articles from their disorders; ``articles`` had a value, ``drawn`` samples in all.

    ``exact``: every alignment was surely the best one.
    """

    value: float | None
    reason: str
    counts: Mapping[str, float]
    articles: int
    drawn: int
    exact: bool
    sampling: Sampling
    dissimilarity: Dissimilarity


class LabelFigures(Struct, frozen=True):
    """``n`` marks and ``missing`` units by annotator; ``units`` that bear the label; ``mean_iou`` of aligned marks.

    ``alpha`` and ``ac1`` are over characters, marked or left; ``prevalence`` is the share marked. ``unitizing_2004`` is
    Krippendorff's first unitizing alpha of the label, ``ku`` how well it is told from the other labels of its layer.
    """

    n: Mapping[str, int]
    units: int
    missing: Mapping[str, int]
    exact: Scored
    overlap: Scored
    characters: Scored
    mean_iou: Measured
    alpha: Coefficient
    ac1: Measured
    prevalence: Measured
    gamma: GammaFigures | None
    unitizing_2004: Measured
    ku: Measured


class LayerFigures(Struct, frozen=True):
    """Krippendorff's unitizing alphas of 2016 for the ``labels`` of a layer together.

    ``u``: places and labels; ``binary``: what is marked at all; ``cu``: labels where both marked.
    """

    labels: tuple[str, ...]
    u: Measured
    binary: Measured
    cu: Measured


class LabelTable(Struct, frozen=True):
    """How often the first of two annotators gave the row's label and the second the column's, over all pairs.

    The last row and column count units in which one of the two, done with the article, has no mark.
    """

    labels: tuple[str, ...]
    counts: tuple[tuple[int, ...], ...]


class PairFigures(Struct, frozen=True):
    """Two annotators over all labels; ``agr`` is in both directions: of the key's marks, of the response's."""

    key: str
    response: str
    articles: int
    exact: Scored
    overlap: Scored
    characters: Scored
    agr: tuple[Measured, Measured]
    alpha: Coefficient


class Without(Struct, frozen=True):
    """All annotators but one: what agreement would be without ``annotator``."""

    annotator: str
    exact_f1: Measured
    alpha: Coefficient


class Pairs(Struct, frozen=True):
    """Every two annotators, and with three or more each left out in turn."""

    matrix: tuple[PairFigures, ...]
    leave_one_out: tuple[Without, ...]


class AttributeFigures(Struct, frozen=True):
    """An attribute over aligned marks of its label; ``units`` have two values or more, ``lone`` just one.

    ``distance``: nominal, or masi_2006 for several values. ``alpha`` and ``ac1`` are None for free values, of which
    there are too many for chance to mean anything. ``confusions``: two different values and how often they met;
    ``values`` the same for equal ones.
    """

    label: str
    attribute: str
    distance: str
    units: int
    lone: int
    percent: Measured
    alpha: Coefficient | None
    ac1: Measured | None
    confusions: tuple[tuple[str, str, int], ...]
    values: tuple[tuple[str, str, int], ...] = ()


class LinkFigures(Struct, frozen=True):
    """A link type over aligned units that someone linked: ``units``. ``scores`` pools all pairs."""

    units: int
    scores: Spread
    alpha: Coefficient
    alpha_masi_2006: Coefficient


class GroupFigures(Struct, frozen=True):
    """Two annotators' groups of one kind, things being aligned units; ``groups`` counts theirs.

    Intervals are over stories, whose groups belong together.
    """

    key: str
    response: str
    groups: tuple[int, int]
    muc: Spread
    b_cubed: Spread
    ceaf_m: Spread
    ceaf_e: Spread
    lea: Spread
    blanc: Spread
    adjusted_rand: Coefficient


class ArticleFigures(Struct, frozen=True):
    """One article over all labels; ``missing`` by annotator, among ``units``."""

    article: str
    annotators: tuple[str, ...]
    units: int
    missing: Mapping[str, int]
    exact_f1: Measured
    overlap_f1: Measured
    characters_f1: Measured
    alpha: Measured


class BatchFigures(Struct, frozen=True):
    """Some articles, over all labels and annotators. ``name``: of a story its id, of a quarter its number from 1.

    ``began`` and ``ended`` are the days of the first and the last mark in them, where these are known.
    """

    name: str
    articles: tuple[str, ...]
    units: int
    missing: int
    exact: Spread
    overlap_f1: Measured
    characters_f1: Measured
    alpha: Coefficient
    began: str = ""
    ended: str = ""


class Batches(Struct, frozen=True):
    """By story; and by quarters of the order in which the articles were finished."""

    stories: Sequence[BatchFigures]
    quarters: tuple[BatchFigures, ...]


class Report(Struct, frozen=True):
    """``articles`` that were compared; ``left_out`` those with which fewer than two are done."""

    annotators: tuple[str, ...]
    settings: Settings
    layers: Mapping[str, str]
    labels: Mapping[str, LabelFigures]
    pairs: Pairs
    attributes: Mapping[str, AttributeFigures]
    links: Mapping[str, LinkFigures]
    groups: Mapping[str, tuple[GroupFigures, ...]]
    articles: Sequence[ArticleFigures]
    left_out: Sequence[str]
    batches: Batches
    confusion: LabelTable
    unitizing: Mapping[str, LayerFigures]

    def whole(self) -> Report:
        """The same with everything made that waits to be asked for: to be written as JSON."""
        stories = tuple(self.batches.stories)
        return replace(self, articles=tuple(self.articles), batches=replace(self.batches, stories=stories))
