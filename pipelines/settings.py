"""Settings as dlt resolves them, with a sentence of ours where a value is none that they can have."""

from __future__ import annotations

import os
from typing import Any, Literal, get_args, get_origin

from dlt.common.configuration import resolve_configuration
from dlt.common.configuration.exceptions import (
    ConfigValueCannotBeCoercedException,
    ValueNotSecretException,
)
from dlt.common.configuration.specs import BaseConfiguration

from pipelines.errors import SettingsError


def resolve(spec: BaseConfiguration, *sections: str) -> Any:
    """The settings of these sections from the environment, `.dlt/secrets.toml` and `.dlt/config.toml`.

    Raises:
        SettingsError: naming the variable whose value is of another kind, or the secret that stands
            where none should, never the value.
        ConfigFieldMissingException: if a required one is not there.
    """
    try:
        return resolve_configuration(spec, sections=sections)
    except ConfigValueCannotBeCoercedException as error:
        name = _variable(sections, error.field_name)
        raise SettingsError(f"{name} must be {_allowed(error.hint)}.") from error
    except ValueNotSecretException as error:
        raise SettingsError(
            f"{error.key} is a secret and stands in .dlt/{error.provider_name}, which people share: move "
            "it to .dlt/secrets.toml, or into the environment."
        ) from error


def _variable(sections: tuple[str, ...], field: str) -> str:
    """The one that is set: dlt also takes a setting of all sources for the one of a source."""
    names = ["__".join((*sections[:n], field)).upper() for n in range(len(sections), 0, -1)]
    return next((name for name in names if name in os.environ), names[0])


def _allowed(hint: Any) -> str:
    if get_origin(hint) is Literal:
        return " or ".join(map(str, get_args(hint)))
    return "a whole number" if hint is int else "a number"
