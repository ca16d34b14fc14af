"""Groups begun and filled from the text: each is one command, and what it did is said."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from annotator.commands.groups import AddMembers, MakeGroup
from annotator.model.annotation import Annotation
from annotator.model.changes import ChangeSet
from annotator.model.group import Group, GroupKind, Member
from annotator.reuse.members import Marked, reference_of
from annotator.reuse.rendering import Rendering, claimed, fitting, rendering
from annotator.ui.context import Context
from annotator.ui.tagging.attempt import attempted
from annotator.ui.tagging.fragments import words_of
from annotator.wording.translation import _

_SHOWN = 60


class Grouping:
    """Remembers the group that was begun, filled or shown last: that is the one which G fills."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self.last: str | None = None
        self._known: tuple[str | None, Mapping[str, Sequence[Group]]] | None = None
        context.bridge.changed.connect(self._changed)
        context.bridge.workspace_changed.connect(self._forget)

    def group_of(self, annotation: Annotation) -> Group | None:
        """The group in which an annotation stands: one's own before those of others."""
        found = self._groups().get(annotation.id, ())
        mine = self._context.workspace.annotator
        return min(found, key=lambda group: (group.annotator != mine, group.id), default=None)

    def _groups(self) -> Mapping[str, Sequence[Group]]:
        """The groups of the open story by member, read once until any change."""
        story = self._context.selection.story
        if self._known is None or self._known[0] != story:
            known = defaultdict(list)
            for group in self._context.workspace.seen.groups_of_story(story) if story is not None else ():
                for member in group.members:
                    known[member.annotation].append(group)
            self._known = (story, known)
        return self._known[1]

    def _changed(self, changes: ChangeSet) -> None:
        # Whose groups are seen may have changed with who is at work, and a member that is gone is gone from its group.
        if changes.kinds & {"group", "annotator", "project", "article", "story"} or changes.dropped:
            self._forget()

    def _forget(self) -> None:
        self._known = None

    def begin(self, annotation: Annotation) -> bool:
        """A group of this annotation alone, unless it stands in one of one's own."""
        kind, now = self.kind(annotation), self.group_of(annotation)
        if kind is None:
            self._context.say(_("The codebook groups nothing of this label."))
            return False
        if now is not None and now.annotator == self._context.workspace.annotator and now.kind == kind:
            self.last = now.id
            self._context.say(
                _("It stands in a group already: {name}. Space shows its twins.").format(name=self._name(now))
            )
            return False
        proposed = fitting(self._context.workspace.read.codebook(), kind, _alike(kind))
        member = Member(annotation.id, proposed.how)
        done, made = attempted(self._context, MakeGroup(kind, (member,), self._words(annotation)))
        if done and made is not None:
            self.last = made
            self._context.say(_("A group is begun. Select the same words in another article and press G."))
        return done

    def put(self, annotation: Annotation) -> bool:
        """Put this annotation into the group that was begun or shown last, rendered as the words propose."""
        workspace = self._context.workspace
        group = workspace.seen.group(self.last) if self.last else None
        if group is None:
            self._context.say(_("Begin a group with Ctrl+Space, or show one with Space, then put others into it."))
            return False
        member = Member(annotation.id, *self._proposed(group, annotation))
        name = self._name(group)
        done, _nothing = attempted(self._context, AddMembers(group.id, (member,), name))
        if done:
            self._context.say(_("Put into the group: {name}").replace("{name}", name))
        return done

    def _proposed(self, group: Group, annotation: Annotation) -> tuple[str, tuple[str, ...]]:
        read = self._context.workspace.seen
        known = {a.id: a for a in read.annotations_by_id([m.annotation for m in group.members])} | {
            annotation.id: annotation
        }
        marked = Marked(known, {a.article: read.text(a.article) for a in known.values()})
        reference = reference_of(group, marked) if all(m.annotation in known for m in group.members) else None
        if reference is None:
            return "", ()
        compare = claimed if group.kind == "claim" else rendering
        found = fitting(read.codebook(), group.kind, compare(reference, marked.wording(annotation)))
        return found.how, found.differs

    def kind(self, annotation: Annotation) -> GroupKind | None:
        """In which groups the codebook lets it stand."""
        groups = self._context.workspace.read.codebook().groups
        return next((one.id for one in groups if annotation.label in (one.labels or (one.id,))), None)

    def _name(self, group: Group) -> str:
        name = " ".join((group.label or group.reference).split())
        return name if len(name) <= _SHOWN else name[: _SHOWN - 1].rstrip() + "…"

    def _words(self, annotation: Annotation) -> str:
        return words_of(self._context.workspace.read.text(annotation.article), annotation.fragments, _SHOWN)


def _alike(kind: GroupKind) -> Rendering:
    return Rendering("same" if kind == "claim" else "verbatim")
