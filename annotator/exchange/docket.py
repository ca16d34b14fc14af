"""The docket: a project's cases, kept true change by change."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable

from annotator.exchange.case_reader import read_cases, reviewed
from annotator.model.changes import ChangeSet
from annotator.model.verdict import Verdict
from annotator.review.cases import Case, judged
from annotator.storage.reader import Reader
from annotator.storage.review_reader import ReviewReader

_ALL = frozenset(("article", "story", "codebook", "annotator"))
_WORK = frozenset(("annotation", "link", "group"))


class Docket:
    """Every case of a project, or of ``articles``, as ``annotators`` (None: all who tag) made them.

    After a verdict only the article concerned is judged anew, after a change of work only the stories concerned are
    read again. Reading all takes seconds in a large project: make it in a job. While a job takes note of verdicts,
    another thread may ask what stands.
    """

    def __init__(
        self, read: Reader, articles: Collection[str] | None = None, annotators: Collection[str] | None = None
    ) -> None:
        self._read, self._articles, self._annotators = read, articles, annotators
        self._cases: dict[str, list[Case]] = {}
        self._verdicts: dict[str, dict[str, Verdict]] = {}
        self._case_of: dict[str, Case] = {}
        self._read_all()

    @property
    def cases(self) -> list[Case]:
        """Every case with its status, in reading order."""
        return [case for found in self._cases.values() for case in found]

    def on(self, article: str) -> list[Case]:
        """The cases of one article, with what is left of verdicts about it."""
        return self._cases.get(article, [])

    @property
    def verdicts(self) -> list[Verdict]:
        """Every verdict about these articles."""
        return [verdict for found in self._verdicts.values() for verdict in found.values()]

    def case_of(self, annotation: str) -> Case | None:
        """The case in which that annotation stands now."""
        return self._case_of.get(annotation)

    def update(self, changes: ChangeSet) -> frozenset[str]:
        """Take note of a change; the ids of the articles whose cases are others now."""
        if changes.kinds & _ALL:
            self._read_all()
            return frozenset(self._cases)
        touched = self._touched(changes)
        if touched:
            self._read_again(self._around(touched))
        judged_anew = self._heard(changes) if "verdict" in changes.kinds else set()
        for article in judged_anew - touched:
            self._judge(article)
        return frozenset(touched | judged_anew)

    def _read_all(self) -> None:
        order = [article.id for article in self._read.articles()]
        asked = [key for key in order if self._articles is None or key in self._articles]
        self._cases, self._verdicts = {key: [] for key in asked}, {key: {} for key in asked}
        for verdict in self._read.verdicts():
            if verdict.article in self._verdicts:
                self._verdicts[verdict.article][verdict.id] = verdict
        self._fill(read_cases(self._read, self._articles, self._annotators))

    def _read_again(self, articles: Collection[str]) -> None:
        for key in articles:
            self._cases[key] = []
        self._fill(read_cases(self._read, articles, self._annotators))

    def _fill(self, found: Iterable[Case]) -> None:
        for case in found:
            self._cases[case.article].append(case)
        self._case_of = {member.id: case for case in self.cases for member in case.members}

    def _touched(self, changes: ChangeSet) -> set[str]:
        """The articles whose work changed; gold is not work."""
        touched = set(changes.articles) if "set" in changes.kinds else set()
        if changes.kinds & _WORK:
            known = changes.ids & self._case_of.keys()
            touched.update(self._case_of[key].article for key in known)
            touched.update(reviewed(self._read, changes.ids - known - changes.dropped, self._annotators))
        return touched & self._cases.keys()

    def _around(self, touched: Collection[str]) -> set[str]:
        """The articles that are compared with those: of the same stories, or with links to them."""
        articles = self._read.articles()
        stories = {article.story for article in articles if article.id in touched}
        aimed_at = {case.key for key in touched for case in self._cases[key]}
        linked = {case.article for case in self.cases if not aimed_at.isdisjoint(case.aims)}
        return {a.id for a in articles if a.story in stories and a.id in self._cases} | linked

    def _heard(self, changes: ChangeSet) -> set[str]:
        """Take note of verdicts that came or went; the articles concerned."""
        concerned = set()
        for article in changes.articles & self._verdicts.keys():
            known = self._verdicts[article]
            # Each is looked up among what went, of which there may be a hundred thousand: never those among these.
            kept = {key: verdict for key, verdict in known.items() if key not in changes.dropped}
            if len(kept) < len(known):
                self._verdicts[article] = kept
                concerned.add(article)
        came: defaultdict[str, dict[str, Verdict]] = defaultdict(dict)
        for verdict in ReviewReader(self._read).verdicts_by_id(changes.ids - changes.dropped):
            came[verdict.article][verdict.id] = verdict
        for article in came.keys() & self._verdicts.keys():
            self._verdicts[article] = self._verdicts[article] | came[article]
            concerned.add(article)
        return concerned

    def _judge(self, article: str) -> None:
        before = self._cases[article]
        self._cases[article] = found = judged(
            before, self._verdicts[article].values(), worked=[article] if before else ()
        )
        self._case_of.update({member.id: case for case in found for member in case.members})
