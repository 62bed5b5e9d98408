"""What the documents say is what the program has: commands, options, files, languages, placeholders."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from tools.bench.__main__ import make_parser as bench_parser

from linkworker_desktop.base.paths import KEPT_ASIDE, DataFolder
from linkworker_desktop.cli.arguments import PROGRAM, parser
from linkworker_desktop.cli.secret import VARIABLE
from linkworker_desktop.domain.facts import FACTS
from linkworker_desktop.domain.folder import PARTS
from linkworker_desktop.domain.languages import DANISH, LANGUAGES
from linkworker_desktop.ui.shortcuts import SHORTCUTS

ROOT = Path(__file__).resolve().parents[2]
README = ROOT / "README.md"
GUIDE = ROOT / "docs" / "brugervejledning.md"
DOCUMENTS = sorted(
    [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("packaging/**/*.md")],
    key=lambda file: file.relative_to(ROOT),
)
_LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
_MAKE = re.compile(r"\bmake ([a-z][a-z0-9-]+)")
_OPTION = re.compile(r"(?<![\w-])--[a-z][a-z-]+")
_PROGRAM_LINE = re.compile(rf"{PROGRAM} +(?:--data \S+ +)?([a-z]+)([^`|\n]*)")
_HEADING = re.compile(r"^#+ +(.+)$", re.MULTILINE)
_FENCED = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)
OTHER_PROGRAMS_OPTIONS = {
    "--strict",
    "--no-install-recommends",
    "--check",
    "--noconfirm",
    "--distpath",
    "--workpath",
}
"""Options in the documents that belong to apt, mypy, tools and PyInstaller."""


def _id(file: Path) -> str:
    return str(file.relative_to(ROOT))


def _read(file: Path) -> str:
    return file.read_text(encoding="utf-8")


def _commands() -> dict[str, argparse.ArgumentParser]:
    actions = [each for each in parser()._actions if isinstance(each, argparse._SubParsersAction)]
    return dict(actions[0].choices)


def _options(of: argparse.ArgumentParser) -> set[str]:
    return {option for action in of._actions for option in action.option_strings if option.startswith("--")}


def _anchors(file: Path) -> set[str]:
    """Return the anchors GitHub makes of the headings."""
    headings = _HEADING.findall(_FENCED.sub("", _read(file)))
    return {re.sub(r"[^\w\- ]", "", heading.lower()).strip().replace(" ", "-") for heading in headings}


def _program_lines() -> Iterator[tuple[Path, str, str]]:
    for file in DOCUMENTS:
        for match in _PROGRAM_LINE.finditer(_read(file)):
            yield file, match[1], match[2]


@pytest.mark.parametrize("file", DOCUMENTS, ids=_id)
def test_every_relative_link_leads_somewhere(file: Path) -> None:
    broken = []
    for target in _LINK.findall(_FENCED.sub("", _read(file))):
        if target.startswith(("http://", "https://", "mailto:")):
            continue
        path, _hash, anchor = target.partition("#")
        aim = (file.parent / path).resolve() if path else file
        if not aim.exists() or (anchor and anchor not in _anchors(aim)):
            broken.append(target)
    assert broken == []


@pytest.mark.parametrize("file", DOCUMENTS, ids=_id)
def test_every_make_command_in_the_documents_is_in_the_makefile(file: Path) -> None:
    targets = set(re.findall(r"^([a-z][a-z0-9-]*):", _read(ROOT / "Makefile"), re.MULTILINE))
    code = "\n".join(re.findall(r"```.*?```|`[^`\n]+`", _read(file), re.DOTALL))
    assert set(_MAKE.findall(code)) <= targets


def test_the_readme_names_the_two_commands_everybody_needs() -> None:
    assert {"run", "test"} <= set(_MAKE.findall(_read(README)))


def test_the_readme_and_the_guide_show_every_command() -> None:
    for file in (README, GUIDE):
        shown = {command for where, command, _rest in _program_lines() if where == file}
        assert shown == set(_commands()), _id(file)


def test_every_command_in_the_documents_exists_with_its_options() -> None:
    commands = _commands()
    wrong = [
        (_id(file), command, option)
        for file, command, rest in _program_lines()
        for option in _OPTION.findall(rest) or [""]
        if command not in commands or (option and option not in _options(commands[command]))
    ]
    assert wrong == []


@pytest.mark.parametrize("file", DOCUMENTS, ids=_id)
def test_every_option_in_the_documents_is_an_option_of_the_program(file: Path) -> None:
    known = _options(parser()).union(*(_options(command) for command in _commands().values()))
    known |= _options(bench_parser())
    code = "\n".join(re.findall(r"```.*?```|`[^`\n]+`", _read(file), re.DOTALL))
    lines = [line for line in code.splitlines() if "alembic" not in line and "pip" not in line]
    assert set(_OPTION.findall("\n".join(lines))) - known - OTHER_PROGRAMS_OPTIONS == set()


def test_the_readme_shows_every_option_of_every_command() -> None:
    text = _read(README)
    every = _options(parser()).union(*(_options(command) for command in _commands().values()))
    assert [option for option in sorted(every) if option not in text] == []


def test_the_passphrase_variable_is_named_as_it_is_read() -> None:
    assert f"`{VARIABLE}`" in _read(README)
    assert f"`{VARIABLE}`" in _read(GUIDE)


def test_the_readmes_language_table_is_the_programs() -> None:
    rows = re.findall(
        r"^\| `(\w+)` \| (.+?) \| (.+?) \| ([→←]) \| (.+?) \| (.+?) \|$", _read(README), re.MULTILINE
    )
    said = [(code, own, danish, arrow) for code, own, danish, arrow, _labels, _texts in rows]
    assert said == [
        (each.code, each.endonym, each.danish_name, "←" if each.is_right_to_left else "→")
        for each in LANGUAGES.values()
    ]
    for code, *_names, labels, texts in rows:
        if code == DANISH:
            continue
        files = list((ROOT / "resources" / "content" / code).glob("*.md"))
        catalogue = ROOT / "resources" / "locale" / code / "LC_MESSAGES" / "documents.po"
        assert (labels == "yes") == catalogue.is_file(), code
        assert len(files) == {"all eleven": len(PARTS), "–": 0}[texts], code


def test_the_storage_decision_lists_the_files_of_a_data_folder() -> None:
    files = DataFolder(Path())
    text = _read(ROOT / "docs" / "decisions" / "0004-storage.md")
    for file in (files.database, files.vault, files.anchor, files.lock, files.backups):
        assert f"`{file.name}" in text, file.name
    assert f"`{KEPT_ASIDE}" in text


def test_the_glossary_names_facts_that_exist() -> None:
    rows = re.findall(
        r"\| ([^|]+) \(facts?\) \|", _read(ROOT / "docs" / "glossary.md").replace("(a fact)", "(fact)")
    )
    named = {name for row in rows for name in re.findall(r"`(\w+)`", row)}
    assert named
    assert named <= set(FACTS)


def test_the_guide_lists_every_shortcut() -> None:
    text = _read(GUIDE)
    assert [each.keys[0] for each in SHORTCUTS if f"`{each.keys[0]}`" not in text] == []


def test_every_picture_is_shown_somewhere() -> None:
    shown = {Path(target).name for file in DOCUMENTS for target in _LINK.findall(_read(file))}
    pictures = {file.name for file in (ROOT / "docs" / "images").glob("*.png")}
    assert pictures
    assert pictures <= shown


def test_every_dependency_has_a_row_with_its_reason() -> None:
    text = _read(ROOT / "pyproject.toml")
    block = re.search(r"^dependencies = \[(.*?)^\]", text, re.MULTILINE | re.DOTALL)
    assert block is not None
    names = re.findall(r'"([A-Za-z0-9_-]+)', block[1])
    table = _read(ROOT / "docs" / "decisions" / "0009-dependencies.md")
    assert [name for name in names if f"| {name} |" not in table] == []


def test_the_decisions_are_numbered_without_gaps() -> None:
    numbers = [int(file.name[:4]) for file in sorted((ROOT / "docs" / "decisions").glob("*.md"))]
    assert numbers == list(range(1, len(numbers) + 1))


@pytest.mark.parametrize("file", DOCUMENTS, ids=_id)
def test_every_module_the_documents_name_exists(file: Path) -> None:
    named = re.findall(r"`((?:[\w-]+/)+[\w-]+\.(?:py|toml|json|md|po))", _read(file))
    places = (ROOT, ROOT / "src" / "linkworker_desktop", file.parent)
    assert [name for name in named if not any((place / name).exists() for place in places)] == []
