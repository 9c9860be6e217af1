"""Changes in finished pages what the theme has no setting for: labels in English only, roles that lack something."""

from __future__ import annotations

from .words import words


class ThemeError(Exception):
    """The theme no longer writes what is changed here; the message says what is missing."""


def finished(text: str, language: str) -> str:
    """Return a page of Sphinx as the website has it.

    Args:
        text: of the page.
        language: "en" or "ko".

    Raises:
        ThemeError: the theme has changed.
    """
    wording = words(language)
    changes = {
        'aria-label="Toggle site navigation sidebar"': f'aria-label="{wording["toggle_navigation"]}"',
        'aria-label="Toggle table of contents sidebar"': f'aria-label="{wording["toggle_contents"]}"',
        'aria-label="Toggle Light / Dark / Auto color theme"': f'aria-label="{wording["toggle_theme"]}"',
        '<aside class="sidebar-drawer"': f'<aside aria-label="{wording["all_pages"]}" class="sidebar-drawer"',
        '<aside class="toc-drawer': f'<aside aria-label="{wording["on_this_page"]}" class="toc-drawer',
        'class="caption" role="heading"': 'class="caption" role="heading" aria-level="2"',
    }
    for theme, ours in changes.items():
        if theme not in text:
            raise ThemeError(f"the theme no longer writes {theme!r}; look at its templates")
        text = text.replace(theme, ours)
    return text
