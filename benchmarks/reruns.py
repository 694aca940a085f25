"""What a page costs the server alone: every run of the script timed, without a browser beside it.

    WAREHOUSE=... python -m benchmarks.reruns vendas

Streamlit's own AppTest runs `dashboards/main.py` as the server does, up to the messages for the socket; this
process prints seconds by the clock as JSON: `start`, the first run of a fresh process with all its imports;
`cold`, for what nobody has asked before; `warm`, for the same asked again.
"""

from __future__ import annotations

import json
import logging
import sys
import time
from functools import wraps
from pathlib import Path
from typing import Any

from streamlit.runtime.scriptrunner.script_runner import ScriptRunner
from streamlit.testing.v1 import AppTest

APP = Path(__file__).resolve().parents[1] / "dashboards" / "main.py"
PERIODS = ("mes_anterior", "ano_atual", "ano_anterior", "mes_atual", "ultimos_12_meses")
DEVELOPMENTS = 4


def watched() -> list[float]:
    """The seconds of every run from here on."""
    taken: list[float] = []
    run = ScriptRunner._run_script  # the one place that every run comes through

    @wraps(run)
    def timed(self: ScriptRunner, rerun_data: Any) -> None:
        started = time.perf_counter()
        try:
            run(self, rerun_data)
        finally:
            taken.append(time.perf_counter() - started)

    ScriptRunner._run_script = timed  # type: ignore[method-assign]
    return taken


def reruns(name: str) -> dict[str, list[float]]:
    """Every period, then every development, first as news and then once more.

    Raises:
        RuntimeError: if the page fails.
    """
    taken = watched()
    app = AppTest.from_file(str(APP), default_timeout=60)
    _run(app)
    start = taken[-1:]
    if name != "inicio":
        app.switch_page(f"paginas/{name}.py")
        _run(app)
    developments = list(app.multiselect(key="empreendimento").options)[:DEVELOPMENTS]
    chosen = [(period, []) for period in PERIODS]
    chosen += [("ultimos_12_meses", [development]) for development in developments]
    found: dict[str, list[float]] = {"start": start}
    for kind in ("cold", "warm"):
        found[kind] = []
        for period, development in chosen:
            app.session_state["periodo"] = period
            app.multiselect(key="empreendimento").set_value(development)
            _run(app)
            found[kind].append(taken[-1])
    return found


def _run(app: AppTest) -> None:
    app.run()
    if app.exception or app.error:
        raise RuntimeError(f"the page failed: {app.exception or app.error}")


if __name__ == "__main__":
    logging.disable(logging.CRITICAL)  # Streamlit warns of what a test lacks
    print(json.dumps(reruns(sys.argv[1])))
