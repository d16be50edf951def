"""Screens about past conversations."""
