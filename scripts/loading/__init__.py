"""Load scripts: YAML flows and words files, validated."""
