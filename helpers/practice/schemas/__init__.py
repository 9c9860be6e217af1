"""JSON schemas: whether a value validates, and a value that does."""
