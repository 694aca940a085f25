"""What a handler gives back, before the faults have their say."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

JSON: Final = "application/json"
TEXT: Final = "text/plain; charset=utf-8"
HTML: Final = "text/html; charset=utf-8"


@dataclass
class Answer:
    """A response; ``body`` is bytes, or pieces for the large answers of bulk resources.

    ``is_empty`` marks a good answer without a row, ``is_past_end`` one beyond the last page.
    """

    body: bytes | Iterator[bytes]
    status: int = 200
    content_type: str | None = JSON
    headers: dict[str, str] = field(default_factory=dict)
    is_empty: bool = False
    is_past_end: bool = False
    announced: int = 0  # a Content-Length that the body falls short of

    def whole(self) -> bytes:
        """The body in one piece."""
        if not isinstance(self.body, bytes):
            self.body = b"".join(self.body)
        return self.body


def of_json(status: int, value: object) -> Answer:
    """An answer with a small JSON body, accents unescaped as in the real error bodies."""
    return Answer(json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode(), status)
