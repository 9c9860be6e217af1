"""The website: every lesson and page, the errors, the snippets, in both languages, from what is committed."""
