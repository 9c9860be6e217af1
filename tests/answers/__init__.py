"""Answers to the exercises, by lesson: RIGHT ones, and WRONG ones with what the check says.

RIGHT: (check, arguments). WRONG: (check, arguments, words of the English message, words of the Korean one), words that
no other message of this check has.
"""
