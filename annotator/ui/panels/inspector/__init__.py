"""The selected annotation, every part of it editable in place."""
