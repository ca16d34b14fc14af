"""What a person is told when something stands in the way: what happened, and what to do."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping

from annotator.model.errors import Situation
from annotator.wording import situations_apart, situations_groups, situations_proposals
from annotator.wording.translation import _, later

LONGEST = 240
"""Code points of one fact that are shown; of a longer one its beginning and its end."""

_JOINERS = "\u200c\u200d"
"""Format characters that belong to words and emoji; all others could turn a sentence around unseen."""

SENTENCES: dict[str, str] = {
    "annotation.gone": later("This annotation is no longer there; look at the article again."),
    "annotation.of_another": later("This annotation belongs to {name}; only its annotator may change it."),
    "annotator.gone": later("This annotator is no longer in the project; look at the team again."),
    "annotator.same_name": later("There is already an annotator called {name}; choose another name."),
    "annotator.unnamed": later("An annotator needs a name; type one."),
    "article.archive": later("{name} is an archive; unpack it and import the folder."),
    "article.blank": later("{name} holds only blank space, so there is nothing to read; nothing was imported from it."),
    "article.broken_utf8": later(
        "{name} is UTF-8 but damaged at byte {byte}; choose another encoding, or repair the file and import it again."
    ),
    "article.csv_cells": later(
        "{name}, line {line}: there are {cells} cells for {columns} columns; check quotation marks and "
        "separators there."
    ),
    "article.csv_malformed": later(
        "{name}, line {line}: this is no well-formed table ({reason}); check quotation marks and separators there."
    ),
    "article.docx_broken": later(
        "{name} is no Word document that can be read; open it in Word or LibreOffice, save it again, and import that."
    ),
    "article.docx_encrypted": later("{name} is protected by a password; save it without one and import that."),
    "article.empty": later("{name} is empty; nothing was imported from it."),
    "article.folder": later(
        "{name} is a folder where a file was expected; choose the files in it, or import the folder as a story."
    ),
    "article.gone": later("This article is no longer there; look at the story again."),
    "article.hidden": later("{name} is a hidden file and was left out; rename it if it should go in."),
    "article.is_dataset": later(
        "The file {name} is a dataset of this program, not a table of articles: bring it in with Import dataset."
    ),
    "article.json_malformed": later(
        "{name}, line {line}: this is no well-formed JSON ({reason}); repair it and import the file again."
    ),
    "article.json_row": later(
        "{name}, row {row}: expected one article as an object with named fields; repair it and import the file again."
    ),
    "article.linked_folder": later(
        "{name} is a link to another folder and was left out; import that folder by itself."
    ),
    "article.lone_surrogate": later(
        "{name} holds half a character at position {position}, which no text may hold; save it as UTF-8 and "
        "import it again."
    ),
    "article.missing": later("{name} is not there, or is no plain file; check its name and place."),
    "article.no_date": later("{value} is no date; write it as 2018-04-03, 2018-04 or 2018, or leave it empty."),
    "article.no_main_text": later(
        "No article was found in the page {name}; copy its text into a plain text file and import that."
    ),
    "article.no_text_column": later(
        "{name} has no column {missing} for the articles' text; name the right one of {columns}."
    ),
    "article.not_text": later(
        "{name} is not text in any known encoding; if it should be, choose its encoding by hand."
    ),
    "article.nul": later(
        "{name} holds a NUL at position {position}, which no article's text may hold; it is probably no text file."
    ),
    "article.pdf_broken": later("{name} is no PDF that can be read; print it to a new PDF and import that."),
    "article.pdf_encrypted": later("{name} is protected by a password; save it without one and import that."),
    "article.pdf_no_text": later(
        "{name} holds pictures of its {pages} pages but no text; run text recognition (OCR) on it and import the "
        "result."
    ),
    "article.second_sidecar": later(
        "{name} is a second file of metadata in this folder and was left out; keep one of them."
    ),
    "article.table_columns_repeat": later(
        "{name} names columns more than once: {columns}; give each a name of its own."
    ),
    "article.table_empty": later("{name} is a table without rows; nothing was imported from it."),
    "article.too_large": later(
        "{name} is larger than {limit_mb} MB, which no article is; split it, or check that it is the right file."
    ),
    "article.unknown_encoding": later("{encoding} is no encoding that is known here; choose another for {name}."),
    "article.unknown_type": later(
        "{name} is of a kind ({ending}) that cannot be read; save it as text, HTML, PDF or DOCX."
    ),
    "article.unreadable": later("{name} cannot be read ({reason}); check that it is there and that you may read it."),
    "article.wrong_encoding": later("{name} is not in {encoding}: byte {byte} does not fit; choose another encoding."),
    "article.zip_bomb": later(
        "{name} would unpack to far more than a document holds, so it was left closed; save it anew in Word or "
        "LibreOffice if you trust it."
    ),
    "attribution.nothing": later("Nothing was given to attribute the quote to; name a speaker, a mention or a cue."),
    "backup.cannot_write": later(
        "The copy {name} could not be written ({reason}); make room or choose another folder. The project itself "
        "is as it was."
    ),
    "base.none": later(
        "There is no copy of {name} from before its review; measure the marks as they are now, or name a copy."
    ),
    "base.other_project": later("{name} is a copy of another project; name a copy of the one that is measured."),
    "codebook.aliases": later(
        "{name}, line {line}: aliases (& and *) are not allowed in a codebook; write the entry out."
    ),
    "codebook.bad_colour": later(
        "{name}, line {line}: {found} is no colour for {label}; write it as #rrggbb, such as #5b7fb5."
    ),
    "codebook.bad_default": later(
        "{name}, line {line}: the default {found} of {attribute} is none of its values; choose one of {expected}."
    ),
    "codebook.bad_id": later(
        "{name}, line {line}: {found} cannot be an id; use letters, digits, underscores, points, hyphens and "
        "spaces, at most 64."
    ),
    "codebook.bad_key": later("The key {letter} cannot tag {label}; choose a single letter."),
    "codebook.bad_threshold": later("{name}, line {line}: {label} has the threshold {found}; write 0 to 1, as 0.8."),
    "codebook.bad_version": later("{name}, line {line}: the version is {found}; write a whole number from 1 on."),
    "codebook.character": later("{name}, line {line}: there is a character that YAML does not allow; delete it."),
    "codebook.control_character": later("{name}, line {line}: there is an invisible control character; delete it."),
    "codebook.documents": later("{name}, line {line}: a second document begins here (---); a codebook is one."),
    "codebook.duplicate_attribute": later(
        "{name}, line {line}: the attribute {attribute} is there twice; rename or delete one."
    ),
    "codebook.duplicate_group": later("{name}, line {line}: the group {group} is there twice; rename or delete one."),
    "codebook.duplicate_key": later(
        "{name}, line {line}: {field} is already given in line {first}; delete one of them."
    ),
    "codebook.duplicate_label": later("{name}, line {line}: the label {label} is there twice; rename or delete one."),
    "codebook.duplicate_link": later("{name}, line {line}: the link {link} is there twice; rename or delete one."),
    "codebook.duplicate_value": later("{name}, line {line}: the value {value} is there twice; rename or delete one."),
    "codebook.encoding": later("{name}, line {line}: the file is not UTF-8; save it as UTF-8."),
    "codebook.expected": later("{name}, line {line}, {where}: expected {expected}, found {found}."),
    "codebook.key_clash": later(
        "The key {letter} of {label} already tags {other}; choose another letter for one of them."
    ),
    "codebook.key_not_text": later("{name}, line {line}: the name of a field must be a plain word."),
    "codebook.key_reserved": later(
        "The key {letter} cannot tag {label}, because the window needs it ({reserved} are taken); choose another "
        "letter."
    ),
    "codebook.missing_field": later("{name}, line {line}, {where}: {expected} is missing; add it."),
    "codebook.no_labels": later("{name} offers no label, so nothing could be tagged; keep or add at least one."),
    "codebook.no_values": later(
        "{name}, line {line}: {attribute} is a choice without values; list some, or make it text."
    ),
    "codebook.syntax": later(
        "{name}, line {line}: this is not YAML ({found}); check indentation, colons and quotation marks there."
    ),
    "codebook.tag": later("{name}, line {line}: the tag {found} is not allowed in a codebook; delete it."),
    "codebook.too_deep": later("{name}, line {line}: entries are nested more than {most} deep; this is no codebook."),
    "codebook.too_large": later(
        "{name} has more than {most} characters; a codebook is far smaller. Check that it is the right file."
    ),
    "codebook.unknown_check": later("{name}, line {line}: there is no check called {check}; use some of {expected}."),
    "codebook.unknown_field": later("{name}, line {line}, {where}: there is no field {found}; allowed are {expected}."),
    "codebook.unknown_label": later(
        "{name}, line {line}: {within} names the label {label}, which is not in this codebook; use some of {expected}."
    ),
    "codebook.unsound": later("The codebook {name} breaks a rule at {where}; correct that entry first."),
    "codebook.unreadable": later("{name} cannot be read ({reason}); check that it is there and that you may read it."),
    "codebook.values_unused": later(
        "{name}, line {line}: {attribute} is of kind {kind}, which has no values; delete them, or make it a choice."
    ),
    "dataset.article_differs": later(
        "The article {title} is in the project with another text, so it and everything on it was left out; "
        "import it into a project of its own."
    ),
    "dataset.article_refused": later("Its article ({article}) was left out, so this was too."),
    "dataset.bad_codebook": later(
        "{name}: the codebook in it breaks a rule at {where}; repair that entry and read it again."
    ),
    "dataset.cannot_write": later(
        "{name} could not be written ({reason}), and nothing of it is left; make room or choose another folder."
    ),
    "dataset.conflict": later("{id} is in the project already and says something else; the project keeps its own."),
    "dataset.dangling": later("{name}, {where}: there is no {id} among {expected}; add it or take the reference out."),
    "dataset.digest": later(
        "{name}, {where}: the digest is not that of the text, which was changed on the way; ask for the file again."
    ),
    "dataset.duplicate": later("{name}, {where}: {id} is there twice; each may stand only once."),
    "dataset.encoding": later("{name}, line {line}: the file is not UTF-8; save it as UTF-8."),
    "dataset.end_refused": later("What {field} leads to ({id}) was left out, so this was too."),
    "dataset.length": later(
        "{name}, {where}: the text has {expected} characters, not {found}; it was changed on the way, so ask for "
        "the file again."
    ),
    "dataset.misplaced_article": later(
        "{name}, {where}: {id} must stand once in the list of the story that it names, and nowhere else; repair "
        "that list."
    ),
    "dataset.missing_field": later("{name}, {where}: {field} is missing; add it."),
    "dataset.newer": later(
        "{name} is of version {found}, and this program reads up to {known}; update annotator to read it."
    ),
    "dataset.not_json": later("{name} is no JSON ({reason}); check that it is the right file and whole."),
    "dataset.nul": later("{name}, line {line}: there is a NUL, which no text may hold; take it out."),
    "dataset.offsets": later(
        "{name}, {where}: the fragments of {id} must lie within the {length} characters of the article, in order "
        "and apart; repair its offsets."
    ),
    "dataset.other_format": later("{name} is JSON, but no dataset of annotator; choose another file."),
    "dataset.other_text": later(
        "{name}, {where}: the article says {expected} there, not {found}; offsets count Unicode code points."
    ),
    "dataset.renamed": later("Another annotator is called {old} already, so this one goes in as {new}."),
    "dataset.same_text": later("The text of {title} is in the project already under another id; both are kept."),
    "dataset.too_deep": later("{name} is nested deeper than any dataset; check that it is the right file."),
    "dataset.too_large": later("{name} is larger than {limit_mb} MB; export and read it in parts, story by story."),
    "dataset.unknown_label": later(
        "The project's codebook has no label {label}; add it to the codebook and read the dataset again."
    ),
    "dataset.unknown_link": later("The codebook has no link called {type}; it went in as it is."),
    "dataset.unreadable": later("{name} cannot be read ({reason}); check that it is there and that you may read it."),
    "dataset.wrong_type": later("{name}, {where}: expected {expected}, found {found}."),
    "gold.fixed": later("This is gold, which follows from what was decided; decide anew in the review to change it."),
    "history.gone": later("What was to be changed is no longer there; look at it again."),
    "history.moved_on": later(
        "This step cannot be taken back, because what it changed has been changed since; nothing was done."
    ),
    "history.nothing_to_redo": later("There is nothing to redo."),
    "history.nothing_to_undo": later("There is nothing to undo."),
    "link.gone": later("This link is no longer there; look at the article again."),
    "link.itself": later("An annotation cannot be linked to itself; choose another end."),
    "link.not_allowed": later(
        "The codebook does not allow {type} from {source} to {target}; choose other ends or another link."
    ),
    "link.unknown_type": later("The codebook has no link called {type}; choose one that it has."),
    "metadata.date": later("{name}: {value} is no date for {file}; write it as 2018-04-03, 2018-04 or 2018."),
    "metadata.entry": later("{name}, entry {row}: expected the fields of one article by name; repair the entry."),
    "metadata.no_file": later(
        "{name}, row {row}: the row names no file, so it was passed over; fill in its column file."
    ),
    "metadata.shape": later(
        "{name} is not in the form of metadata: a list of entries, or entries by file name; repair it."
    ),
    "metadata.unknown_column": later("{name}: the column {column} is not known and was passed over."),
    "metadata.unknown_file": later("{name} names {file}, which is not among the files; check its name."),
    "metadata.yaml_malformed": later(
        "{name}, line {line}: this is not YAML; check indentation, colons and quotation marks there."
    ),
    "metadata.yaml_refused": later(
        "{name}, line {line}: aliases and tags are not allowed in metadata; write the entry out."
    ),
    "project.cannot_migrate": later(
        "{name} is of an older version and could not be brought up to date ({reason}); it is as it was, and a "
        "copy stands beside it."
    ),
    "project.cannot_write": later(
        "{name} cannot be written ({reason}); the last change was not stored. Check the disk and that you may "
        "write there."
    ),
    "project.damaged": later("{name} is damaged ({reason}); restore one of its backups."),
    "project.disk_full": later(
        "The disk is full, so the last change to {name} was not stored; make room and do it again."
    ),
    "project.exists": later("{name} is already there; choose another name, or open it."),
    "project.foreign_schema": later(
        "{name} holds {found}, which annotator did not make, so it was left closed; "
        "restore one of its backups, or ask who gave it to you."
    ),
    "project.missing": later("{name} is not there or cannot be read; check its name and place."),
    "project.newer": later(
        "{name} was made by a newer version of annotator (its format is {found}, this one knows {known}); update "
        "annotator to open it."
    ),
    "project.not_ours": later("{name} is no project of annotator; choose another file."),
    "project.older": later(
        "{name} is of an older version and may not be written here, so it cannot be brought up to date; copy it to "
        "where it may be, and open it there."
    ),
    "project.read_only": later(
        "{name} is open for reading only, because somebody else has it open or it may not be written; close it "
        "there and open it again here."
    ),
    "project.unnamed": later("A project needs a name; type one."),
    "review.moved_on": later(
        "What is to be decided was changed or deleted meanwhile, so nothing was recorded; look at it as it stands now."
    ),
    "review.unknown_rule": later(
        "There is no rule {rule}; the rules are unanimous 1, trivial-boundary 1, and majority-of-2 1 or of more."
    ),
    "speaker.gone": later("This speaker is no longer in the register; look at it again."),
    "speaker.merge_one": later("Merging takes at least two speakers; choose another one."),
    "speaker.split_nothing": later("Nothing was chosen for the new speaker; choose the annotations that are theirs."),
    "speaker.unnamed": later("A speaker needs a name; type one."),
    "story.gone": later("This story is no longer in the project."),
    "tag.empty": later("Nothing is selected, so nothing was tagged; select some words first."),
    "tag.nobody": later("Nobody is set as annotator; choose who is tagging in the Story menu, or below at the right."),
    "tag.nothing_here": later("There is no word under the caret, so nothing was tagged; select some words first."),
    "tag.outside": later("The selection reaches beyond the article, which has {length} characters; select within it."),
    "tag.retired": later("The label {label} is retired and tags nothing new; choose another."),
    "tag.twice": later("These words are already tagged as {label}; change that annotation instead."),
    "tag.unbalanced": later(
        "A quotation mark in this sentence has no partner, so it is open what is quoted; select the words and press "
        "the key again."
    ),
    "tag.unknown_label": later("The codebook has no label called {label}; choose one that it has."),
}
SENTENCES |= situations_apart.SENTENCES | situations_groups.SENTENCES | situations_proposals.SENTENCES


def sentence(situation: Situation) -> str:
    """``situation`` in plain words of the interface language."""
    return worded(situation.key, situation.facts)


def worded(key: str, facts: Mapping[str, object]) -> str:
    """The sentence of ``key`` in the interface language, ``facts`` filled in as data.

    A key that has no sentence, which the tests forbid, is told as it stands rather than lost.
    """
    template = SENTENCES.get(key)
    if template is None:
        return shown(Situation(key, **facts))
    return _(template).format_map(_Facts((name, shown(fact)) for name, fact in facts.items()))


def shown(fact: object) -> str:
    """``fact`` as one line of plain text: several joined by commas, long ones cut, what is invisible made visible."""
    several = isinstance(fact, Iterable) and not isinstance(fact, str | bytes)
    text = ", ".join(str(item) for item in fact) if several else str(fact)  # type: ignore[attr-defined]
    if len(text) > LONGEST:
        text = f"{text[: LONGEST * 2 // 3]} … {text[-LONGEST // 3 :]}"
    return "".join(_visible(character) for character in text)


def _visible(character: str) -> str:
    code = ord(character)
    if code < 0x20:
        return chr(0x2400 + code)
    if unicodedata.category(character) in ("Cc", "Cf", "Cs", "Zl", "Zp") and character not in _JOINERS:
        return f"‹U+{code:04X}›"
    return character


class _Facts(dict[str, str]):
    """Facts by name; one that is missing shows its gap, so that the rest is still told."""

    def __missing__(self, name: str) -> str:
        return "{" + name + "}"
