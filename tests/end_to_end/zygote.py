"""Processes that begin with everything imported: a fork of a warmed parent instead of a second of imports.

`python zygote.py` imports what a run needs, then reads one JSON line per child, `{"environment": {…},
"arguments": […], "output": "path", "file_bytes": n, "clock_hours": n}`, forks, and answers with the
child's process id. The child is `python -m pipelines ARGUMENTS` with that environment; when it ends, a
second line tells its id and exit code (minus the signal's number where it was killed). `{"kill": id}`
ends a child; the parent does it, because only who has not yet taken note of a child's end can be sure
of its id.
"""

from __future__ import annotations

import json
import os
import queue
import resource
import signal
import subprocess
import sys
import threading
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Self

ROOT = Path(__file__).resolve().parents[2]


@dataclass
class Child:
    """A run of the command line in a process of its own."""

    pid: int
    output: Path
    _zygote: Zygote
    _ended: queue.SimpleQueue[int]

    def kill(self) -> None:
        """`kill -9`, unless it has ended."""
        self._zygote.order(kill=self.pid)

    def wait(self, seconds: float) -> int | None:
        """The exit code, or None if the process still runs after so many seconds."""
        try:
            return self._ended.get(timeout=seconds)
        except queue.Empty:
            return None

    def said(self) -> str:
        return self.output.read_text()


class Zygote:
    """The warmed parent; a context manager that ends it. Safe to use from several threads."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lock = threading.Lock()
        self._births = threading.Lock()
        self._born: queue.SimpleQueue[tuple[int, queue.SimpleQueue[int]]] = queue.SimpleQueue()
        self._ended: dict[int, queue.SimpleQueue[int]] = {}
        self._number = 0
        self._process = subprocess.Popen(
            [sys.executable, str(Path(__file__))],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            bufsize=1,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
        )
        self._reader = threading.Thread(target=self._listen, daemon=True)
        self._reader.start()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        assert self._process.stdin
        self._process.stdin.close()
        self._process.wait(60)

    def start(
        self,
        *arguments: str,
        environment: dict[str, str],
        file_bytes: int | None = None,
        clock_hours: float = 0,
    ) -> Child:
        """Begin a run.

        Args:
            file_bytes: no file may grow beyond so many bytes, as on a full disk.
            clock_hours: how far the machine's clock is ahead, for the child only.
        """
        with self._births:
            self._number += 1
            output = self._folder / f"output-{self._number}.txt"
            self.order(
                environment=environment,
                arguments=arguments,
                output=str(output),
                file_bytes=file_bytes,
                clock_hours=clock_hours,
            )
            pid, ended = self._born.get(timeout=60)
        return Child(pid, output, self, ended)

    def order(self, **what: Any) -> None:
        """Tell the parent process what to do."""
        assert self._process.stdin
        with self._lock:
            self._process.stdin.write(json.dumps(what) + "\n")

    def _listen(self) -> None:
        assert self._process.stdout
        for line in self._process.stdout:
            news = json.loads(line)
            if "code" in news:
                self._ended.pop(news["pid"]).put(news["code"])
            else:
                self._ended[news["pid"]] = queue.SimpleQueue()
                self._born.put((news["pid"], self._ended[news["pid"]]))


def _move_the_clock(hours: float) -> None:
    """Let this process believe that it is so many hours later, wherever it asks Python's clock."""
    import time
    from datetime import datetime, timedelta, tzinfo

    import dlt.common.time

    true_time, step = time.time, timedelta(hours=hours)

    class Moved(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> Self:
            return super().now(tz) + step

    time.time = lambda: true_time() + step.total_seconds()
    dlt.common.time.precise_time = time.time
    dlt.common.time.increasing_precise_time._last = time.time()
    for name, module in list(sys.modules.items()):
        if name.startswith(("pipelines", "pendulum")) and vars(module).get("datetime") is datetime:
            vars(module)["datetime"] = Moved


def _be_born(order: dict[str, Any]) -> None:
    """The child: never returns."""
    code = 70
    try:
        handle = os.open(order["output"], os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
        for descriptor in (1, 2):
            os.dup2(handle, descriptor)
        os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
        if order["file_bytes"]:
            resource.setrlimit(resource.RLIMIT_FSIZE, (order["file_bytes"],) * 2)
        if order["clock_hours"]:
            _move_the_clock(order["clock_hours"])
        os.environ.update(order["environment"])
        from pipelines.cli import main

        code = main(order["arguments"])
    except SystemExit as leaving:
        code = leaving.code if isinstance(leaving.code, int) else 1
    except BaseException:
        import traceback

        traceback.print_exc()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


def _serve() -> None:
    import pipelines.progress
    import pipelines.run  # noqa: F401 (the point of a zygote: imported before the fork)

    def tell(**news: int) -> None:
        os.write(1, (json.dumps(news) + "\n").encode())

    alive: set[int] = set()

    def reap(*_: object) -> None:
        while True:
            try:
                pid, status = os.waitpid(-1, os.WNOHANG)
            except ChildProcessError:
                return
            if not pid:
                return
            alive.discard(pid)
            tell(pid=pid, code=os.waitstatus_to_exitcode(status))

    signal.signal(signal.SIGCHLD, reap)
    for line in sys.stdin:
        # A child that ends before its birth is told would be an end without a beginning.
        order = json.loads(line)
        signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGCHLD])
        if "kill" in order:
            if order["kill"] in alive:
                os.kill(order["kill"], signal.SIGKILL)
        else:
            pid = os.fork()
            if pid == 0:
                signal.signal(signal.SIGCHLD, signal.SIG_DFL)
                signal.pthread_sigmask(signal.SIG_UNBLOCK, [signal.SIGCHLD])
                _be_born(order)
            alive.add(pid)
            tell(pid=pid)
        signal.pthread_sigmask(signal.SIG_UNBLOCK, [signal.SIGCHLD])


if __name__ == "__main__":
    _serve()
