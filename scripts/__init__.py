"""What happens next: flow files, a pure walk over them, and how far a conversation has come.

A conversation is its script and the list of its answers; `walk(script, answers)` says where they are.
Scripts are found and loaded in `scripts.loading.library` (which imports the schema, so only where it is needed).
"""

from scripts.engine.replay import Replay, replay
from scripts.model import Script, Source
from scripts.progress import InvalidAnswer, Progress, StashedAnswer, last_answered, revise, submit_answer
from scripts.records import Answer, AwaitingAnswer, AwaitingFact, Finished, InvalidHistory, Json, State

__all__ = [
    "Answer",
    "AwaitingAnswer",
    "AwaitingFact",
    "Finished",
    "InvalidAnswer",
    "InvalidHistory",
    "Json",
    "Progress",
    "Replay",
    "Script",
    "Source",
    "StashedAnswer",
    "State",
    "last_answered",
    "replay",
    "revise",
    "submit_answer",
]
