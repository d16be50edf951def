"""The dark theme, hearth, and the light theme, linen."""

from __future__ import annotations

from textual.theme import Theme

from tui.text.couple import COLOURS

_HEARTH = {
    "background": "#191614",
    "surface": "#221e1b",
    "panel": "#2d2723",
    "ink": "#ece4da",
    "muted": "#a3978a",
    "line": "#453c35",
    "amber": "#e8b06a",
    "teal": "#7fc4b8",
    "plum": "#d6a6d4",
    "blue": "#9ab9ec",
    "hint": "#d8896f",
    "good": "#9dbf8a",
}
_LINEN = {
    "background": "#faf6ef",
    "surface": "#f2ebdf",
    "panel": "#e8dfd0",
    "ink": "#2a2521",
    "muted": "#6b6156",
    "line": "#cfc3b2",
    "amber": "#8f5410",
    "teal": "#1d6b61",
    "plum": "#7c3a78",
    "blue": "#2d5590",
    "hint": "#a3472b",
    "good": "#4d7337",
}
OUR_COLOURS = ("ink", "muted", "line", *COLOURS, "hint", "good")


def _theme(name: str, colours: dict[str, str], *, dark: bool) -> Theme:
    return Theme(
        name=name,
        dark=dark,
        primary=colours["amber"],
        secondary=colours["teal"],
        accent=colours["hint"],
        warning=colours["hint"],
        error=colours["hint"],
        success=colours["good"],
        foreground=colours["ink"],
        background=colours["background"],
        surface=colours["surface"],
        panel=colours["panel"],
        variables={
            **{name: colours[name] for name in OUR_COLOURS},
            "border": colours["amber"],
            "border-blurred": colours["line"],
            "scrollbar": colours["line"],
            "scrollbar-hover": colours["muted"],
            "scrollbar-active": colours["muted"],
            "scrollbar-background": colours["background"],
            "scrollbar-background-hover": colours["background"],
            "scrollbar-background-active": colours["background"],
            "scrollbar-corner-color": colours["background"],
            "block-cursor-background": colours["panel"],
            "block-cursor-foreground": colours["ink"],
            "block-cursor-text-style": "bold",
            "block-cursor-blurred-background": colours["panel"],
            "block-cursor-blurred-foreground": colours["ink"],
            "block-hover-background": colours["panel"],
            "input-selection-background": colours["line"],
        },
    )


HEARTH = _theme("hearth", _HEARTH, dark=True)
LINEN = _theme("linen", _LINEN, dark=False)


def variable_defaults() -> dict[str, str]:
    """Return our own variables' values, for use in any theme."""
    return {name: _HEARTH[name] for name in OUR_COLOURS}
