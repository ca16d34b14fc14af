"""annotator: how news outlets report the same event, tagged side by side."""

__version__ = "0.1.0"
