"""How a database of an earlier version becomes one of this version; the revisions lie in `versions`."""
