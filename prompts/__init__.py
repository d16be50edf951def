"""What is said: words files, the sandbox that renders them, and the lists of feelings and needs."""
