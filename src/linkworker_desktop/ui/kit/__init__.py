"""The family likeness of the screens: tokens, theme, icons and the widgets every page is built from."""
