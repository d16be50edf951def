"""Top of Home: pages, greeting, who goes first, and a notice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from textual.content import Content
from textual.events import Click

from store import Person
from tui.keys.command import Command
from tui.styled_text import literal, two_ends
from tui.text.couple import colour_of, sign_of
from tui.text.dates import brief_date, day_words
from tui.text.home import begins_text
from tui.widgets.painted_widget import Painted

GAP, SMALL_GAP = 3, 2
EDGE = "  "
MAX_NAME_CELLS = 22


class HomeHead(Painted):
    """All above the list; a click on a page opens it."""

    SCOPED_CSS = False  # the selectors use the screen's size classes
    DEFAULT_CSS = """
    HomeHead { padding: 0 0 0 2; margin-bottom: 1; }
    .-low HomeHead { margin-bottom: 0; }
    """

    def __init__(self, pages: Sequence[Command]) -> None:
        super().__init__()
        self._pages = pages
        self._here = self._greeting = self._notice = self._quiet = ""
        self._dates: Sequence[str] = ()
        self._people: Sequence[Person] = ()
        self._first: Person | None = None

    def show(
        self, here: str, today: date, greeting: str, people: Sequence[Person], first: Person | None
    ) -> None:
        """Show the page's name, the date, and who goes first."""
        self._here, self._greeting = here, greeting
        self._dates = day_words(today, today), brief_date(today, today)
        self._people, self._first = people, first
        self.repaint(layout=True)

    def show_quiet(self, sentence: str) -> None:
        """Show a kind sentence below the greeting; "" removes it."""
        if sentence != self._quiet:
            self._quiet = sentence
            self.repaint(layout=True)

    def show_notice(self, sentence: str) -> None:
        """Show a sentence below the greeting; "" removes it."""
        if sentence != self._notice:
            self._notice = sentence
            self.repaint(layout=True)

    def paint(self, width: int) -> Sequence[Content]:
        width = max(width - len(EDGE), 1)
        low = self.screen.has_class("-low")
        blank = [] if low else [Content()]
        lines = [self._page_line(width), *blank, *self._greeting_lines(width)]
        if self._quiet:
            lines += literal(self._quiet, "$soft").wrap(width)
        if self._notice:
            lines += [*blank, *literal(self._notice, "$hint").wrap(width)]
        return lines

    def _page_line(self, width: int) -> Content:
        _, gap = self._labels_and_gap(width)
        line = Content(" " * gap).join(part for _, part in self._parts(width))
        if self.screen.has_class("-wide"):
            return line  # the pane has the date
        for words in self._dates:
            day = literal(words, "$muted")
            if line.cell_length + GAP + day.cell_length <= width:
                return two_ends(line, day, width)
        return line

    def _labels_and_gap(self, width: int) -> tuple[bool, int]:
        """Return whether the pages have room for their names, and the cells between them.

        A name says more than the date or an empty margin, which give way.
        """
        labels = [self._here, *(f"{page.key_label} {page.label}" for page in self._pages)]
        needed = sum(literal(label).cell_length for label in labels)
        for gap in (GAP, SMALL_GAP):
            if needed + gap * len(self._pages) <= width + len(EDGE):
                return True, gap
        return False, GAP

    def _parts(self, width: int) -> Iterator[tuple[Command | None, Content]]:
        yield None, literal(self._here, "bold underline $ink")
        is_labeled, _ = self._labels_and_gap(width)
        for page in self._pages:
            label = f" {page.label}" if is_labeled else ""
            yield page, Content.assemble((page.key_label, "bold $soft"), (label, "$muted"))

    def _greeting_lines(self, width: int) -> list[Content]:
        names = " and ".join(person.name for person in self._people)
        brief = literal(self._greeting, "bold $ink")
        hello = literal(f"{self._greeting.removesuffix('.')}, {names}.", "bold $ink") if names else brief
        plate = self._plate()
        room = width - (plate.cell_length + GAP if plate else 0) + len(EDGE)
        for words in (hello, brief):
            if words.cell_length <= room:
                # The plate's ground ends two cells to the right of the text.
                return [two_ends(words, plate, width + len(EDGE)) if plate else words]
        return [*brief.wrap(width), plate]

    def _plate(self) -> Content:
        """Return who goes first on a ground of their color."""
        if self._first is None:
            return Content()
        name = literal(self._first.name).truncate(MAX_NAME_CELLS, ellipsis=True).plain
        words = literal(f"{EDGE}{begins_text(name)} {sign_of(self._first)}{EDGE}")
        return words.stylize(f"bold $on-solid on ${colour_of(self._first)}")

    async def on_click(self, event: Click) -> None:
        place = event.get_content_offset(self)
        if place is None or place.y:
            return
        begins, width = 0, max(self.content_size.width - len(EDGE), 1)
        _, gap = self._labels_and_gap(width)
        for page, part in self._parts(width):
            if page and begins <= place.x < begins + part.cell_length:
                event.stop()
                if not await self.app.run_action(page.action, self.screen):
                    await self.app.run_action(page.action)
            begins += part.cell_length + gap
