"""Agreement: how several annotators' marks align, in what they differ, and how well they agree. Pure; no storage.

Every measure is a function over plain arrays, lists and model values, so that each can be called from a notebook.
"""
