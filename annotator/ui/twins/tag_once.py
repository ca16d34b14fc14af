"""Tag once: the twins of a quote are proposed with its speaker and attributes, taken all at once or one by one."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from annotator.commands.proposals import Proposed
from annotator.commands.twins import TakeTwins, TwinTaken
from annotator.discovery.proposals import Proposal
from annotator.model.annotation import Annotation
from annotator.model.changes import ChangeSet
from annotator.model.group import Group
from annotator.model.span import Span, hull
from annotator.model.speaker import Speaker
from annotator.reuse.marked import said_parts
from annotator.reuse.members import Marked, reference_of
from annotator.reuse.rendering import Rendering, fitting
from annotator.reuse.twin_offers import Origin, TwinOffer, Work, rendered, share, standing_at, twin_offers
from annotator.storage.reader import Reader
from annotator.text.word_diff import Wording
from annotator.ui.context import Context
from annotator.ui.proposing.offers import Offers
from annotator.ui.reading.desk import Desk
from annotator.ui.tagging.attempt import attempted
from annotator.ui.tagging.fragments import words_of
from annotator.ui.twins.story_twins import StoryTwins
from annotator.wording.translation import ngettext

if TYPE_CHECKING:
    from annotator.reuse.twins import TwinGroup

_SHOWN = 60
_CONCERN = frozenset({"annotation", "link", "group", "set", "speaker", "annotator", "project", "codebook"})


class TagOnce(QObject):
    """``offered`` are the twins of ``quote`` (its id) that are still to be decided; ``changed`` tells of them."""

    changed = Signal()

    def __init__(self, context: Context, desk: Desk, offers: Offers, story: StoryTwins) -> None:
        super().__init__(desk)
        self._context, self._desk, self._offers, self._story = context, desk, offers, story
        self.quote = ""
        self.offered: Sequence[TwinOffer] = ()
        self._found: TwinGroup | None = None
        self._origin: Origin | None = None
        self._group: Group | None = None
        context.bridge.changed.connect(self._changed)
        context.bridge.workspace_changed.connect(self.leave)
        offers.found_more.connect(self._found_more)

    # -- which ----------------------------------------------------------------------------------------------------

    def begin(self, quote: str) -> None:
        """Propose the twins of that quote, which are known."""
        self.quote = quote
        self._again()
        if self.offered:
            self._offers.reach({offer.article for offer in self.offered})

    def leave(self) -> None:
        """Propose none."""
        if self.quote or self.offered:
            self.quote, self.offered, self._origin, self._group = "", (), None, None
            self._found = None
            self._offers.show_twins({})
            self.changed.emit()

    def is_ready(self) -> bool:
        """Whether the hand stands at the quote itself, so that all of its twins can be decided with one key."""
        return bool(self.offered) and self._context.selection.annotation == self.quote

    def find(self, proposed: Proposed) -> TwinOffer | None:
        """The offer that a proposal is, corrected or not."""
        article, proposal = proposed
        return next(
            (
                one
                for one in self.offered
                if not one.standing
                and one.article == article
                and one.proposal.label == proposal.label
                and share(one.proposal.fragments, proposal.fragments) > 0
            ),
            None,
        )

    def walk(self) -> list[Proposed]:
        """What is to be tagged, pane by pane to the right of the quote, then what is in no pane."""
        origin = self._origin
        if origin is None:
            return []
        order = list(self._desk.articles)
        at = order.index(origin.quote.article) if origin.quote.article in order else 0
        turned = [*order[at + 1 :], *order[: at + 1]]
        place = {article: number for number, article in enumerate(turned)}
        new = [one for one in self.offered if not one.standing]
        new.sort(key=lambda one: (place.get(one.article, len(turned)), one.article, one.proposal.start))
        return [(one.article, one.proposal) for one in new]

    # -- taking ---------------------------------------------------------------------------------------------------

    def take_all(self) -> bool:
        """Tag and group all that is offered, in one step."""
        origin, count = self._origin, len(self.offered)
        if origin is None or not count:
            return False
        if not self._take([self._taken(one, one.proposal) for one in self.offered]):
            return False
        told = ngettext(
            "{count} twin tagged and grouped: {words}", "{count} twins tagged and grouped: {words}", count
        ).replace("{count}", str(count))
        self._context.say(told.replace("{words}", self._words(origin.quote)))
        return True

    def take_at(self, article: str, fragments: tuple[Span, ...]) -> None:
        """Tag and group the twin on those words, or group the annotation that is there."""
        offer = next(
            (o for o in self.offered if o.article == article and share(o.proposal.fragments, fragments) > 0), None
        )
        if offer is not None:
            self._take([self._taken(offer, offer.proposal)])

    def take(self, proposed: Proposed) -> str | None:
        """Tag and group one, perhaps corrected; answers the annotation's id. None where it is none, or cannot be."""
        offer = self.find(proposed)
        if offer is None:
            return None
        made = self._take([self._taken(offer, proposed[1])])
        return made[0] if made else None

    def _take(self, twins: list[TwinTaken]) -> tuple[str, ...]:
        origin = self._origin
        assert origin is not None
        how = fitting(self._context.workspace.read.codebook(), origin.kind, Rendering("verbatim")).how
        group = self._group.id if self._group is not None else None
        taking = TakeTwins(origin.quote.id, tuple(twins), group, origin.kind, how, self._words(origin.quote))
        _done, made = attempted(self._context, taking)
        return made or ()

    def _taken(self, offer: TwinOffer, wanted: Proposal) -> TwinTaken:
        origin = self._origin
        assert origin is not None
        read = self._context.workspace.read
        told = offer.rendered
        if wanted.fragments != offer.proposal.fragments:
            told = rendered(origin, self.text_of(offer.article), wanted.fragments)
        told = fitting(read.codebook(), origin.kind, told)
        if offer.standing:
            return TwinTaken(offer.standing, how=told.how, differs=told.differs)
        attributes = {key: value for key, value in origin.quote.attributes.items() if key != "form"}
        return TwinTaken(wanted, offer.article, attributes, offer.unnamed, told.how, told.differs)

    # -- keeping in step ------------------------------------------------------------------------------------------

    def _again(self) -> None:
        workspace = self._context.bridge.workspace
        quote = workspace.read.annotation(self.quote) if workspace is not None and self.quote else None
        if workspace is None or quote is None or quote.annotator != workspace.annotator or not self._offers.proposing():
            self.leave()
            return
        self._found = found = self._found_for(quote)
        if found is None:
            # Nothing to compare with: the text, which may be long, need not be read after every mark.
            self.offered, self._origin, self._group = (), None, None
            self._offers.show_twins({})
            self.changed.emit()
            return
        articles = list(dict.fromkeys(member.article for member in found.members))
        work = {article: self._work(article, quote, found) for article in articles}
        there = [standing_at(work[m.article].marks, m.fragments) for m in found.members]
        self._origin = self._origin_of(workspace.read, quote, [mark for mark in there if mark is not None])
        self.offered = twin_offers(self._origin, found, work)
        new = [one for one in self.offered if not one.standing]
        self._offers.show_twins({a: [one.proposal for one in new if one.article == a] for a in articles})
        self.changed.emit()

    def _found_for(self, quote: Annotation) -> TwinGroup | None:
        return self._story.of((quote.article, quote.fragments))

    def _work(self, article: str, quote: Annotation, found: TwinGroup) -> Work:
        """Of marks and proposals only what stands where the twins do: in a long article there are thousands."""
        read, places = self._context.workspace.read, [hull(m.fragments) for m in found.members if m.article == article]
        near = {mark.id: mark for place in places for mark in read.annotations_at(article, place)}
        marks = [m for m in near.values() if (m.annotator, m.label) == (quote.annotator, quote.label)]
        begun = read.annotation_set(article, quote.annotator)
        rejected = begun.rejected if begun is not None else ()
        listed = self._offers.found_in(article)
        proposals = [p for p in listed if any(p.start < place.end and place.start < p.end for place in places)]
        return Work(self.text_of(article), marks, rejected, proposals)

    def text_of(self, article: str) -> str:
        """The text of an article, from its pane where it is open: a long one takes milliseconds to read."""
        pane = self._desk.pane_of(article)
        return pane.view.text if pane is not None else self._context.workspace.read.text(article)

    def _origin_of(self, read: Reader, quote: Annotation, standing: Sequence[Annotation]) -> Origin:
        """With the group into which the twins are to go: the quote's own, else one in which a twin stands."""
        keys = dict.fromkeys((quote.id, *(mark.id for mark in standing)))
        groups = [g for g in read.groups_of(keys) if (g.annotator, g.kind) == (quote.annotator, "quote")]
        own = next((g for g in groups if any(m.annotation == quote.id for m in g.members)), None)
        self._group = group = own or next(iter(groups), None)
        # Where the quote itself is to join, it is told of every twin that is there already.
        grouped = {m.annotation for g in groups if own is not None or g is not group for m in g.members}
        text = self.text_of(quote.article)
        wording = Wording(text, said_parts(text, quote.fragments))
        if group is not None:
            members = {a.id: a for a in read.annotations_by_id(m.annotation for m in group.members)}
            texts = {a.article: self.text_of(a.article) for a in members.values()}
            wording = reference_of(group, Marked(members, texts)) or wording
        return Origin(quote, wording, _sayers(read, quote), grouped)

    def _changed(self, changes: ChangeSet) -> None:
        if self.quote and changes.kinds & _CONCERN and not self._is_elsewhere(changes):
            self._again()

    def _is_elsewhere(self, changes: ChangeSet) -> bool:
        """Whether only marks were made or changed, and none is the quote, linked with it, or where a twin stands.

        So it is when the next words are tagged: what is offered still is left the moment that they are selected.
        """
        found, origin, read = self._found, self._origin, self._context.workspace.read
        if changes.kinds != {"annotation"} or changes.dropped or self.quote in changes.ids:
            return False
        if (
            found is None
            or origin is None
            or self._story.of((origin.quote.article, origin.quote.fragments)) is not found
        ):
            return False
        if any(link.target in changes.ids for link in read.links_of([self.quote])):
            return False
        pairs = product(found.members, read.annotations_by_id(changes.ids))
        return not any(twin.article == m.article and share(twin.fragments, m.fragments) for twin, m in pairs)

    def _found_more(self, article: str) -> None:
        if self.quote and any(offer.article == article for offer in self.offered):
            self._again()

    def _words(self, quote: Annotation) -> str:
        return words_of(self.text_of(quote.article), quote.fragments, _SHOWN)


def _sayers(read: Reader, quote: Annotation) -> list[tuple[Speaker, str]]:
    """Who says a quote, each with a position, as whoever made it has linked it."""
    found = []
    for link in read.links_of([quote.id]):
        if (link.source, link.type, link.annotator) == (quote.id, "said_by", quote.annotator):
            mention = read.annotation(link.target)
            speaker = read.speaker((mention.speaker if mention is not None else link.target) or "")
            if speaker is not None:
                found.append((speaker, str(link.attributes.get("position") or "origin")))
    return found
