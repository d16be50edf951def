"""Rows of each kind of file in the data folder."""
