"""All that the inspector shows of an annotation, read as one value."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence

from msgspec import Struct

from annotator.commands.attribution import CUED_BY
from annotator.discovery.warnings import ORIGINS_DIFFER, Warning, origins_differ, warnings_of  # noqa: A004 - its word
from annotator.model.annotation import Annotation
from annotator.model.article import Article
from annotator.model.codebook import Codebook, Label, LinkType
from annotator.model.group import Group, GroupKind
from annotator.model.link import Link
from annotator.model.speaker import Speaker
from annotator.model.team import Annotator
from annotator.storage.reader import Reader
from annotator.ui.tagging.fragments import words_of
from annotator.ui.tagging.roles import Role, attribution_type, role_of

POSITIONS = ("origin", "relay", "record")

TextOf = Callable[[str], str]


class Other(Struct, frozen=True):
    """The far end of a link: an annotation with its ``article`` and ``words``, or a speaker or article by name."""

    id: str
    words: str
    article: str | None = None
    label: str = ""


class Tie(Struct, frozen=True):
    """A link as one annotation sees it: what kind, towards whom, and whether it leads away from here."""

    link: Link
    type: LinkType
    other: Other
    outward: bool
    mine: bool


class Saying(Struct, frozen=True):
    """One step in the chain of who said it: the speaker, and the mention that names them in the article."""

    link: Link
    position: str
    speaker: str | None
    mention: Other | None


class Fellow(Struct, frozen=True):
    """Another member of a group: in which article (by id and outlet) it stands and how it renders the words."""

    annotation: str
    article: str
    outlet: str
    how: str


class Belonging(Struct, frozen=True):
    """Membership in a group: what the group is called, how this member renders it, in how many of the story's articles
    it is, where else, and which outlets are recorded as leaving it out.
    """

    group: str
    kind: GroupKind
    title: str
    how: str
    differs: tuple[str, ...]
    articles: int
    of: int
    fellows: tuple[Fellow, ...] = ()
    absent: tuple[str, ...] = ()


class Subject(Struct, frozen=True):
    """``words`` are those of each fragment; ``owner`` is who made it, ``changeable`` whether the hand may change it.

    ``says`` is the type of link that says whose words it gives, if its label has one; ``chain`` those that stand.
    """

    annotation: Annotation
    label: Label
    role: Role
    words: tuple[str, ...]
    owner: str
    changeable: bool
    says: str | None
    chain: tuple[Saying, ...] = ()
    cue: Tie | None = None
    ties: tuple[Tie, ...] = ()

    @property
    def links(self) -> list[Link]:
        """All links that lead away from it."""
        found = [saying.link for saying in self.chain] + [tie.link for tie in self.ties]
        if self.cue is not None:
            found.append(self.cue.link)
        return [link for link in found if link.source == self.annotation.id]


def subject_of(
    reader: Reader, codebook: Codebook, team: Sequence[Annotator], me: str | None, text_of: TextOf, key: str
) -> Subject | None:
    """What there is to say of the annotation of that id; None when it is gone."""
    annotation = reader.annotation(key)
    if annotation is None:
        return None
    text = text_of(annotation.article)
    owner = next((a for a in team if a.id == annotation.annotator), None)
    mine = me is not None and annotation.annotator == me
    machine = owner is not None and owner.role == "machine"
    says = attribution_type(codebook, annotation.label)
    ties = _ties(reader, codebook, me, text_of, annotation)
    own = [tie for tie in ties if tie.outward and tie.link.annotator == annotation.annotator]
    chain = [tie for tie in own if tie.link.type == says]
    cue = next((tie for tie in own if tie.link.type == CUED_BY), None)
    return Subject(
        annotation=annotation,
        label=codebook.label(annotation.label) or Label(annotation.label),
        role=role_of(codebook, annotation.label),
        words=tuple(text[f.start : f.end] for f in annotation.fragments),
        owner=owner.name if owner else "",
        changeable=mine or (machine and me is not None),
        says=says,
        chain=tuple(sorted((_saying(reader, tie) for tie in chain), key=_place)),
        cue=cue,
        ties=tuple(tie for tie in ties if tie not in chain and tie is not cue),
    )


def belongings(
    reader: Reader, groups: Sequence[Group], codebook: Codebook, annotation: str, articles: Mapping[str, Article]
) -> list[Belonging]:
    """How an annotation stands in each of its ``groups``; ``articles`` are those of its story, by id."""
    found, names = [], _names(articles.values())
    for group in groups:
        kind = next((one for one in codebook.groups if one.id == group.kind), None)
        member = next(one for one in group.members if one.annotation == annotation)
        members = {one.id: one for one in reader.annotations_by_id(one.annotation for one in group.members)}
        how = {value.id: value.title or value.id for value in kind.how} if kind else {}
        differs = {value.id: value.title for value in kind.differs} if kind else {}
        fellows = [
            Fellow(other.id, other.article, names.get(other.article, ""), how.get(one.how) or one.how)
            for one in group.members
            if one.annotation != annotation and (other := members.get(one.annotation)) is not None
        ]
        order = list(articles)
        fellows.sort(key=lambda one: order.index(one.article) if one.article in articles else len(order))
        found.append(
            Belonging(
                group=group.id,
                kind=group.kind,
                title=group.label or group.reference,
                how=how.get(member.how) or member.how,
                differs=tuple(differs.get(one) or one for one in member.differs),
                articles=len({one.article for one in members.values()}),
                of=len(articles),
                fellows=tuple(fellows),
                absent=tuple(dict.fromkeys(names.get(one.article, "") for one in group.absent)),
            )
        )
    return found


def _names(articles: Collection[Article]) -> dict[str, str]:
    """What articles are called by id: by outlet, and where an outlet has several, by title or date too."""
    times = Counter(article.outlet for article in articles)
    found = {}
    for article in articles:
        apart = article.title or article.published or article.source
        parts = (article.outlet, apart if times[article.outlet] > 1 else None) if article.outlet else (apart,)
        found[article.id] = " ".join(": ".join(filter(None, parts)).split()) or article.id
    return found


def warned(reader: Reader, groups: Sequence[Group], codebook: Codebook, subject: Subject, text: str) -> list[Warning]:
    """What its codebook warns of at the annotation, in ``groups`` with others and by itself."""
    key = subject.annotation.id
    found = warnings_of([subject.annotation], subject.links, codebook, text)
    if ORIGINS_DIFFER not in codebook.checks or not groups:
        return found
    members = {member.annotation for group in groups for member in group.members}
    links = [link for link in reader.links_of(members) if link.source in members]
    mentions = reader.annotations_by_id({link.target for link in links})
    differing = origins_differ(groups, links, mentions, reader.speakers(), codebook)
    return found + [one for one in differing if one.annotation == key]


def _ties(reader: Reader, codebook: Codebook, me: str | None, text_of: TextOf, annotation: Annotation) -> list[Tie]:
    links = reader.links_of([annotation.id])
    far = [link.target if link.source == annotation.id else link.source for link in links]
    annotations = {one.id: one for one in reader.annotations_by_id(far)} if far else {}
    found = []
    for link, key in zip(links, far, strict=True):
        if key not in annotations and (link.target_kind if key == link.target else link.source_kind) == "annotation":
            continue  # somebody else's mark, which is not to be seen
        kind = codebook.link(link.type) or LinkType(link.type)
        other = _other(reader, text_of, key, annotations.get(key))
        found.append(Tie(link, kind, other, link.source == annotation.id, me is not None and link.annotator == me))
    return found


def _other(reader: Reader, text_of: TextOf, key: str, annotation: Annotation | None) -> Other:
    if annotation is not None:
        words = words_of(text_of(annotation.article), annotation.fragments, 120)
        return Other(key, words, annotation.article, annotation.label)
    speaker: Speaker | None = reader.speaker(key)
    if speaker is not None:
        return Other(key, speaker.name)
    article = reader.article(key)
    return Other(key, (article.title or article.outlet or article.source) if article else "", key if article else None)


def _saying(reader: Reader, tie: Tie) -> Saying:
    position = str(tie.link.attributes.get("position", "origin"))
    if tie.link.target_kind == "speaker":
        return Saying(tie.link, position, tie.link.target, None)
    mention = reader.annotation(tie.link.target)
    return Saying(tie.link, position, mention.speaker if mention else None, tie.other)


def _place(saying: Saying) -> tuple[int, int, str]:
    order = saying.link.attributes.get("order")
    number = int(order) if isinstance(order, int) or (isinstance(order, str) and order.isdigit()) else 99
    known = POSITIONS.index(saying.position) if saying.position in POSITIONS else len(POSITIONS)
    return known, number, saying.link.id
