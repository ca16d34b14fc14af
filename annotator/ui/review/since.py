"""What was changed since a case was decided, in sentences: who, what, from what to what, when."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from annotator.model.annotation import Annotation
from annotator.model.codebook import Attribute
from annotator.model.verdict import Verdict
from annotator.review.cases import Case
from annotator.storage.reader import Reader
from annotator.storage.since import Since, since
from annotator.ui.review.comparison import Ground
from annotator.ui.review.sides import Side
from annotator.ui.tagging.fragments import bare, words_of
from annotator.ui.widgets.local_time import local
from annotator.wording.translation import _
from annotator.wording.value_words import value_words

_EDGE = 26
"""Characters of a mark that are shown beside a boundary that moved."""
_MOST = 60
_MERGE = "project.merge"


def changed_since(read: Reader, case: Case, verdict: Verdict) -> Sequence[Since]:
    """What changed of the marks of a case since its verdict, the first change first."""
    concerned = {*verdict.disagreement.annotations, *(member.id for member in case.members)}
    found = since(read, verdict.decided, concerned).values()
    return sorted((one for one in found if one.now or one.then), key=lambda one: (one.at, one.who))


def sentences_since(
    changes: Sequence[Since], sides: Sequence[Side], ground: Ground, people: Mapping[str, str], *, blind: bool
) -> list[str]:
    """A sentence a mark; ``blind`` hides names behind the letters of the card."""
    names = {side.annotator: side.title for side in sides}
    if not blind:
        names = {**people, **names}
    told: list[str] = []
    for one in changes:
        mark = one.now or one.then
        if mark is not None:
            whose = names.get(mark.annotator, _("somebody"))
            by = whose if one.key == _MERGE else names.get(one.who, _("somebody"))
            if what := "; ".join(_what(one, ground)):
                told.append(_whole(what, one, by, whose))
    return told


def _whole(what: str, one: Since, by: str, whose: str) -> str:
    if one.key == _MERGE:
        told = _("{who} {what}; merged on {when}.")
    elif by == whose:
        told = _("{who} {what} on {when}.")
    else:
        told = _("{who} {what} on {when}, in the mark of {whose}.")
    return told.format(who=by, what=what, when=local(one.at), whose=whose)


def _what(one: Since, ground: Ground) -> Iterator[str]:
    then, now = one.then, one.now
    if now is None:
        if then is not None:
            yield _("deleted the mark “{words}”").format(words=bare(_words(then, ground)))
        return
    if then is None:
        yield _("marked “{words}”").format(words=bare(_words(now, ground)))
        return
    if then.label != now.label:
        yield _from_to(_("the label"), ground.label(then.label), ground.label(now.label))
    if then.fragments != now.fragments:
        yield from _moved(then, now, ground.text(now.article))
    yield from _attributes(then, now, ground)
    if then.speaker != now.speaker:
        yield _from_to(_("the speaker"), ground.speaker(then.speaker), ground.speaker(now.speaker))
    yield from _links(one, ground)


def _from_to(what: str, before: str, after: str) -> str:
    return _("changed {what} from {before} to {after}").format(what=what, before=before, after=after)


def _moved(then: Annotation, now: Annotation, text: str) -> Iterator[str]:
    if len(then.fragments) > 1 or len(now.fragments) > 1:
        yield _from_to(_("the passage"), *_quoted(*(words_of(text, mark.fragments, _MOST) for mark in (then, now))))
        return
    if then.start != now.start:
        yield _from_to(_("the start"), *_quoted(_head(text, then), _head(text, now)))
    if then.end != now.end:
        yield _from_to(_("the end"), *_quoted(_tail(text, then), _tail(text, now)))


def _quoted(before: str, after: str) -> tuple[str, str]:
    """Both between quotation marks; their own are left out unless the change is in these alone."""
    inner = (bare(before), bare(after))
    before, after = inner if inner[0] != inner[1] else (before, after)
    return f"“{before}”", f"“{after}”"


def _head(text: str, mark: Annotation) -> str:
    words = " ".join(text[mark.start : mark.end].split())
    if len(words) <= _EDGE:
        return words
    cut = words[:_EDGE]
    return f"{cut.rpartition(' ')[0] or cut} …"


def _tail(text: str, mark: Annotation) -> str:
    words = " ".join(text[mark.start : mark.end].split())
    if len(words) <= _EDGE:
        return words
    cut = words[-_EDGE:]
    return f"… {cut.partition(' ')[2] or cut}"


def _attributes(then: Annotation, now: Annotation, ground: Ground) -> Iterator[str]:
    label = ground.codebook.label(now.label)
    known: dict[str, Attribute] = {one.id: one for one in label.attributes} if label else {}
    for name in dict.fromkeys([*then.attributes, *now.attributes]):
        before, after = (value_words(mark.attributes.get(name), known.get(name)) for mark in (then, now))
        if before != after:
            yield _from_to((known[name].title or name).casefold() if name in known else name, before, after)


def _links(one: Since, ground: Ground) -> Iterator[str]:
    titles = {link.id: (link.title or link.id).casefold() for link in ground.codebook.links}
    before, after = ({link.id: link for link in links} for links in (one.links_then, one.links_now))
    for key, link in sorted({**before, **after}.items()):
        title = titles.get(link.type, link.type)
        if key not in after:
            yield _("took away the link “{link}”").format(link=title)
        elif key not in before:
            yield _("drew the link “{link}”").format(link=title)
        elif before[key] != after[key]:
            yield _("changed the link “{link}”").format(link=title)


def _words(mark: Annotation, ground: Ground) -> str:
    return words_of(ground.text(mark.article), mark.fragments, _MOST)
