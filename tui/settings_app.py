"""The base app with the couple's settings in force."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from textual import constants, on, work
from textual.events import Event
from textual.screen import Screen

from store import StoreError
from tui.base_app import BaseApp
from tui.clock import now
from tui.screens.idle_blanking import CHECK_SECONDS, IdleBlanking
from tui.session.io_thread import in_thread
from tui.settings import SYSTEM, Settings
from tui.terminal.background_color import TerminalBackground, is_light_by_environment
from tui.terminal.driver import TerminalDriver
from tui.text.chosen_date_style import chosen_date_style
from tui.text.date_style import DateStyle, system_date_style, use_date_style
from tui.themes import HEARTH, LINEN, opposite_theme, theme_name
from tui.widgets.time_is_up import TimeIsUp

ANSWER_SECONDS = 0.2
"""How long the first paint waits for the terminal to tell its background: enough for a slow connection."""


class SettingsApp(BaseApp):
    """An app with themes, motion, a bell, dates, and idle blanking as the couple chose."""

    def __init__(self, folder: Path, settings: Settings, clock: Callable[[], datetime] = now) -> None:
        super().__init__(folder)
        self.settings = settings
        self._clock = clock
        self._date_style: DateStyle | None = None
        self._is_light_terminal = is_light_by_environment(os.environ)
        self._was_asked = False
        self._unpainted = contextlib.ExitStack()
        self._idle = IdleBlanking(self)
        self.register_theme(HEARTH)
        self.register_theme(LINEN)
        # Set without watchers: a theme change would parse all styles again before the first screen.
        self.set_reactive(SettingsApp.theme, self._theme_name)
        self.stylesheet.set_variables(self.get_css_variables())
        self._apply_all_but_theme()

    @property
    def _theme_name(self) -> str:
        return theme_name(self.settings, is_light_terminal=self._is_light_terminal)

    def on_mount(self) -> None:
        self.set_interval(CHECK_SECONDS, self._idle.check)
        if self._ask_terminal():
            # Nothing is painted until the answer comes, so that a light terminal doesn't go dark first.
            self._unpainted.enter_context(self.batch_update())
            self.set_timer(ANSWER_SECONDS, self._paint)

    def apply_settings(self, settings: Settings) -> None:
        """Put these settings in force."""
        self.settings = settings
        self._apply_all_but_theme()
        self._apply_theme()
        self._ask_terminal()

    def _apply_all_but_theme(self) -> None:
        style = chosen_date_style(self.settings, system_date_style(os.environ))
        if style != self._date_style:
            use_date_style(style)
            self._date_style = style
        self._idle.minutes = self.settings.blank_minutes
        self.animation_level = constants.TEXTUAL_ANIMATIONS if self.settings.moves else "none"

    def _apply_theme(self) -> None:
        if self.theme != self._theme_name:
            self.theme = self._theme_name

    # The terminal's own background

    def _ask_terminal(self) -> bool:
        """Ask for the terminal's background once, if the theme follows it; return whether an answer may come."""
        driver = self._driver
        if self.settings.theme == SYSTEM and not self._was_asked and isinstance(driver, TerminalDriver):
            self._was_asked = True
            return driver.ask_background()
        return False

    @on(TerminalBackground)
    def _background_told(self, event: TerminalBackground) -> None:
        self._is_light_terminal = event.is_light
        self._apply_theme()
        self._paint()

    def _paint(self) -> None:
        """Paint what waited for the terminal's answer."""
        self._unpainted.close()
        for screen in self.screen_stack:
            screen.check_idle()  # it may have nothing else to do, and Textual wakes only the app

    # Events

    async def on_event(self, event: Event) -> None:
        self._idle.note(event)
        await super().on_event(event)

    @on(TimeIsUp)
    def _ring(self) -> None:
        if self.settings.rings:
            self.bell()

    # Commands

    def action_safety(self) -> None:
        from tui.screens.safety import SafetyScreen

        if not any(isinstance(screen, SafetyScreen) for screen in self.screen_stack):
            self.push_screen(self._safety())

    def _safety(self) -> Screen[bool]:
        from tui.helplines import help_locale, load_helplines
        from tui.screens.safety import SafetyScreen

        countries, note = load_helplines(self._folder)
        return SafetyScreen(countries, self._clock().date(), note, help_locale(self.settings.country))

    def action_toggle_theme(self) -> None:
        self.apply_settings(replace(self.settings, theme=opposite_theme(self.theme)))
        self._save_theme()

    @work
    async def _save_theme(self) -> None:
        """Save the theme, and ignore a failure."""
        with contextlib.suppress(StoreError):
            await in_thread(self.keep_theme, self.settings.theme)

    def keep_theme(self, theme: str) -> None:
        """Save the theme, in an app that saves something; may raise StoreError."""
