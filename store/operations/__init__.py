"""Operations on the data folder that span several files."""
