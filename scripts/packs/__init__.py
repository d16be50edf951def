"""Packs: scripts to share, as a folder or as one file.

A pack comes from someone else, so nothing in it is trusted until all of it was read and checked.
"""
