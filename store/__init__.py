"""What is kept: conversations, agreements and the notebook, in small files replaced as a whole."""
