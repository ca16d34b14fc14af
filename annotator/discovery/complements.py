"""What follows a verb of saying: where the content begins that it announces."""

from __future__ import annotations

from collections.abc import Sequence

from annotator.discovery.asides import Complement, step_over
from annotator.discovery.callings import called
from annotator.discovery.clauses import clause, dependent, finite
from annotator.discovery.flags import (
    ADVERB,
    ASKING,
    AUXILIARY,
    BESIDE,
    CALLING,
    COMMA,
    COORDINATOR,
    DECLINING,
    DETERMINER,
    FINITE,
    FINITE_CUE,
    MARK,
    NAMING,
    NUMBER,
    ORDERING,
    PARTICIPLE,
    PLAIN,
    PREPOSITION,
    QUESTION,
    QUOTED,
    RELATIVE,
    SOURCE,
    SUBJUNCTIVE,
    SUBORDINATOR,
    TELLING,
    THAT,
    THAT_VERB,
    THINKING,
    TIME,
    TO,
    VERB,
    WHOLE,
)
from annotator.discovery.lexicon import Lexicon
from annotator.discovery.orders import infinitive_end, told_to
from annotator.discovery.phrases import is_name, leads_to_noun
from annotator.discovery.tokens import Token

_REACH = 12
_STEPS = 8
_BESIDE_MARKS = PLAIN | VERB | THINKING | BESIDE | PARTICIPLE | CALLING | ASKING
_WITH_THAT = PLAIN | VERB | THINKING | THAT_VERB | PARTICIPLE | ORDERING


def complement_after(
    tokens: Sequence[Token], cue: int, start: int, end: int, lexicon: Lexicon, *, plain: bool = False
) -> Complement:
    """The content of the verb at ``cue``, sought from ``start``."""
    flags = tokens[cue].flags | (PLAIN if plain else 0)
    found = Complement(start)
    at = start
    for _step in range(_STEPS):
        further = step_over(tokens, at, end, flags & ~_not_ordered(tokens, at, end, lexicon), found)
        if further == at:
            break
        at = further
    found.at = at
    if at < end:
        _decide(tokens, cue, at, end, flags, lexicon, found)
    if not found.why and lexicon.infinitive_endings:  # past "al gobierno de": "pidió al gobierno de Elsa cambiar"
        told = told_to(tokens, start, end, flags, lexicon.infinitive_endings) if start < end else None
        if told is not None:
            found.why, found.content, found.at = "order", (told, end), told
    comma = _next_comma(tokens, at, end) if lexicon.language.comma_clauses and not found.why else None
    if comma is not None:
        _after_words(tokens, comma, end, flags, found)
    return found


def _not_ordered(tokens: Sequence[Token], at: int, end: int, lexicon: Lexicon) -> int:
    """The kinds of verb that do not count at ``at``, where whoever is told stands: "dijo a la prensa que"."""
    if at >= end or not lexicon.infinitive_endings or not tokens[at].flags & TO:
        return 0
    noun = at + 1 < end and not tokens[at + 1].flags and not tokens[at + 1].word.endswith(lexicon.infinitive_endings)
    told = leads_to_noun(tokens, at) or noun or (at + 1 < end and tokens[at + 1].flags & SOURCE)
    return ORDERING if told and tokens[at].flags & PREPOSITION else 0


def _next_comma(tokens: Sequence[Token], at: int, end: int) -> int | None:
    """Where a comma or colon stands after the rest of the verb and its object: "forderte die Stadt auf, …"."""
    for number in range(at, min(end - 1, at + _REACH)):
        flags = tokens[number].flags
        if flags & COMMA or tokens[number].word == ":":
            return number
        if flags & (MARK | QUOTED | FINITE | COORDINATOR):
            return None
    return None


def _after_words(tokens: Sequence[Token], comma: int, end: int, flags: int, found: Complement) -> None:
    """As in "gehen davon aus, dass", "fordert die Stadt auf, den Hafen zu öffnen", "schrieb der Stadt, er sei alt"."""
    start, stop = comma + 1, _clause_end(tokens, comma + 1, end)
    if tokens[comma].word == ":":
        _after_colon(tokens, comma, end, found)
    elif tokens[start].flags & THAT and flags & _WITH_THAT and _enough(tokens, start, end):
        found.why, found.content = "that_clause", (start, end)
    elif comma > 1 and _asks(tokens[start], flags) and not tokens[start].flags & RELATIVE:
        found.why, found.content = "question", (start, end)
    elif flags & ORDERING and _holds_infinitive(tokens, start, stop):
        found.why, found.content = "order", (start, stop)
    elif flags & (PLAIN | VERB | THINKING) and dependent(tokens, start, end):
        found.why, found.content = "comma_clause", (start, end)


def _clause_end(tokens: Sequence[Token], start: int, end: int) -> int:
    return next((n for n in range(start, end) if tokens[n].flags & COMMA), end)


def _holds_infinitive(tokens: Sequence[Token], start: int, stop: int) -> bool:
    """Whether the words end with an infinitive and its "zu"."""
    last = tokens[stop - 1] if stop - start > 1 else None
    if last is None or any(t.flags & SUBJUNCTIVE for t in tokens[start : stop - 1]):
        return False
    apart = any(tokens[n].flags & TO and not is_name(tokens[n + 1]) for n in range(max(start, stop - 3), stop - 1))
    return apart or ("zu" in last.word[1:-3] and last.word.endswith("en") and not last.flags)


def _decide(
    tokens: Sequence[Token], cue: int, at: int, end: int, flags: int, lexicon: Lexicon, found: Complement
) -> None:
    """Which kind of content begins at ``at``."""
    own = tokens[at].flags
    led = _led(tokens, cue, at, end, flags) or _verb_alone(tokens, at, end, flags, lexicon)
    if led and own & THAT and _is_no_content(tokens, at, lexicon, found):
        return
    if led:
        found.why, found.content = led, (at, infinitive_end(tokens, at, end) if own & TO else end)
        found.narrated = led == "declined"
    elif own & MARK:
        if tokens[at].word == ":" and at + 1 < end:
            _after_colon(tokens, at, end, found)
        elif own & COMMA:
            _after_comma(tokens, at, end, flags, lexicon, found)
    elif own & QUOTED and tokens[at - 1].flags & MARK:
        _quoted(tokens, at, end, found)
    elif not _calls(tokens, at, end, flags, found):
        _plainly(tokens, at, end, flags, lexicon, found)


def _verb_alone(tokens: Sequence[Token], at: int, end: int, flags: int, lexicon: Lexicon) -> str:
    """As in "dijo que dimitirá", where a verb needs no pronoun."""
    two = lexicon.language.drops_subjects and end - at == 2 and tokens[at].flags & THAT and flags & _WITH_THAT
    return "that_clause" if two and not tokens[at + 1].flags & (ADVERB | DETERMINER | MARK) else ""


def _is_no_content(tokens: Sequence[Token], at: int, lexicon: Lexicon, found: Complement) -> bool:
    """As in "coincide con la fecha en que", "on that pass", "dijo Rau, que lamentó la espera"."""
    if tokens[at - 1].flags & PREPOSITION:
        return found.past_other or lexicon.bare_clauses
    first = at + 1 + bool(tokens[at + 1].flags & ADVERB and at + 2 < len(tokens))  # ", que no descarta nada"
    verb = tokens[first].flags & (FINITE_CUE | AUXILIARY | FINITE)
    return bool(lexicon.infinitive_endings and tokens[at - 1].flags & COMMA and verb)


def _plainly(tokens: Sequence[Token], at: int, end: int, flags: int, lexicon: Lexicon, found: Complement) -> None:
    """A passage, somebody who is told something, or a clause, right after the verb."""
    if tokens[at].flags & QUOTED:
        if flags & _BESIDE_MARKS:
            _quoted(tokens, at, end, found)
        return
    told = told_to(tokens, at, end, flags, lexicon.infinitive_endings)
    if told is not None:
        found.why, found.content = "order", (told, infinitive_end(tokens, told, end))
    elif lexicon.bare_clauses and clause(tokens, at, end, flags) and (flags & PLAIN or not found.past_other):
        found.why, found.content = "clause", (at, end)


def _calls(tokens: Sequence[Token], at: int, end: int, flags: int, found: Complement) -> bool:
    content = called(tokens, at, end, flags) if flags & (CALLING | NAMING) else None
    if content:
        found.why, found.content = "called", content
    return content is not None


def _led(tokens: Sequence[Token], cue: int, at: int, end: int, flags: int) -> str:
    """The pattern of a content to which the word at ``at`` leads, empty if it leads to none."""
    own = tokens[at].flags
    if own & THAT and flags & _WITH_THAT and _enough(tokens, at, end):
        return "that_clause"
    if end - at < 2:
        return ""
    if own & TO and at == cue + 1 and flags & TELLING and flags & PLAIN:
        return ""  # "a lie he told to serve them"
    if own & TO and own & PREPOSITION and not flags & DECLINING and leads_to_noun(tokens, at):
        return ""  # "a indiqué à l'agence"
    if own & TO and flags & (ORDERING | DECLINING):
        return "declined" if flags & DECLINING else "order"
    return "question" if own & QUESTION and flags & ASKING else ""


def _after_comma(tokens: Sequence[Token], at: int, end: int, flags: int, lexicon: Lexicon, found: Complement) -> None:
    """As in "sagte, er sei müde"; "concluded in the draft, the plan was late"."""
    after_record = found.records and flags & (PLAIN | VERB) and finite(tokens, at + 1, end) and end - at > _REACH // 2
    languages_own = lexicon.language.comma_clauses and flags & (PLAIN | VERB | THINKING)
    if lexicon.language.comma_clauses and 1 < at < end - 2 and _asks(tokens[at + 1], flags):
        found.why, found.content = "question", (at + 1, end)
    elif languages_own and dependent(tokens, at + 1, end):
        found.why, found.content = "comma_clause", (at + 1, end)
    elif after_record:
        found.why, found.content = "clause", (at + 1, end)


def _asks(token: Token, flags: int) -> bool:
    """Whether what is asked begins with ``token`` behind a verb with ``flags``: "fragte die Stadt, ob es regne"."""
    return bool(token.flags & QUESTION and flags & ASKING)


def _enough(tokens: Sequence[Token], at: int, end: int) -> bool:
    """Whether a clause may stand after the conjunction at ``at``."""
    noun = at + 2 < end and tokens[at].flags & DETERMINER and not is_name(tokens[at + 1])
    if noun and tokens[at + 2].flags & COMMA and (at + 3 >= end or tokens[at + 3].flags & COORDINATOR):
        return False  # "wrote that story, but"
    return end - at >= 3 or (end - at == 2 and bool(tokens[at + 1].flags & QUOTED))


def _quoted(tokens: Sequence[Token], at: int, end: int, found: Complement) -> None:
    """A passage: alone it is the content, else what goes on after it belongs to it."""
    stop, whole = at, bool(tokens[at].flags & WHOLE)
    while stop < end and tokens[stop].flags & (QUOTED | COORDINATOR | COMMA):
        stop += 1
    while tokens[stop - 1].flags & (COORDINATOR | COMMA) and not tokens[stop - 1].flags & QUOTED:
        stop -= 1
    led = at > 0 and bool(tokens[at - 1].flags & MARK)
    follows = tokens[stop].flags if stop < end else MARK
    if not led and follows & (AUXILIARY | FINITE):
        return  # "the film called “So” was late"
    found.why = "cue_before"
    if tokens[at - 1].flags & COMMA and follows & SUBJUNCTIVE:
        found.content = (at, end)  # "sagte, „alle Boote“ seien alt"
        return
    if follows & SUBORDINATOR and stop + 1 < end and tokens[stop + 1].flags & ASKING:
        follows = MARK  # "replied “yes” when asked"
    beside = MARK | COORDINATOR | PARTICIPLE | (PREPOSITION | SUBORDINATOR | TIME | ADVERB if led or whole else 0)
    found.quoted = led or (bool(follows & beside) and (whole or stop < end))
    found.content = (at, stop if found.quoted else end)


def _after_colon(tokens: Sequence[Token], at: int, end: int, found: Complement) -> None:
    if tokens[at + 1].flags & QUOTED:
        _quoted(tokens, at + 1, end, found)
    elif tokens[at - 1].flags & tokens[at + 1].flags & NUMBER:
        return  # "at 8: 30pm"
    elif not found.past_other and finite(tokens, at + 1, end):
        found.why, found.content = "colon_clause", (at + 1, end)
