"""Tag once: the twins of a quote tagged as it is, and put into one group with it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar

import msgspec

from annotator.commands.annotations import own
from annotator.commands.command import Step
from annotator.commands.group_rules import own_group, shown, written
from annotator.commands.groups import MakeGroup, make_group
from annotator.commands.proposals import Accepting
from annotator.discovery.proposals import Proposal
from annotator.model.annotation import AttributeValue
from annotator.model.errors import TaggingError
from annotator.model.group import GroupKind, Member
from annotator.storage.ledger import Ledger
from annotator.storage.reader import Reader


@dataclass(frozen=True, slots=True)
class TwinTaken:
    """A twin to be put beside a quote: the id of an annotation, or a proposal for an article with more ``attributes``.

    ``unnamed`` are speakers of the register, each with a position, whom the article does not name there. ``how`` and
    ``differs`` are as in a member of a group.
    """

    found: str | Proposal
    article: str = ""
    attributes: Mapping[str, AttributeValue] = field(default_factory=dict)
    unnamed: tuple[tuple[str, str], ...] = ()
    how: str = ""
    differs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TakeTwins(Step):
    """Tag what is not tagged of a quote's twins, and put all of them into its group, in one step; answers their ids.

    ``group`` is the one they go into; without it one of the quote alone is made first, which renders itself as ``how``
    says and is called ``name``.
    """

    key: ClassVar[str] = "group.take_twins"
    quote: str
    twins: tuple[TwinTaken, ...]
    group: str | None = None
    kind: GroupKind = "quote"
    how: str = ""
    name: str = ""

    @property
    def detail(self) -> str:
        """What the group is called."""
        return shown(self.name)

    def apply(self, ledger: Ledger, reader: Reader) -> tuple[str, ...]:
        """Raises TaggingError as tagging and grouping do, and ``proposal.nothing``."""
        if not self.twins:
            raise TaggingError("proposal.nothing")
        quote = own(ledger, reader, self.quote)
        accepting = Accepting(ledger, reader)
        taken = tuple(Member(_tagged(accepting, twin), twin.how, twin.differs) for twin in self.twins)
        if self.group is None:
            members = (Member(quote.id, self.how), *taken)
            make_group(ledger, reader, MakeGroup(self.kind, members, self.name))
        else:
            group = own_group(ledger, reader, self.group)
            listed = {member.annotation: member for member in group.members}
            for member in (Member(quote.id, self.how), *taken):
                listed.setdefault(member.annotation, member)
            written(ledger, reader, msgspec.structs.replace(group, members=tuple(listed.values())))
        return tuple(member.annotation for member in taken)


def _tagged(accepting: Accepting, twin: TwinTaken) -> str:
    if isinstance(twin.found, str):
        return twin.found
    annotation = accepting.quote(twin.article, twin.found, twin.attributes)
    for speaker, position in twin.unnamed:
        accepting.say(annotation, speaker, position)
    return annotation.id
