"""Typed texts that look like markup, templates, or terminal commands."""

HOSTILE = (
    "[/",
    "[@click=app.quit]x[/]",
    "{{ 7*7 }}",
    "# heading",
    "שלום עולם",
    "👩‍👩‍👧 na ja",
    "a\x1b[2Jb\x1b]0;gone\x07",
    "word " * 1000,
)
NASTY = HOSTILE[:-1]
"""The short ones."""

AT_ONCE = (" ".join(HOSTILE[:3]), " ".join(HOSTILE[3:-1]), HOSTILE[-1])
"""All of them joined into three texts, for slow screen tests."""
