"""Somebody who does everything that can be done, in random order: for undo, round trips and checks."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from random import Random

import msgspec

from annotator.commands.annotations import ChangeAnnotation, DropAnnotations, Tag, TagAll
from annotator.commands.articles import (
    AddStory,
    ChangeArticles,
    ChangeStory,
    DropArticles,
    DropStory,
    ImportArticles,
    MoveStory,
    NewArticle,
)
from annotator.commands.attribution import Attribute, LearnAlias, Mean
from annotator.commands.codebook import ReplaceCodebook
from annotator.commands.groups import (
    AddMembers,
    ChangeGroup,
    DropGroups,
    MakeGroup,
    MergeGroups,
    RecordAbsence,
    RemoveMembers,
    SplitGroup,
)
from annotator.commands.links import AddLink, ChangeLink, DropLink
from annotator.commands.project import ChooseEngine, ProposeInProject, RenameProject
from annotator.commands.proposals import AcceptProposals, RejectProposals
from annotator.commands.review import Decide
from annotator.commands.speakers import AddSpeaker, ChangeSpeaker, DropSpeaker, MergeSpeakers, SplitSpeaker
from annotator.commands.team import AddAnnotator, ChangeAnnotator, ChangeState, ProposeTo
from annotator.discovery.proposals import Proposal, Source
from annotator.exchange.case_reader import read_cases
from annotator.model.annotation import Annotation
from annotator.model.article import Article
from annotator.model.codebook import Label
from annotator.model.errors import Situation
from annotator.model.group import Member
from annotator.model.span import Span
from annotator.review import rulings
from annotator.review.given import given
from annotator.workspace import Workspace

LETTERS = "abc “”«»\"' \n\r\n\t=+-@é\u0301שלום漢字🛳👩‍🚒\u2028\u00a0\x85\\u0000"


class RandomWork:
    """Does one random command after another in a workspace; ones that are refused are done too."""

    def __init__(self, workspace: Workspace, seed: int) -> None:
        self.workspace = workspace
        self.random = Random(seed)
        self._verbs = [getattr(self, name) for name in sorted(dir(self)) if name.startswith("do_")]
        self._weights = [getattr(verb, "weight", 3) for verb in self._verbs]

    def step(self) -> None:
        """One command, taken or refused."""
        (verb,) = self.random.choices(self._verbs, self._weights)
        with contextlib.suppress(Situation, IndexError):
            verb()

    def steps(self, count: int) -> None:
        """Several commands, begun with somebody at work and something to work on."""
        self.do_annotator()
        self.do_articles()
        for _ in range(count):
            self.step()

    # -- what is at hand ------------------------------------------------------------------------------------------

    def words(self, most: int = 12) -> str:
        return "".join(self.random.choices(LETTERS, k=self.random.randint(0, most)))

    def article(self) -> Article:
        return self.random.choice(self.workspace.read.articles())

    def annotation(self) -> Annotation:
        return self.random.choice(self.workspace.read.annotations(self.article().id))

    def speaker(self) -> str:
        return self.random.choice(self.workspace.read.speakers()).id

    def label(self) -> str:
        return self.random.choice(self.workspace.read.codebook().labels).id

    def span(self, article: Article) -> Span:
        start = self.random.randrange(article.length)
        return Span(start, min(article.length, start + self.random.randint(1, 12)))

    def attributes(self) -> dict[str, str | tuple[str, ...]]:
        values = {"form": self.random.choice(("direct", "indirect")), "integrity": ("ellipsis",), "value": self.words()}
        return {name: value for name, value in values.items() if self.random.random() < 0.5}

    # -- what is done ---------------------------------------------------------------------------------------------

    def do_annotator(self) -> None:
        self.workspace.annotator = self.workspace.do(AddAnnotator(self.words() + "Ada"))

    def do_somebody_else(self) -> None:
        people = [a for a in self.workspace.read.annotators() if a.role != "machine"]
        self.workspace.annotator = self.random.choice(people).id

    def do_change_annotator(self) -> None:
        someone = self.random.choice(self.workspace.read.annotators())
        self.workspace.do(ChangeAnnotator(msgspec.structs.replace(someone, name=self.words(), role="adjudicator")))

    def do_group(self) -> None:
        chosen = dict.fromkeys(self.annotation().id for _n in range(self.random.randint(1, 3)))
        kind = self.random.choice(("quote", "claim"))
        members = tuple(Member(key, self.random.choice(("", "variant")), ("capitals",)) for key in chosen)
        self.workspace.do(MakeGroup(kind, members, self.words(), absent=(self.article().id,)))  # type: ignore[arg-type]

    def do_change_group(self) -> None:
        groups = self.workspace.read.groups()
        one, other = self.random.choice(groups), self.random.choice(groups)
        some = tuple(member.annotation for member in one.members[:1])
        command = self.random.choice(
            (
                ChangeGroup(one.id, self.words(), self.words()),
                AddMembers(one.id, (Member(self.annotation().id),)),
                RemoveMembers(one.id, some),
                SplitGroup(one.id, some, self.words()),
                MergeGroups(one.id, (other.id,)),
                RecordAbsence(one.id, (self.article().id,), withdrawn=self.random.random() < 0.3),
                DropGroups((one.id,)),
            )
        )
        self.workspace.do(command)  # type: ignore[arg-type]

    def do_articles(self) -> None:
        made = [
            NewArticle(
                text="x" + self.words(80),
                story=self.words(2),
                name=str(number),
                title=self.random.choice((None, self.words())),
                published=self.random.choice((None, "2018", "2018-04-03")),
                version_of="0" if number else None,
                zones=(("headline", Span(0, 1)),),
            )
            for number in range(self.random.randint(1, 3))
        ]
        self.workspace.do(ImportArticles(tuple(made)))

    def do_change_article(self) -> None:
        self.workspace.do(ChangeArticles((msgspec.structs.replace(self.article(), outlet=self.words(), ordinal=1),)))

    def do_drop_article(self) -> None:
        self.workspace.do(DropArticles((self.article().id,)))

    do_drop_article.weight = 0.5  # type: ignore[attr-defined]

    def do_story(self) -> None:
        self.workspace.do(AddStory(self.words()))

    def do_change_story(self) -> None:
        story = self.random.choice(self.workspace.read.stories())
        self.workspace.do(
            ChangeStory(msgspec.structs.replace(story, note=self.words(), ordinal=self.random.randrange(5)))
        )

    def do_move_story(self) -> None:
        story = self.random.choice(self.workspace.read.stories())
        self.workspace.do(MoveStory(story.id, self.random.randrange(5)))

    def do_drop_story(self) -> None:
        self.workspace.do(DropStory(self.random.choice(self.workspace.read.stories()).id))

    do_drop_story.weight = 0.2  # type: ignore[attr-defined]

    def do_tag(self) -> None:
        article = self.article()
        fragments = tuple(self.span(article) for _ in range(self.random.randint(1, 3)))
        speaker = self.random.choice([None, *(s.id for s in self.workspace.read.speakers())])
        self.workspace.do(Tag(article.id, fragments, self.label(), self.attributes(), speaker))

    do_tag.weight = 25  # type: ignore[attr-defined]

    def do_tag_all(self) -> None:
        article = self.article()
        self.workspace.do(TagAll(tuple((article.id, self.span(article)) for _ in range(3)), self.label()))

    def do_change_annotation(self) -> None:
        annotation = self.annotation()
        article = self.workspace.read.article(annotation.article)
        assert article is not None
        change: Callable[[], ChangeAnnotation] = self.random.choice(
            (
                lambda: ChangeAnnotation(annotation.id, fragments=(self.span(article), self.span(article))),
                lambda: ChangeAnnotation(annotation.id, label=self.label(), attributes=self.attributes()),
                lambda: ChangeAnnotation(annotation.id, certainty="discuss", note=self.words()),
            )
        )
        self.workspace.do(change())

    do_change_annotation.weight = 8  # type: ignore[attr-defined]

    def do_drop_annotation(self) -> None:
        self.workspace.do(DropAnnotations((self.annotation().id,)))

    def do_attribute(self) -> None:
        quote = self.annotation()
        article = self.workspace.read.article(quote.article)
        assert article is not None
        name = self.words() if self.random.random() < 0.5 else ""
        mention, cue = (self.span(article) if self.random.random() < 0.6 else None for _ in range(2))
        position = self.random.choice(("origin", "relay"))
        self.workspace.do(Attribute(quote.id, None, name, mention, cue, position))

    do_attribute.weight = 8  # type: ignore[attr-defined]

    def do_decide(self) -> None:
        found = self.random.choice([case for case in read_cases(self.workspace.read) if case.members])
        ruling = self.random.choice((rulings.both, rulings.union, rulings.majority))(found)
        taken = rulings.take(found, self.random.choice(found.annotators))
        other = self.random.choice((taken, rulings.nobody(found), rulings.put_off("defer")))
        self.workspace.do(Decide((given(found, ruling or other, "slip", self.words()),)))

    do_decide.weight = 8  # type: ignore[attr-defined]

    def do_mean(self) -> None:
        self.workspace.do(Mean(self.annotation().id, self.random.choice((None, self.speaker()))))

    def do_speaker(self) -> None:
        self.workspace.do(AddSpeaker(self.words(), "organisation", (self.words(),), external_ids={"wikidata": "Q1"}))

    def do_change_speaker(self) -> None:
        speaker = self.random.choice(self.workspace.read.speakers())
        self.workspace.do(ChangeSpeaker(msgspec.structs.replace(speaker, name=self.words(), note=self.words())))

    def do_alias(self) -> None:
        self.workspace.do(LearnAlias(self.speaker(), self.words()))

    def do_drop_speaker(self) -> None:
        self.workspace.do(DropSpeaker(self.speaker()))

    do_drop_speaker.weight = 1  # type: ignore[attr-defined]

    def do_merge(self) -> None:
        self.workspace.do(MergeSpeakers(self.speaker(), (self.speaker(), self.speaker())))

    def do_split(self) -> None:
        speaker = self.speaker()
        meant = [a.id for a in self.workspace.read.annotations_of_speaker(speaker)]
        links = [link.id for link in self.workspace.read.links_of([speaker])]
        self.workspace.do(SplitSpeaker(speaker, self.words(), tuple(meant[:1]), tuple(links[:1])))

    def do_link(self) -> None:
        link_type = self.random.choice(self.workspace.read.codebook().links).id
        ends = [self.annotation().id, self.random.choice((self.annotation().id, self.speaker()))]
        self.workspace.do(AddLink(link_type, *ends, {"order": 2}))

    do_link.weight = 12  # type: ignore[attr-defined]

    def do_version(self) -> None:
        self.workspace.do(AddLink("version_of", self.article().id, self.article().id))

    def do_change_link(self) -> None:
        link = self.random.choice(self.workspace.read.links_of([self.annotation().id]))
        self.workspace.do(ChangeLink(link.id, {"position": "record", "order": self.random.randint(1, 9)}))

    def do_drop_link(self) -> None:
        self.workspace.do(DropLink(self.random.choice(self.workspace.read.links_of([self.annotation().id])).id))

    def do_state(self) -> None:
        assert self.workspace.annotator is not None
        state = self.random.choice(("todo", "in_progress", "done"))
        self.workspace.do(ChangeState((self.article().id,), self.workspace.annotator, state))

    def do_accept(self) -> None:
        article = self.article()
        self.workspace.do(AcceptProposals(tuple((article.id, self.proposal(article)) for _ in range(2))))

    def do_reject(self) -> None:
        article = self.article()
        self.workspace.do(RejectProposals(((article.id, self.proposal(article)),)))

    def proposal(self, article: Article) -> Proposal:
        label = self.random.choice(("quote", "claim", self.label()))
        source = Source(self.span(article), self.words(), self.random.choice((None, "nobody")))
        return Proposal((self.span(article),), "mixed", (source,), (self.span(article),), label=label)

    def do_propose(self) -> None:
        self.workspace.do(ProposeInProject(proposing=self.random.random() < 0.5))

    def do_propose_to(self) -> None:
        someone = self.random.choice(self.workspace.read.annotators())
        self.workspace.do(ProposeTo(someone.id, proposing=self.random.random() < 0.5))

    def do_engine(self) -> None:
        self.workspace.do(ChooseEngine(self.random.choice(("", "spacy", "a parser"))))

    do_engine.weight = 1  # type: ignore[attr-defined]
    do_propose.weight = 1  # type: ignore[attr-defined]

    def do_codebook(self) -> None:
        codebook = self.workspace.read.codebook()
        labels = [label for label in codebook.labels if label.id != "extra" and not label.retired]
        extra = [Label("extra", title=self.words(4))] if self.random.random() < 0.5 else []
        self.workspace.do(ReplaceCodebook(msgspec.structs.replace(codebook, labels=(*labels, *extra))))

    do_codebook.weight = 1  # type: ignore[attr-defined]

    def do_rename(self) -> None:
        self.workspace.do(RenameProject(self.words()))
