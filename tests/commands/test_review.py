"""Verdicts and the gold they make, and all of it back again."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from itertools import pairwise
from pathlib import Path
from random import Random

import msgspec
import pytest

from annotator.commands.annotations import ChangeAnnotation, DropAnnotations
from annotator.commands.attribution import Attribute, Mean
from annotator.commands.dataset import ImportDataset
from annotator.commands.groups import MakeGroup
from annotator.commands.links import AddLink, ChangeLink, DropLink
from annotator.commands.review import ApplyRules, ChooseRules, Decide
from annotator.commands.speakers import AddSpeaker, DropSpeaker, MergeSpeakers, SplitSpeaker
from annotator.exchange.dataset_reader import read_dataset
from annotator.exchange.dataset_writer import write_dataset
from annotator.exchange.docket import Docket
from annotator.exchange.statistics import statistics
from annotator.exchange.work_reader import read_work
from annotator.model.changes import ChangeSet
from annotator.model.errors import TaggingError
from annotator.model.group import Member
from annotator.model.span import Span
from annotator.model.verdict import Verdict
from annotator.review import rules, rulings
from annotator.review.given import Given, given
from annotator.review.rulings import Ruling
from annotator.review.standing import standing
from annotator.storage.checking import check
from annotator.storage.review_reader import ReviewReader
from annotator.workspace import Workspace
from tests.reviews import INSIDE, MENTION, QUOTE, Team
from tests.studies import TEXT

OTHER = Span(73, 89)


@pytest.fixture
def team(tmp_path: Path) -> Team:
    return Team(tmp_path)


def decide(team: Team, annotation: str, who: str, **facts: object) -> Verdict:
    """Take somebody's version of the case in which the annotation stands."""
    found = team.case(annotation)
    (made,) = team.workspace.do(Decide((given(found, rulings.take(found, who), **facts),)))  # type: ignore[arg-type]
    return made


def exported(workspace: Workspace, name: str = "export") -> bytes:
    path = workspace.path.with_name(f"{name}.json")
    write_dataset(workspace.read, path)
    return path.read_bytes()


def gold_links(team: Team) -> list[tuple[str, str, str]]:
    gold = {mark.id for article in team.articles for mark in team.workspace.read.gold(article)}
    found = [link for article in team.articles for link in team.workspace.read.links(article) if link.source in gold]
    return sorted((link.type, link.source, link.target) for link in found)


def test_a_verdict_makes_gold_and_says_how(team: Team) -> None:
    one, two = team.tag(team.ada, QUOTE, attributes={"form": "direct"}), team.tag(team.ben, INSIDE)
    made = decide(team, one, team.ada, reason="slip", note="With its marks.", seconds=4)

    assert (made.decision, made.adjudicator, made.reason, made.seconds) == ("take", team.judy, "slip", 4)
    assert (made.disagreement.kind, made.revisions) == ("missing,boundary-trivial,attribute:form", (0, 0))
    assert set(made.disagreement.annotations) == {one, two}
    (gold,) = team.workspace.read.gold(team.article)
    assert (gold.id, gold.origin, gold.annotator, gold.fragments) == (made.result, "verdict", team.judy, (QUOTE,))
    assert team.case(one).status == "settled"
    assert team.workspace.read.verdicts() == [made]


def test_many_are_decided_in_one_step(team: Team) -> None:
    keys = [team.tag(team.ada, QUOTE), team.tag(team.ada, OTHER)]
    found = [team.case(key) for key in keys]
    before = exported(team.workspace)
    made = team.workspace.do(Decide(tuple(given(one, rulings.nobody(one)) for one in found)))

    assert [verdict.result for verdict in made] == [None, None]
    assert team.workspace.read.gold(team.article) == []
    team.workspace.undo()
    assert exported(team.workspace) == before


def test_a_later_verdict_makes_new_gold_and_leaves_the_old_as_it_was(team: Team) -> None:
    one = team.tag(team.ada, QUOTE)
    team.tag(team.ben, INSIDE)
    first = decide(team, one, team.ada)
    old = team.workspace.read.annotation(str(first.result))
    second = decide(team, one, team.ben)

    assert second.replaces == first.id
    assert team.workspace.read.annotation(str(first.result)) == old
    assert [one.gold for one in standing(team.workspace.read.verdicts())] == [(second.result,)]
    assert ReviewReader(team.workspace.read).superseded_gold() == [first.result]
    assert team.workspace.read.verdicts()[0] == first, "what was recorded is never edited"


def test_what_was_changed_meanwhile_is_not_decided(team: Team) -> None:
    one = team.tag(team.ada, QUOTE)
    shown = team.case(one)
    team.acting(team.ada, ChangeAnnotation(one, certainty="unsure"))
    before = exported(team.workspace)
    with pytest.raises(TaggingError, match="moved_on"):
        team.workspace.do(Decide((given(shown, rulings.take(shown, team.ada)),)))
    team.acting(team.ada, DropAnnotations((one,)))
    with pytest.raises(TaggingError, match="moved_on"):
        team.workspace.do(Decide((given(shown, rulings.take(shown, team.ada)),)))
    team.workspace.undo()
    assert exported(team.workspace) == before


def test_a_stale_verdict_returns_with_its_gold_untouched(team: Team) -> None:
    one = team.tag(team.ada, QUOTE)
    made = decide(team, one, team.ada)
    team.acting(team.ada, ChangeAnnotation(one, note="only a note"))
    assert team.case(one).status == "settled"
    team.acting(team.ada, ChangeAnnotation(one, fragments=(INSIDE,)))

    found = team.case(one)
    assert (found.status, found.verdict) == ("stale", made)
    assert [mark.fragments for mark in team.workspace.read.gold(team.article)] == [(QUOTE,)]
    decide(team, one, team.ada)
    assert team.case(one).status == "settled"


def test_gold_that_was_edited_must_fit_the_article_and_the_codebook(team: Team) -> None:
    found = team.case(team.tag(team.ada, QUOTE))
    taken = rulings.take(found, team.ada)
    for changes, key in (
        ({"fragments": (Span(0, 10_000),)}, "tag.outside"),
        ({"fragments": ()}, "tag.empty"),
        ({"label": "nothing"}, "tag.unknown_label"),
    ):
        with pytest.raises(TaggingError) as refused:
            team.workspace.do(Decide((given(found, rulings.edited(taken, **changes)),)))
        assert refused.value.key == key
    assert team.workspace.read.verdicts() == []


def test_a_check_makes_no_gold_and_settles_nothing(team: Team) -> None:
    one = team.tag(team.ada, QUOTE)
    made = decide(team, one, team.ada)
    found = team.case(one)
    (checked,) = team.workspace.do(Decide((given(found, rulings.nobody(found), checks=made.id),)))

    assert (checked.checks, checked.replaces, checked.result) == (made.id, None, None)
    assert team.case(one).verdict == made
    (checked,) = team.workspace.do(Decide((given(found, rulings.take(found, team.ada), checks=made.id),)))
    assert (checked.result, len(team.workspace.read.gold(team.article))) == (None, 1)


def test_nobody_decides_nothing(team: Team) -> None:
    found = team.case(team.tag(team.ada, QUOTE))
    team.workspace.annotator = None
    with pytest.raises(TaggingError, match="nobody"):
        team.workspace.do(Decide((given(found, rulings.nobody(found)),)))


# -- links and groups of gold ----------------------------------------------------------------------------------------


def test_gold_links_lead_from_gold_to_gold_once_both_are_there(team: Team) -> None:
    quote, mention = team.tag(team.ada, QUOTE), team.tag(team.ada, MENTION, label="speaker")
    team.acting(team.ada, AddLink("said_by", quote, mention, {"position": "origin"}))
    first = decide(team, quote, team.ada)
    assert gold_links(team) == []
    second = decide(team, mention, team.ada)
    assert gold_links(team) == [("said_by", first.result, second.result)]

    third = decide(team, mention, team.ada)
    assert gold_links(team) == [("said_by", first.result, third.result)]
    found = team.case(mention)
    team.workspace.do(Decide((given(found, rulings.nobody(found)),)))
    assert gold_links(team) == []
    team.workspace.undo()
    assert gold_links(team) == [("said_by", first.result, third.result)]
    team.workspace.undo()
    assert gold_links(team) == [("said_by", first.result, second.result)]
    assert check(team.workspace.read) == []


def test_a_link_to_a_speaker_survives_merging_and_deleting_them(team: Team) -> None:
    quote = team.tag(team.ada, QUOTE)
    anna, twin = team.workspace.do(AddSpeaker("Anna")), team.workspace.do(AddSpeaker("Ms. Anna"))
    team.acting(team.ada, AddLink("said_by", quote, twin))
    made = decide(team, quote, team.ada)
    team.workspace.do(MergeSpeakers(anna, (twin,)))
    assert gold_links(team) == [("said_by", made.result, anna)]
    other = team.tag(team.ada, OTHER)
    decide(team, other, team.ada)
    assert gold_links(team) == [("said_by", made.result, anna)]
    team.workspace.do(DropSpeaker(anna))
    decide(team, other, team.ada)
    assert gold_links(team) == []
    assert check(team.workspace.read) == []


def together(team: Team, who: str, *annotations: str) -> None:
    """Have somebody put annotations in a group."""
    members = tuple(Member(key, "verbatim", ("capitals",)) for key in annotations)
    team.acting(who, MakeGroup("quote", members, "Close the line"))


def gold_groups(team: Team) -> list[set[str]]:
    keys = ReviewReader(team.workspace.read).gold_groups()
    found = [group for group in team.workspace.read.groups() if group.id in keys]
    return [{member.annotation for member in group.members} for group in found]


def test_gold_groups_hold_gold_that_stands(tmp_path: Path) -> None:
    team = Team(tmp_path, (TEXT, TEXT + " Two.", TEXT + " Three."))
    ada = [team.tag(team.ada, QUOTE, article=article) for article in team.articles]
    ben = [team.tag(team.ben, QUOTE, article=article) for article in team.articles]
    together(team, team.ada, *ada)
    together(team, team.ben, *ben[:2])
    before = exported(team.workspace)
    first, second, third = (decide(team, key, team.ada).result for key in ada)
    assert gold_groups(team) == [{first, second, third}]
    (group,) = [g for g in team.workspace.read.groups() if g.annotator == team.judy]
    assert (group.label, group.members[0].how, group.members[0].differs) == (
        "Close the line",
        "verbatim",
        ("capitals",),
    )

    fourth = decide(team, ada[2], team.ben).result
    assert fourth != third
    assert gold_groups(team) == [{first, second}], "Ben puts the third nowhere"
    for _ in range(4):
        team.workspace.undo()
    assert (gold_groups(team), exported(team.workspace)) == ([], before)


# -- gold is nobody's mark -------------------------------------------------------------------------------------------


def test_gold_stays_out_of_what_annotators_made(team: Team) -> None:
    one = team.tag(team.ada, QUOTE, speaker=team.workspace.do(AddSpeaker("Anna")))
    read, before = team.workspace.read, statistics(team.workspace.read)
    listed = (team.workspace.list.counts(), team.workspace.list.speakers(), team.workspace.list.annotations("quote"))
    made = decide(team, one, team.ada)

    assert statistics(read) == before
    assert listed == (
        team.workspace.list.counts(),
        team.workspace.list.speakers(),
        team.workspace.list.annotations("quote"),
    )
    assert [mark.id for mark in read.annotations(team.article)] == [one]
    assert [mark.id for mark in read.annotations_at(team.article, QUOTE)] == [one]
    assert [mark.id for mark in read_work(read, [team.ada, team.judy]).annotations] == [one]
    assert team.workspace.list.progress(team.judy) == {}
    assert not team.workspace.list.has_tagged(team.judy)
    assert team.workspace.seen.annotation(str(made.result)) is None
    assert team.tag(team.judy, QUOTE) != made.result, "who decides may tag too"


def test_gold_is_not_altered_by_hand(team: Team) -> None:
    anna = team.workspace.do(AddSpeaker("Anna"))
    quote, mention = team.tag(team.ada, QUOTE), team.tag(team.ada, MENTION, label="speaker", speaker=anna)
    team.acting(team.ada, AddLink("said_by", quote, mention))
    gold, other = str(decide(team, quote, team.ada).result), str(decide(team, mention, team.ada).result)
    (link,) = [link for link in team.workspace.read.links(team.article) if link.source == gold]
    before = exported(team.workspace)
    for command in (
        ChangeAnnotation(gold, label="claim"),
        DropAnnotations((gold,)),
        Mean(other, name="Anna"),
        Attribute(gold, name="Anna"),
        AddLink("said_by", gold, mention),
        AddLink("said_by", quote, other),
        MakeGroup("quote", (Member(gold),)),
        ChangeLink(link.id, {"position": "relay"}),
        DropLink(link.id),
        SplitSpeaker(anna, "Ms. Anna", (other,)),
    ):
        with pytest.raises(TaggingError, match=r"gold\.fixed"):
            team.workspace.do(command)  # type: ignore[arg-type]
    assert exported(team.workspace) == before


# -- rules ------------------------------------------------------------------------------------------------------------


def test_rules_are_kept_in_the_project_and_settle_in_one_step(team: Team) -> None:
    keys = [team.tag(who, QUOTE) for who in (team.ada, team.ben, team.cleo)]
    lone = team.tag(team.ada, OTHER)
    assert team.workspace.read.project().rules == ()
    team.workspace.do(ChooseRules((rules.UNANIMOUS, rules.majority_rule(2), rules.UNANIMOUS)))
    chosen = team.workspace.read.project().rules
    assert chosen == ("unanimous 1", "majority-of-2 1")
    with pytest.raises(TaggingError, match="unknown_rule"):
        team.workspace.do(ChooseRules(("unanimous 2",)))

    before = exported(team.workspace)
    found = rules.apply(team.cases(), chosen)
    (made,) = team.workspace.do(ApplyRules(tuple(given(one.case, one.ruling, rule=one.rule) for one in found)))
    assert (made.rule, made.of, set(made.disagreement.annotations)) == (
        "unanimous 1",
        tuple(sorted((team.ada, team.ben, team.cleo))),
        set(keys),
    )
    assert team.case(lone).status == "open"
    team.workspace.undo()
    assert exported(team.workspace) == before


# -- all of it ------------------------------------------------------------------------------------------------------


def any_ruling(team: Team, chance: Random) -> Given:
    found = chance.choice([one for one in team.cases() if one.members])
    makers = (
        rulings.majority,
        rulings.union,
        rulings.intersection,
        rulings.both,
        rulings.parts,
        lambda one: rulings.trimmed(one, TEXT),
        lambda one: rulings.merged(one, TEXT),
        lambda one: rulings.take(one, chance.choice(one.annotators)),
        lambda one: rulings.edited(rulings.take(one, one.annotators[0]), speaker=None, certainty="unsure"),
    )
    ruling = chance.choice(makers)(found) or chance.choice(
        (rulings.nobody(found), Ruling("defer"), Ruling("comment"), Ruling("codebook"))
    )
    return given(found, ruling, chance.choice(("", "slip", "tool")), "note", seconds=chance.randrange(9))  # type: ignore[arg-type]


def some_work(team: Team, chance: Random) -> list[str]:
    """Marks by all three, links between some, and a group."""
    keys: list[str] = []
    for _ in range(25):
        start = chance.randrange(100)
        span, label = Span(start, start + chance.randrange(2, 30)), chance.choice(("quote", "claim"))
        who, article = chance.choice((team.ada, team.ben, team.cleo)), chance.choice(team.articles)
        with suppress(TaggingError):
            keys.append(team.tag(who, span, label=label, article=article))
    whose = {mark.id: mark.annotator for mark in team.workspace.read.annotations_by_id(keys)}
    for one, other in pairwise(keys):
        with suppress(TaggingError):
            team.acting(whose[one], AddLink(chance.choice(("inside", "expressed_in")), one, other))
    quotes = [mark.id for mark in team.workspace.read.annotations_by_id(keys) if mark.label == "quote"]
    together(team, team.ada, *quotes[:5])
    return keys


def step(team: Team, chance: Random, keys: list[str], number: int) -> None:
    """A verdict, or now and then somebody who changes their work."""
    if number % 6 < 5:
        team.workspace.do(Decide((any_ruling(team, chance),)))
        return
    (changed,) = team.workspace.read.annotations_by_id([chance.choice(keys)])
    start = chance.randrange(100)
    team.acting(changed.annotator, ChangeAnnotation(changed.id, fragments=(Span(start, start + 9),)))


@pytest.mark.parametrize("seed", range(3))
def test_a_review_and_all_of_it_back_and_forth(tmp_path: Path, seed: int) -> None:
    team, chance = Team(tmp_path, (TEXT, TEXT + " Two.")), Random(seed)
    keys = some_work(team, chance)
    docket = Docket(team.workspace.read)
    team.workspace.subscribe(docket.update)
    states = [exported(team.workspace)]
    for number in range(30):
        step(team, chance, keys, number)
        states.append(exported(team.workspace))
        assert docket.cases == Docket(team.workspace.read).cases
    assert check(team.workspace.read) == []
    taken_in(team, tmp_path)
    for state in reversed(states[:-1]):
        team.workspace.undo()
        assert exported(team.workspace) == state
    assert docket.cases == Docket(team.workspace.read).cases
    for state in states[1:]:
        team.workspace.redo()
        assert exported(team.workspace) == state


class LookedUp(frozenset[str]):
    """Ids of which one can be asked for, and that nobody goes through."""

    def __iter__(self) -> Iterator[str]:
        raise AssertionError("a hundred thousand were gone through for the verdicts of one article")


def test_verdicts_that_are_taken_back_are_looked_up_among_all_that_went(tmp_path: Path) -> None:
    team = Team(tmp_path, (TEXT, TEXT + " Two."))
    for article in team.articles:
        for who in (team.ada, team.ben):
            team.tag(who, QUOTE, article=article)
            team.tag(who, OTHER, article=article)
    docket, seen = Docket(team.workspace.read), list[ChangeSet]()
    team.workspace.subscribe(seen.append)
    team.workspace.do(Decide(tuple(given(case, rulings.take(case, team.ada)) for case in docket.cases)))
    assert docket.update(seen.pop()) == set(team.articles)
    assert {case.status for case in docket.cases} == {"settled"}
    team.workspace.undo()
    undone = seen.pop()
    assert docket.update(msgspec.structs.replace(undone, dropped=LookedUp(undone.dropped))) == set(team.articles)
    assert docket.verdicts == []
    assert docket.cases == Docket(team.workspace.read).cases


def taken_in(team: Team, folder: Path) -> None:
    """A dataset with verdicts comes back as it went."""
    before = exported(team.workspace)
    other = Workspace.create(folder / "other.annotator", "other", team.workspace.read.codebook())
    other.do(ImportDataset(read_dataset(folder / "export.json")))
    assert other.read.verdicts() == team.workspace.read.verdicts()
    assert exported(other, "again") == before
    other.close()
