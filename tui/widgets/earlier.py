"""What was said so far, above the prompt, each with a thin bar in its speaker's colour."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual.containers import Vertical
from textual.widgets import Static

from tui.content import typed

LONGEST = 200
"""Characters of each that are shown: about three lines, so that the prompt and the answer stay in view."""


@dataclass(frozen=True)
class Spoken:
    """Something that was said: its text, and colour and sign of whoever said it ("both" and no sign for both)."""

    text: str
    colour: str
    who: str = ""
    sign: str = ""


class Earlier(Vertical):
    """The latest words, newest nearest to the prompt."""

    DEFAULT_CSS = """
    Earlier {
        height: auto;
        & > Static { height: auto; color: $muted; padding-left: 1; margin-bottom: 1; border-left: outer $line; }
        & > .of-amber { border-left: outer $amber; }
        & > .of-teal { border-left: outer $teal; }
        & > .of-plum { border-left: outer $plum; }
        & > .of-blue { border-left: outer $blue; }
    }
    """

    async def show(self, spoken: Sequence[Spoken]) -> None:
        """Put these in place of what stood here."""
        await self.remove_children()
        await self.mount_all(_drawn(one) for one in spoken)


def _drawn(spoken: Spoken) -> Static:
    sign = f"{spoken.sign} " if spoken.sign else ""
    said = _beginning(spoken.text)
    text = f"{sign}{spoken.who}: {said}" if spoken.who else f"{sign}{said}"
    return Static(typed(text), classes=f"of-{spoken.colour}")


def _beginning(text: str) -> str:
    """As much of a text as is shown, to the end of a word where it has words."""
    return text if len(text) <= LONGEST else f"{text[:LONGEST].rpartition(' ')[0] or text[:LONGEST]} …"
