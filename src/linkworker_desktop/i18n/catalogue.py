"""The two gettext domains: `ui` for screens and commands, `documents` for labels on paper."""

from __future__ import annotations

import gettext
import os
from functools import lru_cache

from linkworker_desktop.base.resources import resource_path

UI_LANGUAGES = ("da", "en")
DEFAULT_LANGUAGE = "da"


class _Current:
    """The interface's language; Danish until somebody says otherwise."""

    code = DEFAULT_LANGUAGE


@lru_cache(maxsize=64)
def _translations(domain: str, language: str) -> gettext.NullTranslations:
    if language == DEFAULT_LANGUAGE:
        return gettext.NullTranslations()
    return gettext.translation(domain, str(resource_path("locale")), languages=[language], fallback=True)


def system_language() -> str:
    """Return `en` where the system speaks English, else Danish, also on a machine without a locale."""
    for variable in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(variable, "")
        if value:
            return "en" if value.lower().startswith("en") else DEFAULT_LANGUAGE
    return DEFAULT_LANGUAGE


def set_language(code: str) -> None:
    """Choose the interface's language (`da` or `en`)."""
    if code not in UI_LANGUAGES:
        raise ValueError(f"the interface has no language {code!r}")
    _Current.code = code


def current_language() -> str:
    """Return the interface's language code."""
    return _Current.code


def _(message: str) -> str:
    """Translate an interface text; the Danish text is its own key."""
    return _translations("ui", _Current.code).gettext(message)


def ngettext(singular: str, plural: str, number: int) -> str:
    """Translate an interface text that counts; the caller fills in the number."""
    if _Current.code == DEFAULT_LANGUAGE:
        return singular if number == 1 else plural
    return _translations("ui", _Current.code).ngettext(singular, plural, number)


def label(message: str, language: str) -> str:
    """Translate a label on paper into one of the families' languages; Danish where it has none."""
    return _translations("documents", language).gettext(message)


def has_label(message: str, language: str) -> bool:
    """Tell whether a label is translated into `language` (Danish always is)."""
    if language == DEFAULT_LANGUAGE:
        return True
    catalogue: dict[str, str] = getattr(_translations("documents", language), "_catalog", {})
    return message in catalogue
