"""The documents of a family on its page."""
