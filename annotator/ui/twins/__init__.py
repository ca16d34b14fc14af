"""The same quote in the other panes."""
