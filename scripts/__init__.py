"""What happens next: flow files, a pure walk over them, and how far a conversation has come.

A conversation is its script and the list of its answers; `walk(script, answers)` says where they are.
Scripts are found and loaded in `scripts.loading.library` (which imports the schema, so only where it is needed).
"""

from scripts.engine.replay import Walking, walk
from scripts.model import Script, Source
from scripts.progress import DoesNotFit, Held, Progress, give, last_asked, revise
from scripts.records import Answer, Ask, End, Impossible, Json, NeedsFact, Stand

__all__ = [
    "Answer",
    "Ask",
    "DoesNotFit",
    "End",
    "Held",
    "Impossible",
    "Json",
    "NeedsFact",
    "Progress",
    "Script",
    "Source",
    "Stand",
    "Walking",
    "give",
    "last_asked",
    "revise",
    "walk",
]
