"""Widgets that screens are built from; they know no screen.

Each widget gets its data from its parent and posts messages. Its styles are in DEFAULT_CSS beside it, so that
Textual parses them only when the first one is mounted: as .tcss files they cost 15 to 23 % of the time to the
first screen if the app loads them, and about 70 ms more when a conversation opens if its screens do, because
Textual then parses every stylesheet again.
"""
