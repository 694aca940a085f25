"""Keys and versions in a few bytes: the same answers as sets and dictionaries give."""

from __future__ import annotations

import random

import duckdb

from pipelines.versions import FINGERPRINT_SQL, KeySet, Versions, fingerprint


def test_a_key_set_counts_different_keys() -> None:
    dice = random.Random(5)
    keys, plain = KeySet(), set()
    for _ in range(300):
        page = [str(dice.randrange(40_000)) for _ in range(500)]
        keys.add(page)
        plain.update(page)
        assert keys.at_most >= len(plain)
    assert len(keys) == len(plain)
    assert keys.at_most == len(plain), "once counted, the free number is the right one"


def test_only_versions_with_the_known_text_are_known() -> None:
    texts = {f"k{n}": f'{{"v":{n}}}'.encode() for n in range(1_000)}
    half = len(texts) // 2
    listed = [(list(texts)[:half], [fingerprint(texts[k]) for k in list(texts)[:half]])]
    listed.append((list(texts)[half:], [fingerprint(texts[k]) for k in list(texts)[half:]]))
    versions = Versions(listed)
    assert len(versions) == len(texts)
    asked = ["k3", "new", "k999", "k500", "a"]
    payloads = [texts["k3"], b"{}", b'{"v":"edited"}', texts["k500"], texts["k3"]]
    assert versions.unknown(asked, payloads) == [1, 2, 4]


def test_nothing_is_known_of_an_empty_table() -> None:
    empty = Versions([])
    assert len(empty) == 0
    assert empty.unknown(["1", "2"], [b"", b""]) == [0, 1]
    assert len(empty.missing_from(KeySet())) == 0


def test_what_was_not_seen_is_missing() -> None:
    keys = [str(n) for n in range(100)]
    versions = Versions([(keys, [0] * len(keys))])
    seen = KeySet()
    seen.add([*keys[:97], "another"])
    assert set(versions.missing_from(seen).tolist()) == {hash(key) for key in keys[97:]}
    seen.add_hashes(versions.hashes)
    assert len(versions.missing_from(seen)) == 0


def test_the_fingerprint_is_duckdbs() -> None:
    for payload in ("", "{}", '{"nome": "São João"}', "x" * 5_000):
        row = duckdb.execute(f"select {FINGERPRINT_SQL} from (select ? as payload)", [payload])
        assert row.fetchall() == [(fingerprint(payload.encode()),)]
