"""Several annotators: who they are, what they are to tag, what goes out to them and comes back."""
