"""What can go wrong, each as one clear sentence that says what to do.

The message of every error here is shown to the user as it is, so it never holds a secret, personal
data or a traceback.
"""

from __future__ import annotations


class VgvError(Exception):
    """Base of every error whose message is meant for the user."""


class SettingsError(VgvError):
    """A setting is missing or wrong."""


class WarehouseError(VgvError):
    """The warehouse cannot be opened, written or locked."""


class ApiError(VgvError):
    """An API did not give what it was asked for; the object's run ends, the others go on."""

    def __init__(self, message: str, *, status: int | None = None) -> None:
        super().__init__(message)
        self.status = status


class UnauthorizedError(ApiError):
    """401: no object of this source can be read."""


class QuotaError(ApiError):
    """The daily quota is spent: a 429 with a Retry-After too long to sleep through, or our own count."""


class IncompleteError(ApiError):
    """The API's own total was not reached, or too many known rows vanished."""
