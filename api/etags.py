"""Edits that overwrite nobody's: the version a thing has travels as its ETag.

Reading answers with an ETag; changing wants it back in If-Match. Without one the answer is 428,
with an old one 412.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus
from typing import Annotated

from litestar.exceptions import ClientException, HTTPException
from litestar.params import HeaderParameter

from coach.okrs.errors import Stale

IfMatch = Annotated[
    str | None,
    HeaderParameter(
        name="If-Match", description="The ETag of what you read, or * for any version."
    ),
]
_TAG = re.compile(r'(?:W/)?"(\d{1,9})"')


def etag(version: int) -> dict[str, str]:
    """Make the header that names a version."""
    return {"ETag": f'"{version}"'}


def seen_version(if_match: str | None) -> int | None:
    """Read which version a change is based on; None stands for any.

    Raises 428 when the header is missing, and 400 when it is no ETag of ours.
    """
    if if_match is None:
        raise HTTPException(
            status_code=HTTPStatus.PRECONDITION_REQUIRED,
            detail="Send If-Match with the ETag of what you read, or * to change any version.",
        )
    if if_match.strip() == "*":
        return None
    found = _TAG.fullmatch(if_match.strip())
    if found is None:
        raise ClientException(detail='If-Match must look like "3".')
    return int(found.group(1))


@contextmanager
def unless_stale() -> Iterator[None]:
    """Answer 412 where somebody else changed the thing meanwhile."""
    try:
        yield
    except Stale as error:
        raise HTTPException(
            status_code=HTTPStatus.PRECONDITION_FAILED, detail=str(error)
        ) from error
