"""Textual's driver for terminals, with pastes kept whole."""

from __future__ import annotations

import os
import selectors
from codecs import getincrementaldecoder
from collections.abc import Iterator

from textual._xterm_parser import XTermParser
from textual.drivers.linux_driver import LinuxDriver
from textual.events import Paste

from tui.input.paste_splitter import PasteSplitter

READ_BYTES = 4096
READ_SECONDS = 0.1


class TerminalDriver(LinuxDriver):
    """A driver that reads a paste as one text."""

    def run_input_thread(self) -> None:
        """Read the terminal's input until the app exits.

        Like Textual's own method (8.2), which leaves no room for other parsers.
        """
        decode = getincrementaldecoder("utf-8")().decode
        pastes, keys = PasteSplitter(), XTermParser(self._debug)
        with selectors.SelectSelector() as selector:
            selector.register(self.fileno, selectors.EVENT_READ)
            is_last = False
            while not is_last:
                is_last = self.exit_event.is_set()  # what is left then is read too, or the shell would get it
                if selector.select(READ_SECONDS) and (text := decode(os.read(self.fileno, READ_BYTES))):
                    self._process(pastes.feed(text), keys)
                self._process(pastes.tick(), keys)
                for event in keys.tick():
                    self.process_message(event)

    def _process(self, pieces: Iterator[Paste | str], keys: XTermParser) -> None:
        for piece in pieces:
            for event in [piece] if isinstance(piece, Paste) else keys.feed(piece):
                if not isinstance(event, Paste) or event.text:
                    self.process_message(event)
