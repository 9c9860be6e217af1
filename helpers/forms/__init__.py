"""Forms for Jupyter, each a thin face on a function that the lessons also show as code."""
