"""How hard a passphrase is to guess, and in plain words why it is refused."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from linkworker_desktop.i18n import _
from linkworker_desktop.i18n.marks import N_

LEAST_CHARACTERS = 10
LEAST_SCORE = 3
"""zxcvbn's »safely unguessable«: more than 10^8 guesses, each of which costs a tenth of a second here."""

_LONGEST_JUDGED = 72
"""zxcvbn's time grows with the square of the length, and more characters only make a passphrase better."""
_EVERYBODY_KNOWS = (
    "kommune", "linkworker", "brobygger", "velkommen", "velkomst", "adgangskode", "hemmelig", "danmark",
    "københavn", "sommer", "vinter", "forår", "efterår", "familie", "flygtning", "integration",
)  # fmt: skip
_REASONS = {
    "repeat": N_("Gentagelser er lette at gætte. Skriv hellere flere ord."),
    "sequence": N_("Rækker som »1234« og »abcd« er lette at gætte. Skriv hellere flere ord."),
    "spatial": N_("Taster ved siden af hinanden er lette at gætte. Skriv hellere flere ord."),
    "date": N_("Datoer er lette at gætte. Skriv hellere flere ord."),
    "regex": N_("Årstal er lette at gætte. Skriv hellere flere ord."),
    "dictionary": N_("Kendte ord og navne er lette at gætte. Sæt flere ord sammen, fx en hel sætning."),
}


@dataclass(frozen=True, slots=True)
class Judgement:
    """A passphrase's score from 0 to 4 and, when it is refused, one sentence that says why."""

    score: int
    refusal: str

    @property
    def is_accepted(self) -> bool:
        """Whether the passphrase may be used."""
        return not self.refusal


def judge(passphrase: str, own_words: Sequence[str] = ()) -> Judgement:
    """Return the judgement of a passphrase; `own_words` are names anybody at the town hall could guess.

    Slow the first time (a word list is read): call it from a worker.
    """
    from zxcvbn import zxcvbn

    if not passphrase:
        return Judgement(0, _("Skriv en adgangskode."))
    known = [word.casefold() for text in (*own_words, *_EVERYBODY_KNOWS) for word in text.split()]
    result = zxcvbn(passphrase[:_LONGEST_JUDGED], user_inputs=known)
    score = int(result["score"])
    if len(passphrase) < LEAST_CHARACTERS:
        too_short = _("Den er for kort. Skriv mindst {least} tegn.").format(least=LEAST_CHARACTERS)
        return Judgement(min(score, 1), too_short)
    if score < LEAST_SCORE:
        return Judgement(score, _reason(result["sequence"]))
    return Judgement(score, "")


def _reason(sequence: Sequence[dict[str, object]]) -> str:
    """Return the sentence for the longest guessable piece."""
    pieces = [piece for piece in sequence if piece["pattern"] in _REASONS]
    if not pieces:
        return _("Den er for let at gætte. Skriv flere tegn eller en hel sætning.")
    longest = max(pieces, key=lambda piece: len(str(piece["token"])))
    return _(_REASONS[str(longest["pattern"])])
