"""Paper: fonts, bidi, shaping, lines and the paragraph that all text on every paper goes through."""
