"""What is answered: prepared replies, and the ways in which they are told."""
