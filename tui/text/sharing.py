"""Wording about a page that a couple brings to someone."""

TITLE = "What goes on the page?"
ABOUT = (
    "One page to bring to your counselor, or to anyone you both trust. Choose it together. Only what you select goes "
    "on it. Private answers aren’t here."
)
NOTHING_CHOSEN = "Press Space to select at least one, or Esc to go back."
NOTHING_YET = "There’s nothing to choose from yet. Agreements and finished conversations will appear here."
READ_TITLE = "Are you both okay with this?"
READ_FIRST = (
    "Read it together. Press Enter to save it as a file, or Esc to change it. It isn’t sent anywhere."
)
FILE_ABOUT = (
    "Your page, as plain text. If the name ends with .md, it’s saved as Markdown. Anyone who gets the file can "
    "read it."
)
