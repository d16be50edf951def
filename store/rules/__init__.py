"""Pure rules over stored records: no files, no TinyDB."""
