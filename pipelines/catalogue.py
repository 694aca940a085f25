"""The page about every object that can be read: `python -m pipelines.catalogue > docs/objects.md`."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from pipelines import cvcrm, sienge
from pipelines.objects import ApiObject

ROOT = Path(__file__).resolve().parent.parent
STAGING = ROOT / "dbt_project" / "models" / "staging"
PAGE_ROWS: Mapping[str, int] = {cvcrm.NAME: 500, sienge.NAME: 200}
ROWS = 100_000
SOURCE_CALL = re.compile(r"""(?:source|versao_atual)\(\s*['"](\w+)['"]\s*,\s*['"](\w+)['"]""")
PROTOCOL_COSTS: Mapping[str, tuple[str, str]] = {
    "bulk_sales": ("2 per enterprise", "2 per changed enterprise"),
    "bulk_income": ("1", "1"),
    "bulk_extract": ("1", "1"),
    "bulk_outcome": ("1 per 200 bills of commissions", "a full pass"),
}
INTRODUCTION = f"""\
# Objects

<!-- generated: python -m pipelines.catalogue > docs/objects.md -->

Every object of both APIs that can be landed. A run reads the default ones; any other is read when it
is named by its table or path (`dlt pipeline run --objects leads`), or with its group
(`--objects group:leads`; the prefix may be left out where no object is called like the group), and
`--objects all` reads everything. Costs are requests: of a full pass for each {ROWS:,} rows, and of an
ordinary run (windows are small, so one or two; objects read in full pay the full pass again).
"""


def readers() -> dict[tuple[str, str], list[str]]:
    """The staging models that read each (source, table), by `source` or by the macro that wraps it."""
    found: dict[tuple[str, str], list[str]] = {}
    for model in sorted(STAGING.rglob("*.sql")):
        for source, table in sorted(set(SOURCE_CALL.findall(model.read_text(encoding="utf-8")))):
            found.setdefault((source, table), []).append(model.stem)
    return found


def costs(source: str, obj: ApiObject) -> tuple[str, str]:
    """Requests of a full pass for each `ROWS` rows, and of an ordinary run."""
    if obj.protocol in PROTOCOL_COSTS:
        return PROTOCOL_COSTS[obj.protocol]
    full = f"{ROWS // PAGE_ROWS[source]:,}"
    if obj.mode == "full":
        return full, "a full pass"
    return full, "2" if obj.protocol == "contracts" else "1"


def page() -> Iterator[str]:
    """The page, line by line."""
    read_by = readers()
    yield INTRODUCTION
    for name, objects in ((cvcrm.NAME, cvcrm.OBJECTS), (sienge.NAME, sienge.OBJECTS)):
        yield f"## {name}: {len(objects)} objects"
        yield ""
        yield "| object | table | group | default | key | mode | cursor | full pass | run | read by |"
        yield "|---|---|---|---|---|---|---|---|---|---|"
        for obj in sorted(objects, key=lambda o: (not o.default, o.group, o.path)):
            models = read_by.get((name, obj.table), []) or read_by.get(
                (f"raw_{name}", obj.table), []
            )
            cursor = f"`{obj.cursor}`: {obj.meaning}" if obj.cursor else obj.meaning
            cells = [
                f"`{obj.path}`",
                f"`{obj.table}`",
                obj.group,
                "yes" if obj.default else "",
                ", ".join(f"`{field}`" for field in obj.key) or "the record's fingerprint",
                obj.mode,
                cursor,
                *costs(name, obj),
                ", ".join(f"`{model}`" for model in models),
            ]
            yield f"| {' | '.join(cells)} |"
        yield ""


if __name__ == "__main__":
    sys.stdout.write("\n".join(page()))
