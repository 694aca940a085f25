"""Log lines on standard error: for people, or one JSON object a line for machines; always masked."""

from __future__ import annotations

import json
import logging
from datetime import UTC, datetime
from typing import Any, Literal

from pipelines.redaction import RedactingFormatter, redact

LogFormat = Literal["text", "json"]


class JsonFormatter(logging.Formatter):
    """A record as one line of JSON that names its run.

    `logger.info(…, extra={"fields": {…}})` adds fields of its own to the line. Every text is masked
    before it is quoted, because masking the finished line could swallow a quote and break the JSON.
    """

    def __init__(self, run_id: str) -> None:
        super().__init__()
        self._run_id = run_id

    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, Any] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "run_id": self._run_id,
            "logger": record.name,
            "message": redact(record.getMessage()),
        }
        for name, value in getattr(record, "fields", {}).items():
            line[name] = _masked(value)
        if record.exc_info:
            line["exception"] = redact(self.formatException(record.exc_info))
        return json.dumps(line, ensure_ascii=False)


def configure_logging(level: str, log_format: LogFormat, run_id: str) -> None:
    """Our log lines to standard error, masked; dlt's only when it warns, masked too."""
    handler = logging.StreamHandler()
    handler.setFormatter(_formatter(log_format, run_id, "%(asctime)s %(levelname)s %(message)s"))
    ours = logging.getLogger("pipelines")
    ours.handlers = [handler]
    ours.propagate = False
    ours.setLevel(level.upper())
    # On the logger, because dlt makes its handlers anew whenever a pipeline is opened.
    logging.getLogger("dlt").filters = [_Terse(keep_traceback=level == "debug")]
    for other in logging.getLogger("dlt").handlers:
        other.setFormatter(
            _formatter(log_format, run_id, "%(asctime)s %(levelname)s dlt: %(message)s")
        )


class _Terse(logging.Filter):
    """Masks dlt's lines and takes their tracebacks off: what failed is told in one sentence of ours."""

    def __init__(self, *, keep_traceback: bool) -> None:
        super().__init__()
        self._keep_traceback = keep_traceback

    def filter(self, record: logging.LogRecord) -> bool:
        said = record.getMessage()
        if not self._keep_traceback:
            said = said.partition("Traceback (most recent call last)")[0].strip()
            record.exc_info = record.exc_text = None
        record.msg, record.args = redact(said), ()
        return True


def _masked(value: Any) -> Any:
    """A field's value with its texts masked, those of a list too."""
    if isinstance(value, str):
        return redact(value)
    return [_masked(item) for item in value] if isinstance(value, list) else value


def _formatter(log_format: LogFormat, run_id: str, text: str) -> logging.Formatter:
    return JsonFormatter(run_id) if log_format == "json" else RedactingFormatter(text, "%H:%M:%S")
