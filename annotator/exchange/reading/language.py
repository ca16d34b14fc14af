"""Which language a text is in, guessed from its script and its small words; no model, no file."""

from __future__ import annotations

import re
from collections import Counter

_SAMPLE = 3_000
_WORD = re.compile(r"[^\W\d_]+")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")
_NOT_LATIN = re.compile(r"[^\W\d_\x00-\u024f]")
_SCRIPTS = {
    "ja": re.compile(r"[\u3040-\u30ff]"),
    "ko": re.compile(r"[\uac00-\ud7af\u1100-\u11ff]"),
    "zh": re.compile(r"[\u4e00-\u9fff\u3400-\u4dbf]"),
    "ru": re.compile(r"[\u0400-\u04ff]"),
    "ar": re.compile(r"[\u0600-\u06ff\u0750-\u077f]"),
    "he": re.compile(r"[\u0590-\u05ff]"),
}
# Letters of Ukrainian, Serbian, Belarusian and of Persian, Urdu: not what is guessed here.
_NOT_RUSSIAN = re.compile("[іїєґјљњћђџўІЇЄҐЈЉЊЋЂЏЎ]")
_NOT_ARABIC = re.compile("[پچژگٹڈڑےۓ]")
_SMALL_WORDS = {
    "en": "the and of to in that was for with on is he she it said has his her by from at were which not have be as "
    "are this but who an had will they their been or would more about after when",
    "de": "der die das und in den von zu mit sich des auf für ist im dem nicht ein eine als auch es an werden aus "
    "er hat dass sie nach wird bei einer um am sind noch wie einem über einen so zum war haben nur oder aber "
    "vor zur bis",
    "fr": "le la les de des du et à un une en que qui dans pour est sur pas par au avec il ce plus ont sont été aux "
    "se son ne mais cette ses comme nous elle leur était ces deux fait l d qu n s c selon après",
    "es": "el la los las de y que en un una por con para del se al su es no lo más como pero sus ha fue este entre "
    "también sin sobre hasta desde ya muy o esta le han está son según tras años",
    "it": "il la le di e che in un una per con del della non è si al da sono dei i gli lo ha anche alla nel più "
    "come delle dal ma se nella l dell su hanno questo stato degli ai dalla tra anni dopo",
    "nl": "de het een en van in is dat op te met voor zijn niet aan er om ook als bij door over maar uit worden "
    "naar heeft wordt nog hij die ze werd deze tot hebben was kan volgens meer geen dit zo na",
    "pt": "o a os as de e que em um uma para com do da não por no na dos das se ao mais foi como mas seu sua ou é "
    "também pelo pela são à até entre ele ela isso já sobre está nos nas após",
}
_LANGUAGES_OF: dict[str, list[str]] = {}
for _language, _words in _SMALL_WORDS.items():
    for _word in _words.split():
        _LANGUAGES_OF.setdefault(_word, []).append(_language)


def guess_language(text: str) -> str | None:
    """The two-letter code of en, de, fr, es, it, nl, pt, ru, ar, he, zh, ja or ko; None when unsure.

    Looks at the first 3,000 characters. Text in a script the list does not cover gives None.
    """
    sample = text[:_SAMPLE]
    if not sample.isascii() and _foreign(sample):
        return _by_script(sample)
    return _by_words(_WORD.findall(sample.lower()))


def _foreign(sample: str) -> bool:
    """Whether most letters are not Latin."""
    return len(_NOT_LATIN.findall(sample)) > len(_LATIN.findall(sample))


def _by_script(sample: str) -> str | None:
    counts = {language: len(script.findall(sample)) for language, script in _SCRIPTS.items()}
    if counts["ja"] * 20 >= counts["zh"] > 0 or counts["ja"] > counts["zh"]:
        counts["zh"] = 0
    language = max(counts, key=lambda code: counts[code])
    if counts[language] < 2:
        return None
    if (language == "ru" and _NOT_RUSSIAN.search(sample)) or (language == "ar" and _NOT_ARABIC.search(sample)):
        return None
    return language


def _by_words(words: list[str]) -> str | None:
    """The language whose small words are at least 12 % of all, with a clear lead over the next."""
    counts = dict.fromkeys(_SMALL_WORDS, 0)
    for word, times in Counter(words).items():
        for language in _LANGUAGES_OF.get(word, ()):
            counts[language] += times
    first, second = sorted(counts, key=lambda code: -counts[code])[:2]
    if counts[first] < 3 or counts[first] < 0.12 * len(words) or counts[first] < 1.15 * counts[second]:
        return None
    return first
