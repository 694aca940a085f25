"""Which records a pass has seen and which versions raw holds, in a few bytes each.

A pass over a million records must not cost a gigabyte. A key is kept as 64 bits of Python's own hash
of it, a version as that and the 64-bit fingerprint of its text: 8 and 16 bytes a record, where a set of
keys takes some 120. The chance that two of a million keys share a hash is one in forty million; it
would show as a count that does not agree, never as a lost version, because a version counts as known
only where hash and fingerprint both agree.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence

import numpy as np
import numpy.typing as npt

Hashes = npt.NDArray[np.int64]
"""Hashes of keys, sorted, each once; of this process only, for Python salts them anew in each."""

_MERGE_AT_LEAST = 65_536


def fingerprint(payload: bytes) -> int:
    """64 bits that tell whether a version is already landed; equals DuckDB's `md5_number_upper`."""
    digest = hashlib.md5(payload, usedforsecurity=False).digest()
    return int.from_bytes(digest[:8], "little")


FINGERPRINT_SQL = "md5_number_upper(payload)"


def key_hashes(keys: Sequence[str]) -> Hashes:
    """The keys' hashes in the order of the keys."""
    return np.fromiter(map(hash, keys), np.int64, len(keys))


class KeySet:
    """A set of keys that only grows and counts."""

    def __init__(self) -> None:
        self._merged: Hashes = np.empty(0, np.int64)
        self._pending: list[Hashes] = []
        self._pending_count = 0

    def add(self, keys: Sequence[str]) -> None:
        """Take keys, seen before or not."""
        self.add_hashes(key_hashes(keys))

    def add_hashes(self, hashes: Hashes) -> None:
        """Take keys by their hashes."""
        self._pending.append(hashes)
        self._pending_count += len(hashes)
        if self._pending_count > max(_MERGE_AT_LEAST, len(self._merged) // 2):
            self._merge()

    def __len__(self) -> int:
        """How many different keys there are."""
        self._merge()
        return len(self._merged)

    @property
    def at_most(self) -> int:
        """A number that `len` does not exceed, for free: keys that came twice may count twice."""
        return len(self._merged) + self._pending_count

    def hashes(self) -> Hashes:
        """The keys' hashes."""
        self._merge()
        return self._merged

    def _merge(self) -> None:
        if self._pending:
            # Not np.unique: on integers it asks a hash table, 90 times slower at a million keys.
            ordered = np.sort(np.concatenate([self._merged, *self._pending]))
            is_first = np.ones(len(ordered), np.bool_)
            np.not_equal(ordered[1:], ordered[:-1], out=is_first[1:])
            self._merged = ordered[is_first]
            self._pending, self._pending_count = [], 0


class Versions:
    """The latest version that raw holds of each key, without the text of either."""

    def __init__(self, batches: Iterable[tuple[Sequence[str], Sequence[int]]]) -> None:
        """
        Args:
            batches: keys with the fingerprints of their latest versions; a key in one batch only.
        """
        hashes: list[Hashes] = []
        fingerprints: list[npt.NDArray[np.uint64]] = []
        for keys, prints in batches:
            hashes.append(key_hashes(keys))
            fingerprints.append(np.asarray(prints, np.uint64))
        unsorted = np.concatenate(hashes) if hashes else np.empty(0, np.int64)
        order = np.argsort(unsorted)
        self.hashes: Hashes = unsorted[order]
        self._fingerprints = (
            np.concatenate(fingerprints)[order] if fingerprints else np.empty(0, np.uint64)
        )

    def __len__(self) -> int:
        return len(self.hashes)

    def unknown(self, keys: Sequence[str], payloads: Sequence[bytes]) -> list[int]:
        """The positions of the records whose text is not the latest version of their key."""
        if not len(self.hashes):
            return list(range(len(keys)))
        wanted = key_hashes(keys)
        places = np.minimum(np.searchsorted(self.hashes, wanted), len(self.hashes) - 1)
        has_key = self.hashes[places] == wanted
        known = self._fingerprints[places].tolist()
        return [
            i
            for i, is_there in enumerate(has_key.tolist())
            if not is_there or known[i] != fingerprint(payloads[i])
        ]

    def missing_from(self, seen: KeySet) -> Hashes:
        """The hashes of the known keys that were not seen."""
        return np.setdiff1d(self.hashes, seen.hashes(), assume_unique=True)
