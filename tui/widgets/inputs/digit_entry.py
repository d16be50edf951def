"""Numbers typed digit by digit: "1" and "0" give ten."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class DigitEntry:
    """Digits typed of a number from `low` to `high`."""

    low: int
    high: int
    typed: str = ""

    def append(self, digit: str) -> DigitEntry:
        """Append a digit, or restart if the number exceeds `high`."""
        grown = self.typed + digit
        if int(grown) > self.high:
            grown = digit if int(digit) <= self.high else ""
        return DigitEntry(self.low, self.high, grown)

    @property
    def number(self) -> int | None:
        """Return the number typed, or None if out of range."""
        return int(self.typed) if self.typed and self.low <= int(self.typed) <= self.high else None

    @property
    def is_complete(self) -> bool:
        """Return whether no further digit can follow."""
        return self.number is not None and (self.number == 0 or self.number * 10 > self.high)
