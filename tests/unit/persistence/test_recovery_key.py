"""A recovery key is typed back from paper."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkworker_desktop.base.errors import WrongPassphrase
from linkworker_desktop.persistence.recovery_key import format_recovery_key, parse_recovery_key

SECRET = bytes(range(20))
secrets = st.binary(min_size=20, max_size=20)


@given(secrets)
def test_a_printed_key_is_read_back(secret: bytes) -> None:
    assert parse_recovery_key(format_recovery_key(secret)) == secret


def test_the_key_is_nine_groups_of_four() -> None:
    groups = format_recovery_key(SECRET).split("-")
    assert [len(group) for group in groups] == [4] * 9


@given(secrets)
def test_lower_case_spaces_and_look_alike_digits_are_forgiven(secret: bytes) -> None:
    typed = format_recovery_key(secret).lower().replace("-", "  ").replace("o", "0").replace("i", "1")
    assert parse_recovery_key(f" {typed}\n") == secret


@given(secrets, st.integers(0, 35), st.sampled_from("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"))
def test_one_wrong_character_is_noticed(secret: bytes, position: int, character: str) -> None:
    characters = list(format_recovery_key(secret).replace("-", ""))
    if characters[position] == character:
        return
    characters[position] = character
    with pytest.raises(WrongPassphrase, match="tastet"):
        parse_recovery_key("".join(characters))


@pytest.mark.parametrize("typed", ["", "hest", "A" * 36, "Æ" * 36, "A" * 35, "A" * 37, "9" * 36])
def test_what_is_no_key_is_called_a_slip_and_not_a_fault(typed: str) -> None:
    with pytest.raises(WrongPassphrase, match="tastet"):
        parse_recovery_key(typed)
