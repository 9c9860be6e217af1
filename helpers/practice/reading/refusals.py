"""What practice mode cannot do with a schema becomes the refusal that names the parameter."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

from ..schemas.budget import TooCostlyError
from ..schemas.expressions import UnsupportedError
from ..schemas.instances import NoInstanceError
from ..wire import api_errors


@contextlib.contextmanager
def naming(param: str) -> Iterator[None]:
    """Refuse the request if what is done meanwhile with the schema of a parameter is not possible here.

    Args:
        param: what the API calls that which has the schema.

    Raises:
        ApiError: no value is found, it is too much work, or a pattern has something that is not supported.
    """
    try:
        yield
    except NoInstanceError:
        raise api_errors.no_instance(param) from None
    except TooCostlyError:
        raise api_errors.too_costly(param) from None
    except UnsupportedError as error:
        raise api_errors.unsupported_pattern(param, str(error)) from None
