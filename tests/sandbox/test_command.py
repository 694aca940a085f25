"""``python -m pipelines.sandbox``: the child's environment, exit code and the serving mode."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
import urllib.request

SANDBOX = [sys.executable, "-m", "pipelines.sandbox", "--size", "tiny", "--today", "2026-03-31"]


def test_a_command_runs_against_the_sandbox_and_its_exit_code_comes_back() -> None:
    program = (
        "import os, sys, urllib.request as u;"
        "r = u.Request(os.environ['SOURCES__CVCRM__BASE_URL'] + '/vendas', headers={"
        "'email': os.environ['SOURCES__CVCRM__EMAIL'], 'token': os.environ['SOURCES__CVCRM__TOKEN']});"
        "print(u.urlopen(r).status, os.environ['WAREHOUSE']); sys.exit(3)"
    )
    done = subprocess.run(
        [*SANDBOX, "--", sys.executable, "-c", program], capture_output=True, text=True, check=False
    )
    assert done.returncode == 3
    assert done.stdout.startswith("200 ")
    assert done.stderr.startswith("sandbox: tiny company, seed 7, 2026-03-31, at http://127.0.0.1:")
    assert done.stderr.count("\n") == 1


def test_a_command_that_does_not_exist_is_one_sentence() -> None:
    done = subprocess.run(
        [*SANDBOX, "--", "no-such-program"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 127
    assert "cannot run no-such-program" in done.stderr
    assert "Traceback" not in done.stderr


def test_without_a_command_it_serves_until_it_is_stopped() -> None:
    with subprocess.Popen(SANDBOX, stdout=subprocess.PIPE, text=True) as serving:
        assert serving.stdout is not None
        lines = [serving.stdout.readline() for _ in range(11)]
        address = re.search(r"BASE_URL=(http://127.0.0.1:\d+)", lines[0])
        assert address
        with urllib.request.urlopen(address[1] + "/_sandbox/truth", timeout=30) as answer:
            assert answer.status == 200
        serving.send_signal(signal.SIGTERM)
        assert serving.wait(timeout=30) == 0
