"""Speed and memory, each figure beside its limit: ``python -m tests.bench``. No test; nothing here fails for time."""
