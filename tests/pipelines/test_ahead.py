"""Pages fetched ahead: the same pages in the same order, not too many, and the same end."""

from __future__ import annotations

import threading
import time
from collections.abc import Generator

import pytest

from pipelines.ahead import PAGES_AHEAD, PagesAhead
from pipelines.errors import ApiError
from pipelines.landing import Page
from tests.waiting import wait_until


def page(number: int) -> Page:
    return Page("", number, [str(number)], [None], [b"{}"])


def pages(count: int, error: Exception | None = None) -> Generator[Page, None, int | None]:
    for number in range(1, count + 1):
        yield page(number)
    if error:
        raise error
    return count


def pulled(ahead: PagesAhead) -> tuple[list[int], int | None]:
    numbers = []
    while True:
        try:
            numbers.append(next(ahead).number)
        except StopIteration as end:
            return numbers, end.value


def fetching() -> bool:
    return any(thread.name == "fetch test" for thread in threading.enumerate())


def test_pages_come_in_order_and_end_with_the_readers_value() -> None:
    told: list[int] = []
    ahead = PagesAhead(pages(50), lambda p: told.append(p.number), name="test")
    numbers, value = pulled(ahead)
    assert numbers == told == list(range(1, 51))
    assert value == 50
    assert pulled(ahead) == ([], 50), "asking again gives the same end"


def test_an_error_comes_after_the_pages_before_it() -> None:
    ahead = PagesAhead(pages(3, ApiError("no")), lambda p: None, name="test")
    assert [next(ahead).number for _ in range(3)] == [1, 2, 3]
    with pytest.raises(ApiError, match="no"):
        next(ahead)


def test_no_more_than_a_few_pages_wait() -> None:
    told: list[int] = []
    ahead = PagesAhead(pages(100), lambda p: told.append(p.number), name="test")
    most = PAGES_AHEAD + 1  # and one in the thread's hand
    wait_until(lambda: len(told) == most)
    time.sleep(0.05)
    assert len(told) == most
    next(ahead)
    wait_until(lambda: len(told) == most + 1)
    ahead.close()


def test_closing_ends_the_thread_even_if_nobody_pulls() -> None:
    ahead = PagesAhead(pages(100), lambda p: None, name="test")
    ahead.close()
    wait_until(lambda: not fetching())
