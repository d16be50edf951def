"""Check authors' scripts.

Every mistake is found in one run, and told in plain words. Nothing here is needed to play a script. Loading knows
none of these rules, so a saved conversation goes on even if a rule is added later.
"""
