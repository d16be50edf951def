"""One line to type in; Enter goes on."""

from __future__ import annotations

from textual.widgets import Input

from prompts import clean


class TypedLine(Input):
    """A single line; its value is safe to keep."""

    DEFAULT_CSS = """
    TypedLine {
        height: 3; padding: 0 1; background: $background; color: $ink; border: round $line;
        &:focus { border: round $ink; background-tint: transparent; }
        & > .input--placeholder { color: $muted; }
    }
    .of-amber TypedLine:focus { border: round $amber; }
    .of-teal TypedLine:focus { border: round $teal; }
    .of-plum TypedLine:focus { border: round $plum; }
    .of-blue TypedLine:focus { border: round $blue; }
    """

    SCOPED_CSS = False

    def __init__(
        self, value: str = "", *, placeholder: str = "", most: int = 500, id: str | None = None
    ) -> None:
        super().__init__(clean(value), placeholder=placeholder, max_length=most, select_on_focus=False, id=id)

    @property
    def words(self) -> str:
        """What stands there, cleaned, without spaces round it."""
        return " ".join(clean(self.value).split())
