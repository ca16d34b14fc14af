"""What the rules propose for a text, as strings."""

from pathlib import Path

from annotator.discovery.lexicons import load_lexicons
from annotator.discovery.proposals import Given
from annotator.discovery.rules import RuleProposer

LEXICONS = load_lexicons(Path(__file__).resolve().parents[2] / "resources" / "lexicons")
RULES = RuleProposer(LEXICONS)


def proposals(text, language=None, zones=(), register=None):
    return RULES.propose(Given(text, language, zones, register or {}))


def told(text, language=None, **given):
    """Form, words, origin's mention and cue of each proposal."""
    found = []
    for p in proposals(text, language, **given):
        words = " | ".join(text[f.start : f.end] for f in p.fragments)
        mention = text[p.sources[0].mention.start : p.sources[0].mention.end] if p.sources else None
        cue = " … ".join(text[c.start : c.end] for c in p.cue) or None
        found.append((p.form, words, mention, cue))
    return found
