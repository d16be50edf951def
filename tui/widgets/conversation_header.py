"""Head of a conversation: title, stage, and time left."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.content import Content

from tui.styled_text import literal
from tui.widgets.wrapped_text import WrappedStatic

MIN_GAP = 3
DOT = "  ·  "


@dataclass(frozen=True)
class Place:
    """Where a conversation is.

    `done` is how much of the stage is done, from 0 to 1; `round_of` is (round, rounds), or zeros.
    """

    at: int
    done: float
    minutes: int
    round_of: tuple[int, int] = (0, 0)


ORDINALS = ("", "first", "second", "third", "fourth", "fifth")


class ConversationHeader(WrappedStatic):
    """Title, stage, and minutes left, above a line of stages.

    With the side pane, which lists the stages, only title and minutes are shown.
    """

    SCOPED_CSS: ClassVar[bool] = False  # the selectors use the screen's size classes

    DEFAULT_CSS = """
    ConversationHeader { height: auto; padding: 0 2; margin-bottom: 1; color: $muted; }
    .-tall ConversationHeader { margin: 1 0; }
    .-low ConversationHeader, .-short ConversationHeader { margin: 0; }
    """

    def __init__(self, title: str, stages: Sequence[str]) -> None:
        super().__init__()
        self._title, self._stages = title, tuple(stages)
        self._place = Place(0, 0.0, 0)

    def take_stages(self, title: str, stages: Sequence[str]) -> None:
        """Show another version of the script."""
        self._title, self._stages = title, tuple(stages)
        self._place = Place(0, 0.0, 0)

    def show(self, place: Place) -> None:
        """Show where the conversation is."""
        if place != self._place:
            self._place = place
            self.refresh()

    def content_for_width(self, width: int) -> Content:
        """Return the head, and the line of stages where there is room."""
        screen = self.screen
        is_listed = screen.has_class("-wide") and not screen.has_class("-private")
        lines = [self._head(width, is_listed=is_listed)]
        if not is_listed and not (screen.has_class("-low") or screen.has_class("-short")):
            lines.append(self._stage_line(width))
        return Content("\n").join(lines)

    def _head(self, width: int, *, is_listed: bool) -> Content:
        """Return title and time, without what doesn't fit."""
        return next(
            (
                Content.assemble(left, " " * (width - left.cell_length - right.cell_length), right)
                for left, right in self._heads(is_listed=is_listed)
                if left.cell_length + right.cell_length + MIN_GAP <= width
            ),
            literal(self._title, "bold $soft").truncate(width, ellipsis=True),
        )

    def _heads(self, *, is_listed: bool) -> Iterator[tuple[Content, Content]]:
        """Yield both ends of the head, from the fullest to the shortest."""
        title = literal(self._title, "bold $soft")
        place, many = self._place, len(self._stages) > 1
        number, rounds = place.round_of
        repeats = _time_around(number, rounds)
        left = f"about {place.minutes} min left" if place.minutes else ""
        if is_listed or not many:
            yield from ((title, _joined(repeats, left)), (title, _joined(left)))
            return
        stage = literal(self._stages[place.at], "$soft")
        named = Content.assemble(title, Content.styled("  ›  ", "$muted"), stage)
        count = f"{place.at + 1} of {len(self._stages)}"
        yield named, _joined(repeats or count, left)
        yield named, _joined(repeats or count)
        yield named, _joined(count)
        yield literal(self._stages[place.at], "bold $soft"), _joined(count)
        yield title, _joined(count)

    def _stage_line(self, width: int) -> Content:
        """Return a line with one piece for each stage."""
        count = len(self._stages)
        room = width - 2 * (count - 1)
        if room < 2 * count:
            return progress_bar(width, (self._place.at + self._place.done) / count)
        pieces = []
        for number in range(count):
            wide = room // count + (1 if number < room % count else 0)
            at = self._place.at
            pieces.append(
                progress_bar(wide, 1.0 if number < at else self._place.done if number == at else 0.0)
            )
        return Content("  ").join(pieces)


def _joined(*parts: str) -> Content:
    return Content.styled(DOT.join(filter(None, parts)), "$muted")


def progress_bar(width: int, done: float, style: str = "$muted") -> Content:
    """Return a thin line, drawn as far as `done` says, from 0 to 1."""
    drawn = round(done * width)
    return Content.assemble(
        Content.styled("━" * drawn, style), Content.styled("─" * (width - drawn), "$line")
    )


def _time_around(number: int, rounds: int) -> str:
    """Return how often these pages have come, such as "second time around"; "" the first time."""
    if number < 2:
        return ""
    if number == rounds:
        return "last time around"
    return f"{ORDINALS[number]} time around" if number < len(ORDINALS) else f"round {number}"
