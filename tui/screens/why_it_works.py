"""The page that tells why a script works, and how sure we are."""

from __future__ import annotations

from prompts import RenderedText
from scripts.script_info import ScriptInfo
from tui.screens.text_page import Page
from tui.styled_text import literal, render_prompt
from tui.text.why_it_works import WHY_TITLE


class WhyItWorks(Page):
    """The reasons for a script, below its title."""

    def __init__(self, script: ScriptInfo) -> None:
        words = render_prompt(RenderedText(script.why_it_works))
        super().__init__(script.title, [literal(WHY_TITLE, "bold $ink"), words])
