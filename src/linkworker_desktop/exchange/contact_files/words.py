"""The Danish words that stand in files for what the program keeps as a choice; files are Danish in every language."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from linkworker_desktop.domain.contact import InterpreterHelp, Visibility

INTERPRETER_WORDS: Mapping[InterpreterHelp, str] = MappingProxyType(
    {
        InterpreterHelp.UNKNOWN: "",
        InterpreterHelp.PROVIDED: "stedet sørger for tolk",
        InterpreterHelp.BOOK_FIRST: "tolk skal bestilles",
        InterpreterHelp.BRING: "tag selv tolk med",
        InterpreterHelp.NOT_NEEDED: "tolk er ikke nødvendig",
    }
)
VISIBILITY_WORDS: Mapping[Visibility, str] = MappingProxyType(
    {
        Visibility.EVERYONE: "alle",
        Visibility.MUNICIPALITY: "kun kommunen",
        Visibility.ONLY_ME: "kun mig",
    }
)
YES, NO = "ja", "nej"
