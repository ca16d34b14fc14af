"""Which article of the open story reports what, and how."""
