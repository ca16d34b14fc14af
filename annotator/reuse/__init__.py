"""The same words elsewhere: where a quote stands again, what articles share, how a story is covered."""
