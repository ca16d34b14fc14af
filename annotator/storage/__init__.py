"""The project file: the one place that knows SQL."""
