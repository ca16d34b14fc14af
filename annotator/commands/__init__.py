"""What a person can do: each a frozen value with a key, run in one transaction, undoable."""
