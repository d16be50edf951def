"""Tasks step: from the map, from the list, or custom."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from scripts import Json
from scripts.engine.list_items import items_from_texts
from scripts.model import MAX_ITEMS
from tui.widgets.answers.feelings_and_needs import WordsAnswer
from tui.widgets.inputs.word_groups import WordGroup, task_groups

ON_YOUR_MAP = "On your map"


class TasksAnswer(WordsAnswer):
    """Tasks by group, those on the couple's map first."""

    placeholder: ClassVar[str] = "Search, or add one in your own words"
    long_placeholder: ClassVar[str] = "Use the arrow keys, or type to search or add your own task"

    default_pick: ClassVar[tuple[int, int]] = (1, MAX_ITEMS)

    def groups(self) -> Sequence[WordGroup]:
        known, is_offered = self.question.known_tasks, self.question.offers_known
        return [*([WordGroup(ON_YOUR_MAP, (known,))] if known and is_offered else []), *task_groups(known)]

    def previous_words(self) -> Json:
        before = self.question.previous
        return [item["text"] for item in before] if isinstance(before, list) else None

    def value(self, words: Sequence[str]) -> Json:
        before = self.question.previous
        return items_from_texts(list(words), before if isinstance(before, list) else None)
