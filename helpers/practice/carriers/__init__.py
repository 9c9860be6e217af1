"""How requests reach the core: over HTTP, or within this process."""
