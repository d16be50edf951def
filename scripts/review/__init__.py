"""A script as its author shows it to others: a document, and a chart."""
