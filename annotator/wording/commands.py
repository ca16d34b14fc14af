"""What a person did, in a few words that follow "Undo:" in the menu and stand in the change log."""

from __future__ import annotations

from annotator.wording.situations import shown
from annotator.wording.translation import _, later

NAMES: dict[str, str] = {
    "annotation.change": later("change annotation: {detail}"),
    "annotation.drop": later("delete tag: {detail}"),
    "annotation.tag": later("tag {detail}"),
    "annotation.tag_all": later("tag all as {detail}"),
    "annotator.add": later("add annotator {detail}"),
    "annotator.propose": later("propose quotes to an annotator: {detail}"),
    "annotator.change": later("change annotator {detail}"),
    "articles.versions": later("mark versions: {detail}"),
    "articles.change": later("change articles: {detail}"),
    "articles.drop": later("remove articles: {detail}"),
    "articles.import": later("import articles: {detail}"),
    "articles.move": later("move articles: {detail}"),
    "codebook.replace": later("change codebook {detail}"),
    "dataset.import": later("import dataset {detail}"),
    "group.absence": later("record what is not reported: {detail}"),
    "group.add": later("add to group {detail}"),
    "group.change": later("change group {detail}"),
    "group.drop": later("delete group {detail}"),
    "group.how": later("change how a member renders the words: {detail}"),
    "group.make": later("make group {detail}"),
    "group.merge": later("merge groups: {detail}"),
    "group.remove": later("remove from group {detail}"),
    "group.split": later("split group: {detail}"),
    "group.take_twins": later("tag twins: {detail}"),
    "link.add": later("link {detail}"),
    "link.change": later("change link {detail}"),
    "link.drop": later("unlink {detail}"),
    "mention.mean": later("say who is meant: {detail}"),
    "project.blind": later("choose who sees whose marks"),
    "project.engine": later("choose what proposes: {detail}"),
    "project.merge": later("merge {detail}"),
    "project.receive": later("hand out"),
    "project.rename": later("rename project: {detail}"),
    "project.repair": later("repair project: {detail}"),
    "project.propose": later("propose quotes in the project: {detail}"),
    "proposal.accept": later("accept proposal: {detail}"),
    "proposal.reject": later("reject proposal: {detail}"),
    "quote.attribute": later("attribute quote: {detail}"),
    "review.choose_rules": later("choose rules of the review: {detail}"),
    "review.decide": later("decide: {detail}"),
    "review.rules": later("settle {detail} by rule"),
    "set.assign": later("assign articles: {detail}"),
    "set.state": later("set state: {detail}"),
    "set.time": later("count time"),
    "set.withdraw": later("withdraw articles: {detail}"),
    "set_aside.settle": later("settle what was set aside: {detail}"),
    "speaker.add": later("add speaker {detail}"),
    "speaker.alias": later("add alias: {detail}"),
    "speaker.change": later("change speaker {detail}"),
    "speaker.drop": later("delete speaker {detail}"),
    "speaker.merge": later("merge speakers: {detail}"),
    "speaker.split": later("split speaker: {detail}"),
    "speaker.unite": later("make speakers one: {detail}"),
    "story.add": later("add story {detail}"),
    "story.change": later("change story {detail}"),
    "story.move": later("move story {detail}"),
    "story.drop": later("delete story {detail}"),
}


def name(key: str, detail: str = "") -> str:
    """The command of that ``key`` in the interface language, ``detail`` in its gap where it has one.

    A key that has no name, which the tests forbid for commands of this version but a project file from a later
    one may hold, is told as it stands.
    """
    return _(NAMES.get(key, key)).replace("{detail}", shown(detail)).rstrip(": ")
