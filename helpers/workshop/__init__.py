"""For facilitators: what a room of learners needs. Only `python -m helpers workshop` gets here."""
