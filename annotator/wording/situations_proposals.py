"""What a person is told about lexicons, and engines that propose."""

from __future__ import annotations

from annotator.wording.translation import later

SENTENCES: dict[str, str] = {
    "lexicon.language": later("{path} names the language {language}; write its code of two or three small letters."),
    "lexicon.malformed": later("{path} is not a lexicon ({reason}); correct it, or take it out of the folder."),
    "lexicon.no_word": later("{path} lists {word} under {list}, which no text holds as a word; correct or remove it."),
    "lexicon.none": later("There is no lexicon in {folder}; reinstall annotator, which brings them."),
    "lexicon.too_large": later("{path} is larger than {limit} bytes, which no lexicon is; take it out of the folder."),
    "lexicon.unreadable": later("{path} cannot be read ({reason}); check that it may be read."),
    "proposal.nothing": later("There is no proposal here to decide; go to the next one with N."),
    "proposer.failed": later(
        "The engine {name} failed while it proposed ({reason}); propose by rules, or tell who made it."
    ),
    "proposer.malformed": later(
        "The engine {name} proposes what is no proposal ({reason}); propose by rules, or tell who made it."
    ),
    "proposer.misplaced": later(
        "Proposal {number} of the engine {name} does not lie within the {length} characters of the article, or its "
        "fragments are not in order and apart; propose by rules, or tell who made it."
    ),
    "proposer.no_spacy": later(
        "The parser spaCy is missing ({reason}); install annotator[spacy], or propose by rules."
    ),
    "proposer.not_loaded": later("The engine {name} cannot be loaded ({reason}); reinstall its package."),
    "proposer.unknown": later(
        "There is no engine {name} that proposes; install its package, or choose one of: {there}."
    ),
}
