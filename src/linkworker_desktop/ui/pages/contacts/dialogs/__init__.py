"""The questions the directory asks before it does something with one contact or many."""
