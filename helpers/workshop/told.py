"""What stopped a command of the workshop, said in a sentence."""

from __future__ import annotations

from collections.abc import Callable

from helpers.language import say, text


def told(run: Callable[[], int], goes_on: str = "") -> int:
    """Run a command, and say in a sentence what stopped it.

    Args:
        run: the command, which returns its exit code.
        goes_on: the name of the message that says what to do after an interruption; "" for none.
    """
    import openai

    from helpers.errors import InputError

    try:
        return run()
    except InputError as error:
        say(error)
        return 1
    except OSError as error:
        said = text("workshop.cards_not_written", reason=error.strerror or type(error).__name__)
    except openai.OpenAIError as error:
        said = _explained(error)
    except KeyboardInterrupt:
        if goes_on:
            say(text(goes_on))
        raise
    say(said)
    if goes_on:
        say(text(goes_on))
    return 1


def _explained(error: Exception) -> str:
    """The sentence for a request that failed; what the API said is quoted without keys."""
    import openai

    from helpers import masking

    if isinstance(error, openai.APIConnectionError):
        return text("workshop.no_network")
    said = masking.without_keys(str(getattr(error, "message", error)))
    if isinstance(error, openai.AuthenticationError | openai.PermissionDeniedError):
        return text("workshop.admin_refused", said=said)
    if isinstance(error, openai.RateLimitError):
        return text("workshop.too_fast", said=said)
    return text("workshop.failed", said=said)
