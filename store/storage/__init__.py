"""Files on disk: atomic, checksummed, locked, cached."""
