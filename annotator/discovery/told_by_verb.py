"""Reports whose cue is a verb."""

from __future__ import annotations

from annotator.discovery.asides import Complement
from annotator.discovery.clauses import finite
from annotator.discovery.complements import complement_after
from annotator.discovery.flags import (
    ACCUSING,
    ADVERB,
    AUXILIARY,
    CALLING,
    COMMA,
    COORDINATOR,
    DETERMINER,
    FINITE,
    FINITE_CUE,
    IMPERSONAL,
    INVERTED,
    MARK,
    NAMING,
    PARTICIPLE,
    PASSIVE,
    PLAIN,
    PREPOSITION,
    PRONOUN,
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
    UNNAMED,
    VERB,
    WHOLE,
)
from annotator.discovery.halves import with_first_half
from annotator.discovery.narrating import narrated, with_marks
from annotator.discovery.not_told import is_listener, tells_nothing
from annotator.discovery.phrases import Range, is_name, phrase_after
from annotator.discovery.subjects import phrase_before
from annotator.discovery.telling import Phrase, Report
from annotator.discovery.told_by_passive import told_by
from annotator.discovery.turned import Turned
from annotator.discovery.unnamed import with_origin

_IMPERSONALLY = ("se", "si")
_PARTICIPLES = ("ado", "ido", "ato", "uto", "ito", "é")
_LEADS = PREPOSITION | SUBORDINATOR | TIME | PARTICIPLE | ADVERB
_ENDING = THINKING | THAT_VERB
"""Verbs of a tag at the end of its sentence."""
_CLAUSAL = FINITE_CUE | AUXILIARY | MARK | QUOTED | THAT | COORDINATOR
_NEAR = 5
_SHORTEST = 3
"""Tokens before a tag at the end of a sentence in which no verb need be known."""
_WEAK = 6
"""Tokens of a clause below which what follows "she said" is rather a remark on it: "the other day"."""


class Verbs(Turned):
    """Reads them in one sentence."""

    def verb(self, at: int) -> Report | None:
        """A finite verb of saying with its subject before or after it."""
        tokens = self._tokens
        first = self._cue_start(at)
        if self._is_passive(first, at) or self._is_no_verb(first, at):
            return told_by(self._sentence, (first, at + 1), self._lexicon) or self._impersonal(first, at)
        governed = self._governed(at)
        first = governed if governed is not None else first
        purpose = governed is None and at > 0 and bool(tokens[at - 1].flags & TO) and not tokens[at - 1].flags & ADVERB
        frame = self.frame(first, at) if governed is None else None
        subject, inverted = (
            self._subject(first, at, governed, purpose) if frame is None else (self.framed(frame), False)
        )
        cue_end = at + 1
        if not inverted and cue_end < self._end and tokens[cue_end].flags & INVERTED:
            subject, inverted, cue_end = ((at + 1, at + 2), (at + 1, at + 2)), True, at + 2
        shared = None if subject else self._sentence.shared(first) or self._dropped(first)
        subject = subject or shared
        report = Report("", [(first, at + 1)], subject)
        report.cue += [] if frame is None else [(frame, frame + 1)]
        if shared:
            report.subject_why = "shared_subject"
        start = max(subject[1][1], cue_end) if inverted and subject else cue_end
        found = complement_after(tokens, at, start, self._end, self._lexicon)
        relative = inverted and start < self._end and tokens[start].flags & THAT and self.after_passage(first)
        if found and not relative:  # "«No», recuerda una vecina que prefiere callar"
            self._take(report, found)
        few = report.why == "clause" and report.pieces[0][1] - report.pieces[0][0] < _WEAK
        weak = report.quoted or few or report.why == "cue_before" or self._asks_where(report)
        if not report.pieces or (weak and self._follows_passage(report)):
            self._tag(report, at, found)
        with_first_half(self._sentence, report)
        if tells_nothing(self._tokens, report):
            return None
        self._narrate(report, at, barred=inverted or purpose)
        if self._sentence.leads and not report.pieces and found.at >= self._end and report.subject:
            report.why, self._sentence.leading = "cue_before", report
        self._find_origin(report, at)
        return report if report.pieces or report.records else None

    def _asks_where(self, report: Report) -> bool:
        """Whether its clause only tells of a place: "versprach Rau in Elsa, wo sie empfangen wurde"."""
        return report.why == "comma_clause" and bool(self._tokens[report.pieces[0][0]].flags & QUESTION)

    def _subject(self, first: int, at: int, governed: int | None, purpose: bool) -> tuple[Phrase | None, bool]:
        """Who stands before or after the verb, and whether it is turned."""
        tokens = self._tokens
        before = (
            self._sentence.first_phrase() if purpose else phrase_before(tokens, at if governed is None else governed)
        )
        calls = tokens[at].flags & (CALLING | NAMING) and not self.after_passage(first)
        calls = calls and not self._ends_turned(first, at)
        calls = calls or (self._lexicon.bare_clauses and any(t.flags & AUXILIARY for t in tokens[first:at]))
        second = first > 0 and tokens[first - 1].flags & COORDINATOR and self._lexicon.language.comma_clauses
        if second and self._found and at + 1 < self._end and not tokens[at + 1].flags & PRONOUN:
            return None, False  # "Rau sprach von Pech und warf der Ministerin vor, …"
        joined = self._lexicon.bare_clauses and first > 0 and bool(tokens[first - 1].flags & COORDINATOR)
        after = self.inverted(at, first) if governed is None and not calls and not joined else None
        turned = after is not None and (before is None or self._turned(first, at, before, after))
        return (after, True) if turned else (before, False)

    def _find_origin(self, report: Report, at: int) -> None:
        """Where the words come from, if only a place tells it: "hieß es", "Aus dem Bericht geht hervor, dass"."""
        stands = self._lexicon.language.comma_clauses and report.why == "that_clause"
        if report.pieces and report.subject is None and (self._tokens[at].flags & UNNAMED or stands):
            with_origin(self._sentence, report)
        if report.subject is None and self._tokens[at].flags & UNNAMED and self._lexicon.bare_clauses:
            report.subject_why = "nobody"  # "It is understood that"

    def _dropped(self, first: int) -> Phrase | None:
        """Whoever spoke before it in the sentence, where a verb needs no pronoun: "aunque negó haberlo visto"."""
        led = first > 0 and self._tokens[first - 1].flags & (SUBORDINATOR | COMMA)
        if not led or not self._lexicon.language.drops_subjects:
            return None
        last = self._found[-1] if self._found else None
        if last or not self._tokens[first - 1].flags & SUBORDINATOR:
            return last.subject if last else None
        return self._sentence.first_phrase()

    def _is_passive(self, first: int, at: int) -> bool:
        """Whether whoever said it is not the subject: "was told", "was not announced"."""
        turns = any(t.flags & PASSIVE for t in self._tokens[first:at])
        return turns and not self._tokens[at].word.endswith("ing")

    def _is_no_verb(self, first: int, at: int) -> bool:
        """Whether it is a participle without auxiliary ("comunicato dal ministero"), or is it "safe to say"."""
        tokens = self._tokens
        if self._says_itself(at) or is_listener(self._tokens[: self._end], first, at):
            return True
        if self._lexicon.elides or self._lexicon.infinitive_endings:
            alone = first == 0 or not tokens[first - 1].flags & COORDINATOR
            helped = any(t.flags & AUXILIARY for t in tokens[first:at]) or tokens[at].word.count(" ")
            return tokens[at].word.endswith(_PARTICIPLES) and alone and not helped
        led = at > 1 and tokens[at - 1].flags & TO and not tokens[at - 2].flags
        return bool(led) and any(t.word in ("it", "it's") for t in tokens[max(0, at - _NEAR) : at])

    def _says_itself(self, at: int) -> bool:
        """As in "se dice"."""
        return bool(at and self._lexicon.infinitive_endings and self._tokens[at - 1].word in _IMPERSONALLY)

    def _impersonal(self, first: int, at: int) -> Report | None:
        """As in "It was reported that …", "se dice que …": somebody said it, nobody is named."""
        if not self._says_itself(at) and (not first or not self._tokens[first - 1].flags & IMPERSONAL):
            return None
        if not self._tokens[at].flags & (PLAIN | VERB):
            return None
        found = complement_after(self._tokens, at, at + 1, self._end, self._lexicon)
        report = Report("", [(first, at + 1)])
        self._take(report, found)
        return report if found.why == "that_clause" else None

    def _follows_passage(self, report: Report) -> bool:
        """Whether its tag stands after a passage that nothing has taken: "“I,” she said, “am late”"."""
        edge = report.start
        while edge and self._tokens[edge - 1].flags & (COMMA | MARK) and not self._tokens[edge - 1].flags & QUOTED:
            edge -= 1
        if edge < report.start and edge and self._lexicon.language.comma_clauses:
            halved = self._tokens[edge - 1].flags & SUBJUNCTIVE  # "Man habe, hieß es, „nichts gewusst“"
            if halved and not self._sentence.covered(edge - 1):
                return True
        return edge > 0 and bool(self._tokens[edge - 1].flags & QUOTED) and not self._sentence.covered(edge - 1)

    def _governed(self, at: int) -> int | None:
        """Where the verb stands on which an infinitive of saying hangs: "planned to say"."""
        if at < 2 or not self._tokens[at - 1].flags & TO or self._tokens[at - 1].flags & ADVERB:
            return None
        verb = self._tokens[at - 2]
        if verb.flags & (AUXILIARY | FINITE_CUE) or (not verb.flags and verb.word.endswith("ed")):
            return self._cue_start(at - 2)
        return None

    def _cue_start(self, at: int) -> int:
        """Where the cue at ``at`` begins, with its auxiliaries, negation and adverbs."""
        first = at
        while first and self._tokens[first - 1].flags & (AUXILIARY | ADVERB | INVERTED):
            if self._tokens[first - 1].flags & (PRONOUN | MARK | COORDINATOR):
                break
            first -= 1
        while first < at and self._tokens[first].flags & INVERTED:
            first += 1
        return first

    def _tag_edge(self, first: int) -> bool:
        """Whether a tag begins at ``first``: at the start, after a comma or after a passage."""
        if first and self._tokens[first - 1].word == ")":
            return False
        return first == 0 or bool(self._tokens[first - 1].flags & (COMMA | QUOTED | MARK | COORDINATOR))

    def _turned(self, first: int, at: int, before: Phrase, after: Phrase) -> bool:
        """Whether the one after the verb speaks, though a phrase stands before it too."""
        if self._lexicon.language.comma_clauses and self.stands_second(first, at, before[1][0]):
            return True
        if not self._tag_edge(first) or self._tokens[at].flags & (TELLING | ACCUSING):
            return False
        named = [any(map(is_name, self._tokens[a:b])) for _core, (a, b) in (before, after)]
        if before[1][1] == first:
            return named[1] or not named[0]
        return self._ends_with(after)  # "…, said a spokesman." and "Rau, the mayor, said her boat sank."

    def _ends_turned(self, first: int, at: int) -> bool:
        """Whether verb and speaker end the sentence behind a comma: "La mer monte, juge la ministre."."""
        if self._lexicon.bare_clauses or not self._tokens[at].flags & VERB:
            return False
        after = phrase_after(self._tokens, at + 1) if first and self._tokens[first - 1].flags & COMMA else None
        return after is not None and self._only_a_place(after[1][1])

    def _only_a_place(self, at: int) -> bool:
        """Whether nothing but where or when it was said goes on to the end of the sentence: "in einer Sitzung"."""
        rest = self._tokens[at : self._end]
        listed = self._lexicon.language.comma_clauses or self._lexicon.language.drops_subjects
        return not rest or bool(
            listed and rest[0].flags & (PREPOSITION | TIME) and not any(t.flags & _CLAUSAL for t in rest)
        )

    def _ends_with(self, after: Phrase) -> bool:
        """Whether the sentence or a part of it ends with whoever speaks."""
        tokens, (start, end) = self._tokens, after[1]
        speaks = any(t.flags & SOURCE or is_name(t) for t in tokens[start : after[0][1]])
        acts = any(t.flags & FINITE or (not t.flags and t.word.endswith("ed")) for t in tokens[start:end])
        ends = end >= self._end or bool(tokens[end].flags & MARK and not tokens[end].flags & COMMA)
        return speaks and ends and not acts

    def _take(self, report: Report, found: Complement) -> None:
        """What stands after the verb is its content."""
        report.records = found.records
        if found.why:
            report.pieces = [found.content]
            report.why, report.quoted, report.narrated = found.why, found.quoted, found.narrated

    def _narrate(self, report: Report, at: int, *, barred: bool = False) -> None:
        """Unless it has a content: its object is what is spoken of, or has words in marks."""
        for why, found in () if barred or report.pieces else (("with_marks", with_marks), ("narrated", narrated)):
            piece = found(self._tokens, at, self._end, report.subject)
            if piece is not None:
                report.pieces, report.why, report.narrated = [piece], why, True
                return

    def _tag(self, report: Report, at: int, found: Complement | None) -> None:
        """The content is what stands before "she said", and perhaps what goes on after it."""
        tokens, flags = self._tokens, self._tokens[at].flags
        edge = report.start
        while edge and tokens[edge - 1].flags & (COORDINATOR | ADVERB) and edge > 1:
            edge -= 1
        at = report.end if report.pieces or found is None else found.at
        if report.pieces and report.quoted and tokens[report.pieces[0][0] - 1].flags & COMMA:
            at = report.pieces[0][0] - 1  # "“I,” she said on Monday, “am late.”"
        long = at + 2 < self._end or (at + 1 < self._end and tokens[at + 1].flags & QUOTED)
        goes_on = bool(long and tokens[at].flags & COMMA)
        clause = goes_on and not tokens[at + 1].flags & QUOTED and finite(tokens, at + 1, self._end)
        clause = clause or self._closes(report)
        ends = report.cue[0][1] >= self._end
        says, plain = bool(flags & (PLAIN | VERB | (_ENDING if ends else 0))), bool(flags & PLAIN) or ends
        plain = plain or (self._lexicon.language.comma_clauses and clause and not goes_on)
        before = self._sentence.before(edge, quoted_only=not says, goes_on=goes_on, clause=clause, plain=plain)
        nobody = report.subject is None and not flags & UNNAMED and not self._ends_alone(report)
        if before is None or (not before[1] and (nobody or self._has_object(report))):
            return
        joined = report.start and tokens[report.start - 1].flags & COORDINATOR
        if not before[1] and (joined or flags & NAMING):
            return  # "They thanked her, but she said little"
        report.pieces, report.quoted = self._without_addition(report, *before)
        report.why = "tag_after"
        self._sentence.goes_on(report, at)

    def _ends_alone(self, report: Report) -> bool:
        """Whether a verb that needs no pronoun ends the sentence behind a comma: "La obra empezará hoy, aseguró."."""
        (first, at), tokens = report.cue[0], self._tokens
        marked = any(t.flags & QUOTED for t in tokens[:first])  # "Hacienda «tiene otros datos», insistió."
        long = first >= (_SHORTEST if marked else _NEAR) and at - first == 1
        ends = at >= self._end or (marked and self._only_a_place(at))
        alone = self._lexicon.language.drops_subjects and long and ends
        return bool(alone and tokens[first - 1].flags & COMMA and not tokens[0].flags & _LEADS)

    def _has_object(self, report: Report) -> bool:
        """Whether the verb tells what was said itself: "Al llegar, Rau manifestó su pesar, de ahí …"."""
        (_first, at), subject = report.cue[0], report.subject
        near = self._tokens[at : at + _NEAR]
        if not near or subject is None or subject[1][0] >= at or self._tokens[at - 1].flags & TELLING:
            return False
        return bool(near[0].flags & DETERMINER) and not any(t.flags & TIME for t in near)

    def _without_addition(self, report: Report, pieces: list[Range], quoted: bool) -> tuple[list[Range], bool]:
        """Without what tells of the speaker between a passage and the name: "“I wait,” a friend, Jo Rau, said."."""
        (start, end), tokens, subject = pieces[-1], self._tokens, report.subject
        last = max((n for n in range(start, end) if tokens[n].flags & QUOTED), default=end)
        turned = subject is not None and subject[1][0] >= report.cue[0][1]
        if quoted or subject is None or turned or subject[1][0] < end or not last + 1 < end <= last + _NEAR:
            return pieces, quoted
        whole = tokens[start].flags & tokens[last].flags & WHOLE and tokens[last + 1].flags & (DETERMINER | SOURCE)
        if not whole or finite(tokens, last + 1, end):
            return pieces, quoted
        report.subject = subject[0], (last + 1, subject[1][1])
        return [*pieces[:-1], (start, last + 1)], True

    def _is_rest(self, at: int) -> bool:
        """Whether at ``at`` the sentence ends, or only what is told of whoever speaks, or where, goes on."""
        if at + 1 >= self._end:
            return True
        flags, after = self._tokens[at].flags, self._tokens[at + 1].flags
        return not self._lexicon.language.comma_clauses and bool(
            flags & (PREPOSITION | TIME) or (flags & COMMA and after & (RELATIVE | THAT))
        )

    def _closes(self, report: Report) -> bool:
        """Whether it ends the sentence: "Die Fähre sank, teilte Rau mit.", "The boat capsized, officials said."."""
        if report.subject is None:
            if self._ends_alone(report) and any(t.flags & QUOTED for t in self._tokens[: report.start]):
                return True
            return bool(self._tokens[report.cue[0][1] - 1].flags & UNNAMED) and report.start > _SHORTEST
        turned = report.subject[1][0] >= report.cue[0][1] and not self._lexicon.bare_clauses
        plain = self._tokens[report.cue[0][1] - 1].flags & PLAIN and report.start > _SHORTEST
        plain = plain and not self._tokens[0].flags & _LEADS
        turned = turned and (self._lexicon.language.comma_clauses or not self._tokens[0].flags & _LEADS)
        return bool(turned and self._is_rest(report.end)) or bool(plain and report.end >= self._end)
