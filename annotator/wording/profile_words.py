"""What a speaker's page says."""

from __future__ import annotations

from annotator.exchange.profile_plot import ProfileWords
from annotator.model.codebook import Codebook
from annotator.wording.translation import _, ngettext


def profile_words(codebook: Codebook) -> ProfileWords:
    """In the language of the interface; forms as the codebook calls them."""
    titles = {
        value.id: value.title or value.id
        for label in codebook.labels
        for attribute in label.attributes
        if attribute.id == "form"
        for value in attribute.values
    }
    return ProfileWords(
        form=_("Form"),
        outlet=_("Outlet"),
        cue=_("Cue"),
        unnamed=_("Unknown outlet"),
        untold=_("not told"),
        forms=titles,
        summary=_summary,
        quotes=_quotes,
    )


def _summary(quotes: int, words: int, articles: int, outlets: int) -> str:
    return " · ".join(
        (
            ngettext("{count} quote", "{count} quotes", quotes).format(count=f"{quotes:,}"),
            ngettext("{count} word", "{count} words", words).format(count=f"{words:,}"),
            ngettext("{count} article", "{count} articles", articles).format(count=f"{articles:,}"),
            ngettext("{count} outlet", "{count} outlets", outlets).format(count=f"{outlets:,}"),
        )
    )


def _quotes(name: str, quotes: int, share: str) -> str:
    told = ngettext("{name}: {count} quote, {share}", "{name}: {count} quotes, {share}", quotes)
    return told.format(name=name, count=quotes, share=share)


def positions() -> dict[str, str]:
    """Where in the chain of who said it a speaker stands."""
    return {"origin": _("origin"), "relay": _("relay"), "record": _("record")}
