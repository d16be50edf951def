"""The dark theme, hearth, and the light theme, linen.

Grounds: `background`, `surface` for panes and cards, `panel` for what is raised or marked, `sunk` to write in,
`hover` under the mouse, and `note` for agreements, light in both themes. Text on them: `ink`, `soft`, and `muted`;
`accent` for the focus and hints. A partner's color also gives `-surface` (their turn), `-tint`, `-tint2` (marked), and
`-note` (their name on a note). Text on a solid color is `on-solid`. Keep `muted` off `-tint2`, where it's too faint.
"""

from __future__ import annotations

from textual.color import Color
from textual.theme import Theme

from tui.settings import DARK, LIGHT, SYSTEM, Settings
from tui.text.couple import COLOURS

_HEARTH = {
    "background": "#181412",
    "surface": "#221c18",
    "panel": "#332b25",
    "sunk": "#120f0d",
    "hover": "#29221d",
    "ink": "#f0e8de",
    "soft": "#d3c8bb",
    "muted": "#a89b8d",
    "line": "#463d36",
    "accent": "#e0957a",
    "good": "#a3c490",
    "chart": "#8ba57a",
    "amber": "#e8b06a",
    "teal": "#7fc4b8",
    "plum": "#d6a6d4",
    "blue": "#9ab9ec",
    "on-solid": "#1a1512",
    "note": "#e4d6bb",
    "note-sunk": "#d7c7a8",
    "note-edge": "#b3a07d",
    "note-ink": "#2a2119",
    "note-muted": "#5d4d39",
}
_LINEN = {
    "background": "#f6f0e6",
    "surface": "#efe7d9",
    "panel": "#e3d7c3",
    "sunk": "#fbf8f2",
    "hover": "#ebe1d0",
    "ink": "#27211c",
    "soft": "#4a4138",
    "muted": "#645a4f",
    "line": "#cabda9",
    "accent": "#993d25",
    "good": "#3f632b",
    "chart": "#5f8249",
    "amber": "#8a500d",
    "teal": "#1a655c",
    "plum": "#7a3876",
    "blue": "#2b528b",
    "on-solid": "#fdfaf4",
    "note": "#fffdf8",
    "note-sunk": "#f4eddf",
    "note-edge": "#d5c8b2",
    "note-ink": "#27211c",
    "note-muted": "#645a4f",
}
_ON_NOTE = {"amber": "#7c4408", "teal": "#155a52", "plum": "#75336f", "blue": "#2a4f87"}
"""Dark colors for names on a note, as notes are light in both themes."""
_SURFACE_SHARE, _DARK_SHARES, _LIGHT_SHARES = 0.07, (0.14, 0.23), (0.12, 0.16)
"""How much of a partner's color is in their `-surface`, and in their `-tint` and `-tint2`."""


def _roles(base: dict[str, str], *, dark: bool) -> dict[str, str]:
    """Return all roles of a theme, the partners' tints included."""
    roles = {**base, "hint": base["accent"]}
    tint, tint2 = _DARK_SHARES if dark else _LIGHT_SHARES
    background = Color.parse(base["background"])
    for name in COLOURS:
        for role, share in (("surface", _SURFACE_SHARE), ("tint", tint), ("tint2", tint2)):
            roles[f"{name}-{role}"] = background.blend(Color.parse(base[name]), share).hex
        roles[f"{name}-note"] = _ON_NOTE[name]
    # Where it's nobody's turn, the same parts have no partner's color.
    both = {"": "ink", "-surface": "surface", "-tint": "surface", "-tint2": "panel", "-note": "note-ink"}
    return roles | {f"both{role}": base[name] for role, name in both.items()}


HEARTH_ROLES, LINEN_ROLES = _roles(_HEARTH, dark=True), _roles(_LINEN, dark=False)


def _theme(name: str, roles: dict[str, str], *, dark: bool) -> Theme:
    return Theme(
        name=name,
        dark=dark,
        primary=roles["accent"],
        secondary=roles["soft"],
        accent=roles["accent"],
        warning=roles["accent"],
        error=roles["accent"],
        success=roles["good"],
        foreground=roles["ink"],
        background=roles["background"],
        surface=roles["surface"],
        panel=roles["panel"],
        variables={
            **roles,
            "border": roles["accent"],
            "border-blurred": roles["line"],
            "scrollbar": roles["line"],
            "scrollbar-hover": roles["muted"],
            "scrollbar-active": roles["muted"],
            "scrollbar-background": roles["background"],
            "scrollbar-background-hover": roles["background"],
            "scrollbar-background-active": roles["background"],
            "scrollbar-corner-color": roles["background"],
            "block-cursor-background": roles["panel"],
            "block-cursor-foreground": roles["ink"],
            "block-cursor-text-style": "bold",
            "block-cursor-blurred-background": roles["panel"],
            "block-cursor-blurred-foreground": roles["ink"],
            "block-hover-background": roles["hover"],
            "input-selection-background": roles["line"],
        },
    )


def theme_name(settings: Settings, *, is_light_terminal: bool) -> str:
    """Return the name of the chosen theme, or of the one like the terminal."""
    if settings.theme != SYSTEM:
        return settings.theme
    return LIGHT if is_light_terminal else DARK


def opposite_theme(name: str) -> str:
    """Return the light theme's name for the dark one, and the other way around."""
    return LIGHT if name == DARK else DARK


HEARTH = _theme(DARK, HEARTH_ROLES, dark=True)
LINEN = _theme(LIGHT, LINEN_ROLES, dark=False)


def variable_defaults() -> dict[str, str]:
    """Return our own variables' values, for use in any theme."""
    stock = ("background", "surface", "panel", "accent")
    return {name: color for name, color in HEARTH_ROLES.items() if name not in stock}
