"""Numbers typed digit by digit: "1" and then "0" is ten, where ten is possible."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class DigitEntry:
    """What was typed so far of a number from `low` to `high`."""

    low: int
    high: int
    typed: str = ""

    def append(self, digit: str) -> DigitEntry:
        """With one more digit; a number that grows too large begins anew with this digit."""
        grown = self.typed + digit
        if int(grown) > self.high:
            grown = digit if int(digit) <= self.high else ""
        return DigitEntry(self.low, self.high, grown)

    @property
    def number(self) -> int | None:
        """The number typed; None where it is not one of these (yet)."""
        return int(self.typed) if self.typed and self.low <= int(self.typed) <= self.high else None

    @property
    def is_complete(self) -> bool:
        """Whether no further digit can follow."""
        return self.number is not None and (self.number == 0 or self.number * 10 > self.high)
