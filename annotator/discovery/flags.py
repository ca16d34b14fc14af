"""What a word can be for a sentence that reports speech, as bits that are tested together."""

from __future__ import annotations

PLAIN = 1 << 0
VERB = 1 << 1
THAT_VERB = 1 << 2
ASKING = 1 << 3
ORDERING = 1 << 4
DECLINING = 1 << 5
CALLING = 1 << 6
BESIDE = 1 << 7
QUOTING = 1 << 8
PARTICIPLE = 1 << 9
PHRASE = 1 << 10
TAG_PHRASE = 1 << 11
POSTPOSITION = 1 << 12
NOUN = 1 << 13
THAT = 1 << 14
QUESTION = 1 << 15
TO = 1 << 16
AS = 1 << 17
COORDINATOR = 1 << 18
SUBORDINATOR = 1 << 19
RELATIVE = 1 << 20
DETERMINER = 1 << 21
PREPOSITION = 1 << 22
ATTACHING = 1 << 23
AUXILIARY = 1 << 24
SUBJUNCTIVE = 1 << 25
ADVERB = 1 << 26
TIME = 1 << 27
PRONOUN = 1 << 28
INVERTED = 1 << 29
SINGULAR = 1 << 30
IMPERSONAL = 1 << 31
GENERIC = 1 << 32
SOURCE = 1 << 33
RECORD = 1 << 34
TITLE = 1 << 35
NO_NAME = 1 << 36
TELLING = 1 << 37
OF = 1 << 38
MASCULINE = 1 << 39
FEMININE = 1 << 40

# What the shape of a word tells, beside what the lists do.
CAPITAL = 1 << 41
NUMBER = 1 << 42
MARK = 1 << 43
QUOTED = 1 << 44
COMMA = 1 << 45
POSSESSIVE = 1 << 46

THINKING = 1 << 47
PASSIVE = 1 << 48
UTTERANCE = 1 << 49
DEFINITE = 1 << 50
FINITE = 1 << 51
NAMING = 1 << 52
OWN = 1 << 53
BY = 1 << 54
TAGGING = 1 << 55
WHOLE = 1 << 56
ACCUSING = 1 << 57
OBJECT = 1 << 58
AUTHOR = 1 << 59
UNNAMED = 1 << 60
BESIDES = 1 << 61
NARRATING = 1 << 62
REJECTING = 1 << 63
VIEW = 1 << 64
ASKED = 1 << 65
VOICING = 1 << 66
ENDED = 1 << 67
CONDITION = 1 << 68
SHOWING = 1 << 69
SOURCED = 1 << 70
APART = 1 << 71
"""The first part of a verb of naming whose second may stand apart: "sprach" of "sprach von"."""
OUTLET = 1 << 72
"""A paper, an agency or a broadcaster."""
OUTCRY = 1 << 73
INSCRIBING = 1 << 74
SMALL = 1 << 75
"""A passage that begins with a small letter."""
GIVING = 1 << 76
LATTER = 1 << 77

FLAG_OF = {
    "plain_verbs": PLAIN,
    "verbs": VERB,
    "thinking_verbs": THINKING,
    "passives": PASSIVE,
    "utterances": UTTERANCE,
    "that_verbs": THAT_VERB,
    "asking_verbs": ASKING,
    "ordering_verbs": ORDERING,
    "declining_verbs": DECLINING,
    "calling_verbs": CALLING,
    "beside_verbs": BESIDE,
    "quoting_verbs": QUOTING,
    "participles": PARTICIPLE,
    "phrases": PHRASE,
    "tag_phrases": TAG_PHRASE,
    "postpositions": POSTPOSITION,
    "nouns": NOUN,
    "conjunctions": THAT,
    "questions": QUESTION,
    "infinitives": TO,
    "as_words": AS,
    "coordinators": COORDINATOR,
    "subordinators": SUBORDINATOR,
    "relatives": RELATIVE,
    "determiners": DETERMINER,
    "definite": DEFINITE,
    "finite_verbs": FINITE,
    "naming_verbs": NAMING,
    "writers": OWN,
    "agents": BY,
    "unnamed": UNNAMED,
    "objects": OBJECT,
    "accusing_verbs": ACCUSING,
    "tagging": TAGGING,
    "prepositions": PREPOSITION,
    "attaching": ATTACHING,
    "auxiliaries": AUXILIARY,
    "subjunctive": SUBJUNCTIVE,
    "adverbs": ADVERB,
    "times": TIME,
    "pronouns": PRONOUN,
    "inverted": INVERTED,
    "singular": SINGULAR,
    "impersonal": IMPERSONAL,
    "generic": GENERIC,
    "sources": SOURCE,
    "records": RECORD,
    "titles": TITLE,
    "no_names": NO_NAME,
    "telling_verbs": TELLING,
    "of": OF,
    "masculine": MASCULINE,
    "feminine": FEMININE,
    "authored": AUTHOR,
    "accompanied": BESIDES,
    "narrating_verbs": NARRATING,
    "rejecting_verbs": REJECTING,
    "views": VIEW,
    "latter": LATTER,
    "asked": ASKED,
    "sourced_phrases": SOURCED,
    "conditions": CONDITION,
    "showing_verbs": SHOWING,
    "voicing_verbs": VOICING,
    "speech_verbs": GIVING,
    "outcries": OUTCRY,
    "inscribing": INSCRIBING,
}
"""By the name of the list in a lexicon."""

GENDERS = MASCULINE | FEMININE
FINITE_CUE = (
    PLAIN | VERB | THINKING | THAT_VERB | ASKING | ORDERING | DECLINING | CALLING | BESIDE | QUOTING | NAMING
) | (ACCUSING | NARRATING | REJECTING)
"""Verbs that announce something said."""
CUE = FINITE_CUE | PARTICIPLE | PHRASE | TAG_PHRASE | POSTPOSITION | NOUN | VIEW | ASKED | SOURCED | APART
CUE |= OUTCRY | INSCRIBING
FUNCTION_WORD = DETERMINER | PREPOSITION | AUXILIARY | THAT | COORDINATOR | SUBORDINATOR | PRONOUN | FINITE_CUE
"""By how many of them the language of a text is told."""
