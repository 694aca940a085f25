"""What the processes of one machine share about an account: when the next request may leave, and how
many left today.

The place is a folder of this user in the machine's temporary folder. It has to be the same for every
checkout, warehouse and shell (so neither the working folder nor a variable that cron does not set), on
a disk of this machine alone (so not the home, which may come over a network together with the clock of
another machine), and it may be forgotten at a reboot, because then the clock begins anew. Containers
have a temporary folder each: on one machine, give them a common one, or each a part of the rate.

The kernel drops the lock of a process that ends, however it ends, and a state is one short line written
by one call: nothing is left to clean up. Where the folder cannot be used, a warning says so and the pace
is kept within the process alone.
"""

from __future__ import annotations

import fcntl
import hashlib
import logging
import math
import os
import stat
import tempfile
import threading
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol
from urllib.parse import urlsplit

logger = logging.getLogger("pipelines")

LONGEST_LINE = 200
PARTS = 4


@dataclass
class AccountState:
    """The shared figures; whoever holds them may change them.

    Attributes:
        next_at: when the next request may leave, seconds of the machine's monotonic clock.
        due_at: when it should leave to be on schedule: earlier than `next_at` after an interruption.
        day: the quota's day that `spent` belongs to, ISO; empty before the first request.
        spent: requests that left on that day.
    """

    next_at: float = 0.0
    due_at: float = 0.0
    day: str = ""
    spent: int = 0

    def as_line(self) -> bytes:
        return f"{self.next_at:.6f} {self.due_at:.6f} {self.day or '-'} {self.spent}\n".encode()

    @classmethod
    def from_line(cls, text: bytes) -> AccountState | None:
        """What `as_line` wrote; None for anything else, an empty file too."""
        parts = text.decode("ascii", errors="replace").split("\n")[0].split(" ")
        if len(parts) != PARTS:
            return None
        try:
            day = "" if parts[2] == "-" else parts[2]
            found = cls(float(parts[0]), float(parts[1]), day, int(parts[3]))
        except ValueError:
            return None
        return found if math.isfinite(found.next_at) and math.isfinite(found.due_at) else None


class StateKeeper(Protocol):
    """Lends the state to one holder at a time."""

    def held(self) -> AbstractContextManager[AccountState]: ...


class ThreadsShare:
    """A state for the threads of this process."""

    def __init__(self) -> None:
        self._state = AccountState()
        self._lock = threading.Lock()

    @contextmanager
    def held(self) -> Iterator[AccountState]:
        with self._lock:
            yield self._state


class ProcessesShare:
    """A state for every process of this user on this machine, in a small locked file.

    Args:
        path: the file; its folder is created for this user alone.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._state = AccountState()  # goes on in this process where the file cannot be used
        self._lock = threading.Lock()
        self._has_warned = False

    @contextmanager
    def held(self) -> Iterator[AccountState]:
        with self._lock:
            try:
                handle = self._open()
            except OSError as error:
                self._warn(error)
                yield self._state
                return
            try:
                fcntl.flock(handle, fcntl.LOCK_EX)
                stored = AccountState.from_line(os.pread(handle, LONGEST_LINE, 0))
                self._state = stored or self._state
                before = replace(self._state)
                yield self._state
                if self._state != before:
                    self._write(handle)
            finally:
                os.close(handle)

    def _open(self) -> int:
        """The file, opened anew each time: temporary folders are tidied while we run.

        Raises:
            OSError: where the folder or the file is not ours alone.
        """
        folder = self._path.parent
        folder.mkdir(mode=0o700, exist_ok=True)
        found = folder.lstat()
        if (
            not stat.S_ISDIR(found.st_mode)
            or found.st_uid != os.getuid()
            or found.st_mode & (stat.S_IRWXG | stat.S_IRWXO)
        ):
            raise PermissionError(f"{folder} is not a folder of this user alone")
        return os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, 0o600)

    def _write(self, handle: int) -> None:
        try:
            os.pwrite(handle, self._state.as_line(), 0)
        except OSError as error:
            self._warn(error)

    def _warn(self, error: OSError) -> None:
        if not self._has_warned:
            self._has_warned = True
            logger.warning(
                "The pace cannot be shared with other processes (%s): run one load at a time, or make "
                "%s a folder that only this user can open.",
                error.strerror or error,
                self._path.parent,
            )


def state_path(source: str, base_url: str, family: str) -> Path:
    """The state file of one account: what its API counts together.

    The address stands for the account. Sienge counts for each subdomain, whoever asks; what CVDW
    counts is not documented, and taking all users of a tenant together is the careful reading. So the
    name holds no user, and of the address only a hash.

    Args:
        family: what is counted apart within an account (`rest`, `bulk`).
    """
    parts = urlsplit(base_url)
    address = f"{parts.hostname}:{parts.port or ''}{parts.path.rstrip('/')}"
    digest = hashlib.sha256(address.encode()).hexdigest()[:16]
    folder = Path(tempfile.gettempdir()) / f"vgv-{os.getuid()}"
    return folder / f"{source}-{family}-{digest}"
