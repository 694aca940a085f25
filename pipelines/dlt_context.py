"""dlt's own run context, without its look into Streamlit's secrets.

dlt reads settings from the environment, `.dlt/secrets.toml` and `.dlt/config.toml`, and before the files
it asks Streamlit for secrets, which imports Streamlit: half a second of CPU in every command here,
where it is installed for the pages. Nothing else changes.
"""

from __future__ import annotations

from typing import Any

from dlt.common.configuration import plugins
from dlt.common.configuration.providers import (
    ConfigProvider,
    ConfigTomlProvider,
    EnvironProvider,
    SecretsTomlProvider,
)
from dlt.common.runtime.run_context import RunContext


class SecretsFileProvider(SecretsTomlProvider):
    """`.dlt/secrets.toml` and nothing else."""

    def _read_streamlit_secrets(self, name: str, file_name: str) -> Any:
        del name, file_name


class FilesAndEnvironment(RunContext):
    """A run context whose settings come from the environment and from files."""

    def initial_providers(self) -> list[ConfigProvider]:
        return [
            EnvironProvider(),
            SecretsFileProvider(self.settings_dir, self.global_dir),
            ConfigTomlProvider(self.settings_dir, self.global_dir),
        ]


@plugins.hookimpl(specname="plug_run_context")
def plug_run_context(run_dir: str | None, runtime_kwargs: dict[str, Any] | None) -> RunContext:
    """dlt's hook: the context of every dlt command and pipeline of this environment."""
    del runtime_kwargs
    return FilesAndEnvironment(run_dir)
