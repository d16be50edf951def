"""Who writes next in a rehearsal of a script that collects over several days."""

from __future__ import annotations

from tui.screens.choose_action import ChooseOne
from tui.text.couple import Couple
from tui.text.multi_day_collecting import CONTINUE, visit_label

TEXT = "In a real conversation, days go by here, and Home offers it again. Who writes next?"


class ChooseVisit(ChooseOne):
    """Both partners, and going on; dismissed with "first", "second", "continue", or None to go back."""

    def __init__(self, title: str, couple: Couple) -> None:
        partners = {one: visit_label(couple, one) for one in couple.sides}
        super().__init__(title, TEXT, {**partners, "continue": CONTINUE})
