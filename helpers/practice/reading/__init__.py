"""What a request says: every part of it checked, then in a form that is easy to use."""
