"""Sealing: files that only a passphrase or the recovery code opens."""
