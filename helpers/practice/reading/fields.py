"""Checks of JSON fields: a check takes a value and the field's name, and raises the API's error."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from ..wire import api_errors

Check = Callable[[Any, str], None]

_NAME = r"^[^\s<|\\/>]+$"
_IDENTIFIER = "^[a-zA-Z0-9_-]+$"
_LONGEST_KEY = 64  # characters


def check_fields(
    value: Mapping[str, Any], checks: Mapping[str, Check], *, needs: Sequence[str] = (), within: str = ""
) -> None:
    """Check an object's fields; null stands for a field that is left out, unless it is needed.

    Args:
        value: the object.
        checks: the check of every field there may be.
        needs: the fields that have to be there.
        within: the object's own name, put before its fields' names.

    Raises:
        ApiError: an unknown field, a missing one, or what the checks raise.
    """
    for name in needs:
        required(value, name, checks[name], within=within)
    for name, item in value.items():
        param = f"{within}.{name}" if within else name
        if name not in checks:
            raise api_errors.unknown_parameter(param)
        if item is not None:
            checks[name](item, param)


def required(value: Mapping[str, Any], name: str, check: Check, *, within: str = "") -> Any:
    """Return a field that has to be there and pass a check."""
    param = f"{within}.{name}" if within else name
    if name not in value:
        raise api_errors.missing_parameter(param)
    check(value[name], param)
    return value[name]


def anything(value: Any, param: str) -> None:
    """Accept every value: the field has no effect here, or is checked elsewhere."""


def only_null(value: Any, param: str) -> None:
    """Refuse every value: the field may only be there as the null that the SDK writes for one it was not sent."""
    raise api_errors.unknown_parameter(param)


def not_in_practice(value: Any, param: str) -> None:
    """Refuse every value, saying that practice mode does not have this."""
    raise api_errors.not_in_practice(param)


def unless(harmless: Any) -> Check:
    """Accept the one value that asks for nothing special; refuse others as not available in practice mode."""

    def check(value: Any, param: str) -> None:
        if value != harmless:
            raise api_errors.not_in_practice(param)

    return check


def boolean(value: Any, param: str) -> None:
    if not isinstance(value, bool):
        raise api_errors.wrong_type(param, "a boolean", value)


def number(low: float, high: float) -> Check:
    def check(value: Any, param: str) -> None:
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise api_errors.wrong_type(param, "a decimal", value)
        _check_range(value, param, "decimal", low, high)

    return check


def integer(low: int, high: int = 2**63 - 1) -> Check:
    def check(value: Any, param: str) -> None:
        if isinstance(value, bool) or not isinstance(value, int):
            raise api_errors.wrong_type(param, "an integer", value)
        _check_range(value, param, "integer", low, high)

    return check


def string(longest: int = 10_485_760) -> Check:
    def check(value: Any, param: str) -> None:
        if not isinstance(value, str):
            raise api_errors.wrong_type(param, "a string", value)
        if len(value) > longest:
            raise api_errors.string_too_long(param, len(value), longest)

    return check


def name(value: Any, param: str) -> None:
    """Check the name of a participant."""
    string(64)(value, param)
    if not re.match(_NAME, value):
        raise api_errors.bad_pattern(param, _NAME)


def identifier(value: Any, param: str) -> None:
    """Check the name of a function or schema."""
    string(64)(value, param)
    if not re.fullmatch(_IDENTIFIER[1:-1], value):
        raise api_errors.bad_pattern(param, _IDENTIFIER)


def choice(*supported: str) -> Check:
    def check(value: Any, param: str) -> None:
        string()(value, param)
        if value not in supported:
            raise api_errors.wrong_value(param, value, supported)

    return check


def fields(checks: Mapping[str, Check], *, needs: Sequence[str] = ()) -> Check:
    """Check an object with these fields and no others."""

    def check(value: Any, param: str) -> None:
        if not isinstance(value, dict):
            raise api_errors.wrong_type(param, "an object", value)
        check_fields(value, checks, needs=needs, within=param)

    return check


def array(item: Check, *, least: int = 1) -> Check:
    """Check an array of `least` items (0 or 1) or more."""

    def check(value: Any, param: str) -> None:
        if not isinstance(value, list):
            raise api_errors.wrong_type(param, "an array of objects", value)
        if len(value) < least:
            raise api_errors.empty_array(param)
        for index, entry in enumerate(value):
            item(entry, f"{param}[{index}]")

    return check


def mapping(item: Check, *, most: int) -> Check:
    """Check an object of any keys whose values are alike."""

    def check(value: Any, param: str) -> None:
        if not isinstance(value, dict):
            raise api_errors.wrong_type(param, "an object", value)
        if len(value) > most:
            raise api_errors.too_many_properties(param, len(value), most)
        for key, entry in value.items():
            if len(key) > _LONGEST_KEY:
                raise api_errors.property_name_too_long(param, key, _LONGEST_KEY)
            item(entry, f"{param}.{key}")

    return check


def stop_sequences(value: Any, param: str) -> None:
    """Check `stop`: one string, or one to four of them."""
    if isinstance(value, str):
        return
    if not isinstance(value, list):
        raise api_errors.wrong_type(param, "one of a string or array of strings", value)
    if not value:
        raise api_errors.empty_array(param)
    if len(value) > 4:
        raise api_errors.array_too_long(param, len(value), 4)
    for index, item in enumerate(value):
        string()(item, f"{param}[{index}]")


def _check_range(value: float, param: str, noun: str, low: float, high: float) -> None:
    if value < low:
        raise api_errors.below_minimum(param, noun, value, low)
    if value > high:
        raise api_errors.above_maximum(param, noun, value, high)
