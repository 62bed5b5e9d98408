"""Being reminded: a quiet list in the window, and the system's own notice without names."""
