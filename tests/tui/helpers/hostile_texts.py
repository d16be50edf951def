"""What people may type that is more than words elsewhere: markup, templates, commands to a terminal, or just a lot."""

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
"""Those that are short."""

AT_ONCE = (" ".join(HOSTILE[:3]), " ".join(HOSTILE[3:-1]), HOSTILE[-1])
"""All of them in three texts, where each takes screens of its own."""
