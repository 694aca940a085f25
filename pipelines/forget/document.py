"""Where the document of who is to be erased comes from: never from the command line."""

from __future__ import annotations

import getpass
import sys
from collections.abc import Sequence
from pathlib import Path

from pipelines.errors import SettingsError


def read_document(
    sources: Sequence[str], *, given: str | None, from_stdin: bool, file: Path | None
) -> str:
    """Ask for the document without showing it, or read it from standard input or a file.

    Args:
        sources: whatever else stood on the command line; a person is erased from all sources.
        given: what followed `--cpf`.

    Raises:
        SettingsError: if it stands on the command line, or cannot be read.
    """
    if given is not None or any(character.isdigit() for name in sources for character in name):
        raise SettingsError(
            "The document must not stand on the command line: it would stay in the shell's history and "
            "show in the list of processes. Leave it out and type it when asked, or use --from-stdin or "
            "--cpf-file; and clear that line from the history."
        )
    if sources:
        raise SettingsError("A person is erased from all sources: name none.")
    try:
        if file:
            return file.read_text(encoding="utf-8").strip()
        if from_stdin:
            return sys.stdin.readline().strip()
        return getpass.getpass("CPF or CNPJ of who is to be erased (not shown): ").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"The document could not be read: {error}.") from error
    except EOFError as error:
        raise SettingsError("No document was given.") from error
