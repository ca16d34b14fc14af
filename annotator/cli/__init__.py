"""The command line: one file a verb, each a click command named ``verb``."""
