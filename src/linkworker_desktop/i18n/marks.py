"""Marks for texts that are translated later, where they are shown."""


def N_(text: str) -> str:  # noqa: N802 - the name gettext tools look for
    """Return `text` as it is; the extraction finds it by this call."""
    return text


def D_(text: str) -> str:  # noqa: N802 - the name gettext tools look for
    """Return `text` as it is; it is a label on paper, translated with `label` into a family's language."""
    return text


def ND_(text: str) -> str:  # noqa: N802 - the name gettext tools look for
    """Return `text` as it is; it stands both on the screen and on paper."""
    return text
