"""A published warehouse for the pages' tests, and caches that never reach from one test into the next."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import streamlit as st

from tests.dashboards.published import publish


@pytest.fixture(scope="session")
def warehouse(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Nine hundred invented sales; loaded two hours ago."""
    return publish(tmp_path_factory.mktemp("publicado"))


@pytest.fixture(autouse=True)
def _no_caches(request: pytest.FixtureRequest) -> Iterator[None]:
    """Browser tests ask another process; the others start with empty caches."""
    yield
    if "browser" not in request.keywords:
        st.cache_data.clear()
        st.cache_resource.clear()
