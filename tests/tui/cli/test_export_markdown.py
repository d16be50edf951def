"""`turnabout export` and `turnabout agreements`: complete and unchanged text."""

import json
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest
from markdown_it import MarkdownIt

from scripts.agreement_sentence import agreement_sentence
from scripts.loading.open_script import open_script
from store import Person, open_store
from tests.tui.conftest import Line, Turnabout
from tests.tui.helpers.script_pack import write_pack
from tests.tui.helpers.unfinished_conversations import left_at

ANSWER = ["place", "step", "kind", "of", "value", "private", "at"]
CONVERSATION = {"id", "script", "version", "started", "finished", "ended", "answers"}
AGREEMENT = {"act": "Tea.", "who": "both", "look_back": "2020-01-01", "sign": "It is on the table."}
HOSTILE = [
    ("[/", "[/"),
    ("[@click=app.quit]x[/]", "[@click=app.quit]x[/]"),
    ("{{ 7*7 }}{% raw %}", "{{ 7*7 }}{% raw %}"),
    (
        "# heading\n\n- item\n1. one\n> quoted\n\n---\n===",
        "# heading\n\n- item\n1. one\n> quoted\n\n---\n===",
    ),
    ("- item", "- item"),
    ("+ item", "+ item"),
    ("1. one", "1. one"),
    ("20) twenty", "20) twenty"),
    ("**b** _i_ `c` ~~s~~ &amp; \\* |a|b|", "**b** _i_ `c` ~~s~~ &amp; \\* |a|b|"),
    (
        "[x](http://example.org) <http://example.org> <b onclick='x'>",
        "[x](http://example.org) <http://example.org> <b onclick='x'>",
    ),
    ("```\nfence\n~~~\n[a]: http://example.org", "```\nfence\n~~~\n[a]: http://example.org"),
    ("\x1b[31mred\x1b[0m \x1b]0;title\x07 a\x08b \x9bc\x00", "[31mred[0m ]0;title ab c"),
    ("👩‍👩‍👧 🏳️‍🌈 שלום \u202eevil\u202c é", "👩‍👩‍👧 🏳️‍🌈 שלום evil é"),
    ("word " * 1000 + "end", "word " * 1000 + "end"),
]
Write = Callable[..., Path]


@pytest.fixture
def flow(tmp_path: Path) -> Path:
    return write_pack(tmp_path / "pack")


def answers_of(text: str) -> list[Line]:
    """Answer every text step with the same text."""
    steps: list[tuple[str, str, str, Any]] = [("", "begins", "house", "a"), ("", "due_now", "house", [])]
    for place, of in (("share.1", "first"), ("share.2", "second")):
        steps += [(place, "hurt", of, text), (place, "unsaid", of, text)]
        steps += [(place, "show", of, {"hurt": "show"}), (place, "show", "both", True)]
    agreement = {"act": text, "cue": text, "sign": text, "who": "both"}
    steps += [("", "between", "both", True), ("", "tired", "both", 1), ("", "action", "both", agreement)]
    steps += [("", "moment", "both", {"part": "milestones", "text": text})]
    steps += [("word.1", "word", "first", text), ("word.2", "word", "second", text)]
    return [{"place": p, "step": s, "of": of, "value": value} for p, s, of, value in steps]


@pytest.mark.parametrize("text", HOSTILE, ids=[kept[:12] for _, kept in HOSTILE])
def test_typed_text_is_exported_unchanged(
    turnabout: Turnabout, written: Write, flow: Path, data: Path, text: tuple[str, str]
) -> None:
    typed, kept = text
    name = " ".join(typed.split())[:40]
    with open_store(data) as store:
        store.set_people(Person("a", name, "she", "her", "her"), Person("b", f"{name}!", "he", "him", "his"))
    assert turnabout("play", flow, "--answers", written(answers_of(typed)), "--save").status == 0

    out = turnabout("export", "--format", "json").out
    found = json.loads(out)
    given = {(a["step"], a["of"]): a["value"] for a in found["conversations"][0]["answers"]}
    assert given[("hurt", "first")] == given[("word", "second")] == given[("moment", "both")]["text"] == kept
    assert [(a["act"], a["cue"], a["sign"]) for a in found["agreements"]] == [(kept, kept, kept)]
    assert [entry["text"] for entry in found["notebook"]] == [kept]
    assert found["couple"][0]["name"] in " ".join(kept.split())
    assert (out + turnabout("export").out).replace("\n", "").replace("\u200d", "").isprintable()
    check_markdown(turnabout("export").out, kept)


def check_markdown(text: str, kept: str) -> None:
    """Check that typed text stays in its own blocks."""
    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(text)
    kinds = {token.type.removesuffix("_open").removesuffix("_close") for token in tokens}
    assert kinds == {"heading", "paragraph", "inline", "code_block"}
    blocks = [token.content.removesuffix("\n") for token in tokens if token.type == "code_block"]
    assert blocks.count(kept) == 7  # hurt twice, word twice, the sign, and the moment twice
    assert blocks.count(agreement_sentence(kept, kept)) == 2
    inline = [token for token in tokens if token.type == "inline"]
    assert {child.type for token in inline for child in token.children or ()} <= {
        "text",
        "em_open",
        "em_close",
        "text_special",
    }
    said = ["".join(child.content for child in token.children or ()) for token in inline]
    quoting = [line for line in said if line.endswith("How tired are you?")]
    assert len(quoting) == 1
    assert f" said: {' '.join(kept.split())}. " in quoting[0]


def test_json_export_matches_its_schema(turnabout: Turnabout, written: Write, flow: Path, data: Path) -> None:
    agreed = [line | {"value": AGREEMENT} if line["step"] == "action" else line for line in answers_of("x")]
    turnabout("play", flow, "--answers", written(agreed), "--save")
    with open_store(data) as store:
        left_at(store, open_script("repair"), "moment", frame_due_now=None)
    found = json.loads(turnabout("export", "--format", "json").out)
    assert list(found) == ["couple", "conversations", "agreements", "rituals", "notebook"]
    whole, unfinished = sorted(found["conversations"], key=lambda conversation: conversation["ended"] is None)
    for conversation in (whole, unfinished):
        assert set(conversation) == CONVERSATION
        assert all(list(answer) == ANSWER for answer in conversation["answers"])
    assert (whole["script"], whole["version"], whole["finished"]) == ("every-kind", "1.0.0", True)
    assert (unfinished["script"], unfinished["ended"], unfinished["finished"]) == ("repair", None, False)
    assert [answer["step"] for answer in unfinished["answers"]] == [
        "begins",
        "frame_good_now",
        "frame_due_now",
        "frame_due_now",
    ]
    (agreement,) = found["agreements"]
    assert {name: agreement[name] for name in AGREEMENT} == AGREEMENT
    assert agreement["conversation"] == whole["id"]
    assert [(entry["part"], entry["text"]) for entry in found["notebook"]] == [("milestones", "x")]


def test_document_has_names_agreement_and_unfinished(
    turnabout: Turnabout, written: Write, flow: Path, data: Path
) -> None:
    with open_store(data) as store:
        store.set_people(Person("a", "Ana", "she", "her", "her"), Person("b", "Ben", "he", "him", "his"))
    agreed = [line | {"value": AGREEMENT} if line["step"] == "action" else line for line in answers_of("x")]
    turnabout("play", flow, "--answers", written(agreed), "--save")
    with open_store(data) as store:
        left_at(store, open_script("repair"), "moment", frame_due_now=None)
    text = turnabout("export").out
    assert text.startswith("# Ana and Ben\n")
    assert (
        "\nBoth of you, check in on 1 January 2020:\n\n    Tea.\n\nHow we’ll know:\n\n    It is on the table.\n"
        in text
    )
    assert "\nGood moments, both of you:\n\n    x\n" in text
    with open_store(data) as store:
        (agreement,) = store.agreements()
        store.change_agreement(agreement.id, "2026-03-20T20:00:00+01:00", {"next": "let_go"})
    assert "\nBoth of you, ended:\n\n    Tea.\n" in turnabout("export").out
    assert text.count(", unfinished\n") == 1
    assert "\n*Ana, what still stings?*\n\nAna:\n\n    x\n" in text
    assert "(kept private)" not in text


def test_empty_section_has_no_heading(turnabout: Turnabout, written: Write, flow: Path) -> None:
    without_moment = [
        line | {"value": None} if line["step"] == "moment" else line for line in answers_of("x")
    ]
    turnabout("play", flow, "--answers", written(without_moment), "--save")
    headings = [line for line in turnabout("export").out.splitlines() if line.startswith("## ")]
    assert headings == ["## Agreements", "## Conversations"]


def test_document_shows_agreement_history(
    turnabout: Turnabout, written: Write, flow: Path, data: Path
) -> None:
    with open_store(data) as store:
        store.set_people(Person("a", "A*na", "she", "her", "her"), Person("b", "Ben", "he", "him", "his"))
    value = {**AGREEMENT, "who": "second"}
    agreed = [line | {"value": value} if line["step"] == "action" else line for line in answers_of("x")]
    turnabout("play", flow, "--answers", written(agreed), "--save")
    with open_store(data) as store:
        (agreement,) = store.agreements()
        store.change_agreement(agreement.id, "2026-03-20T20:00:00+01:00", {"words": {"act": "Soup."}})
    outcome = {
        "agreement": agreement.id,
        "outcome": "not_yet",
        "did": "It slipped.",
        "landed": "I waited.",
        "next": "hand_over",
        "words": {"who": "first"},
    }
    begins, _, *rest = answers_of("x")
    due = [{"id": agreement.id, "act": "Soup.", "who": "b"}]
    looked_back = [
        {"place": "", "step": "due_now", "of": "house", "value": due},
        {"place": "due_now.1", "step": "due_now", "of": "both", "value": outcome},
    ]
    turnabout("play", flow, "--answers", written([begins, *looked_back, *rest]), "--save")
    text = turnabout("export").out
    assert "\nChanged on 20 March 2026.\n\n    From now on: Soup.\n" in text
    said = "    Ben: “It slipped.”\n    A*na: “I waited.”\n    A*na took it over.\n"
    assert f": not yet.\n\n{said}" in text
    assert f"    Not yet.\n{said}" in text


def test_agreements_as_lines_and_as_json(
    turnabout: Turnabout, written: Write, flow: Path, data: Path
) -> None:
    assert (turnabout("agreements").out, turnabout("agreements", "--json").out) == ("", "[]\n")
    value = {"act": "make\ntea", "who": "first", "cue": "If it is late", "look_back": "2020-01-01"}
    lines = [line | {"value": value} if line["step"] == "action" else line for line in answers_of("x")]
    turnabout("play", flow, "--answers", written(lines), "--save")
    with open_store(data) as store:
        store.set_people(Person("a", "Ana", "she", "her", "her"), Person("b", "Ben", "he", "him", "his"))
        (agreement,) = store.agreements()
    assert turnabout("agreements").out == "Ana: If it is late, make tea. (check in on 1 January 2020)\n"
    # The same words in the list of agreements and in the conversation that made it.
    assert turnabout("export").out.count("\n    If it is late, make tea.\n") == 2
    (row,) = json.loads(turnabout("agreements", "--json").out)
    stands = {"resting": False, "last_outcome": None, "next_turn": None}
    assert row == json.loads(json.dumps(asdict(agreement) | stands))


@pytest.mark.parametrize("make", [False, True])
def test_empty_export_is_valid(turnabout: Turnabout, data: Path, make: bool) -> None:
    if make:
        data.mkdir(mode=0o755)
    found = turnabout("export", "--format", "json")
    assert (found.status, json.loads(found.out)) == (
        0,
        {"couple": [], "conversations": [], "agreements": [], "rituals": [], "notebook": []},
    )
    document = turnabout("export").out
    assert document.startswith("# First person and Second person\n")
    assert "##" not in document
    assert data.exists() == make
    assert not make or (list(data.iterdir()), data.stat().st_mode & 0o777) == ([], 0o755)


@pytest.mark.parametrize("form", ["md", "json"])
def test_export_file_is_private(
    turnabout: Turnabout, written: Write, flow: Path, tmp_path: Path, form: str
) -> None:
    turnabout("play", flow, "--answers", written(answers_of("naïve")), "--save")
    there = tmp_path / "there"
    there.write_text("old" * 10_000)
    there.chmod(0o644)
    for out in (tmp_path / "new", there):
        done = turnabout("export", "--format", form, "--out", out)
        assert (done.status, done.out) == (0, "")
        assert out.stat().st_mode & 0o777 == 0o600
        assert out.read_text(encoding="utf-8") == turnabout("export", "--format", form).out
    for bad in (tmp_path, tmp_path / "none" / "x", there / "x"):
        assert "Couldn’t write" in turnabout("export", "--format", form, "--out", bad).sentence


def test_damaged_file_is_named_and_the_rest_exported(
    turnabout: Turnabout, written: Write, flow: Path, data: Path
) -> None:
    for text in ("spoilt", "whole"):
        turnabout("play", flow, "--answers", written(answers_of(text)), "--save")
    (spoilt,) = [path for path in data.rglob("*.json") if '"spoilt"' in path.read_text() and "T" in path.name]
    spoilt.write_text(spoilt.read_text().replace("spoilt", "spoils"))
    for form in ("json", "md"):
        done = turnabout("export", "--format", form)
        assert f"{spoilt.relative_to(data)}" in done.sentence
        assert "whole" in done.out
        assert "spoils" not in done.out
