"""How many words a section may have, and which of them count."""

from __future__ import annotations

from scripts.checking.script_check import ScriptTexts, check_script

FLOW = "format: 1\nid: x\nversion: 1.0.0\nminutes: 1\ngroup: grow\nframe: no\nsteps:\n  - draw: card\n"
CARDS = "".join(f"- c{n}: What do you like about number {n}?\n" for n in range(60))


def test_only_the_longest_card_counts() -> None:
    checked = check_script(ScriptTexts(FLOW, f"# X\nX.\n\n## card\nAnswer this.\n{CARDS}", "x.yaml", "x.md"))
    assert [found.code for found in checked.findings] == []
    assert checked.measures is not None
    assert checked.measures.minutes == 1


def test_very_long_card_is_still_too_long() -> None:
    card = "- long: " + "word, " * 200
    checked = check_script(
        ScriptTexts(FLOW, f"# X\nX.\n\n## card\nAnswer this.\n{CARDS}{card}\n", "x.yaml", "x.md")
    )
    assert "L03" in [found.code for found in checked.findings]


def test_page_of_reasons_has_room_for_more() -> None:
    def codes(words: int) -> list[str]:
        why = "People feel close. " * (words // 3)
        checked = check_script(
            ScriptTexts(
                FLOW, f"# X\nX.\n\n## card\nAnswer.\n{CARDS}\n## why_it_works\n{why}\n", "x.yaml", "x.md"
            )
        )
        return [found.code for found in checked.findings]

    assert codes(168) == []
    assert codes(201) == ["L03"]
