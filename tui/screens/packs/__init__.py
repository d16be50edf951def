"""Packs of scripts: the list, and adding one."""
