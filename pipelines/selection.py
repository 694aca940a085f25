"""What can be run and what was asked for: sources, objects, and one source's part of a run."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from pipelines import cvcrm, sienge
from pipelines.errors import SettingsError
from pipelines.objects import ApiObject
from pipelines.raw import RawDataset
from pipelines.reading import ObjectReading, Plan
from pipelines.source import ConnectedSource, SourceSettings


@dataclass(frozen=True, kw_only=True)
class Source:
    """A source that can be run: its table of objects, its settings and how to connect."""

    name: str
    objects: tuple[ApiObject, ...]
    settings: type[SourceSettings]
    connect: Callable[[Any, RawDataset], ConnectedSource]


SOURCES: dict[str, Source] = {
    source.name: source
    for source in (
        Source(
            name=cvcrm.NAME,
            objects=cvcrm.OBJECTS,
            settings=cvcrm.CvcrmSettings,
            connect=cvcrm.connect,
        ),
        Source(
            name=sienge.NAME,
            objects=sienge.OBJECTS,
            settings=sienge.SiengeSettings,
            connect=sienge.connect,
        ),
    )
}


@dataclass(frozen=True, kw_only=True)
class RunOptions:
    """What the user asked for.

    Attributes:
        sources: names of `SOURCES`; empty for all.
        objects: names or groups of objects; empty for all of the chosen sources.
        full: read everything, also where a window would do, and find what vanished.
        since: an ISO date; read the windows from there.
        dry_run: only plan.
    """

    sources: tuple[str, ...] = ()
    objects: tuple[str, ...] = ()
    full: bool = False
    since: str | None = None
    dry_run: bool = False


@dataclass(kw_only=True)
class SourceRun:
    """One source's part of a run, as it goes and as it went."""

    source: Source
    objects: tuple[ApiObject, ...]
    readings: list[ObjectReading] = field(default_factory=list)
    plans: list[tuple[ApiObject, Plan]] = field(default_factory=list)
    error: str | None = None

    @property
    def failed(self) -> bool:
        return self.error is not None or any(r.outcome != "ok" for r in self.readings)


def choose(options: RunOptions) -> list[SourceRun]:
    """The sources and objects that the options name.

    Without a name these are the default objects; a name, a group or `all` reaches the others too.

    Raises:
        SettingsError: for a name that no source has.
    """
    unknown = set(options.sources) - set(SOURCES)
    if unknown:
        raise SettingsError(
            f"Unknown source {', '.join(sorted(unknown))}; there are {', '.join(SOURCES)}."
        )
    wanted = set(options.objects)
    everything = "all" in wanted
    wanted.discard("all")
    parts = []
    for name in options.sources or SOURCES:
        source = SOURCES[name]
        objects = tuple(
            obj
            for obj in source.objects
            if everything
            or (obj.default and not wanted)
            or wanted & {obj.table, obj.path, obj.group, f"{name}.{obj.table}"}
        )
        wanted_here = {w for o in objects for w in (o.table, o.path, o.group, f"{name}.{o.table}")}
        parts.append((SourceRun(source=source, objects=objects), wanted_here))
    lost = wanted.difference(*(names for _, names in parts)) if wanted else set()
    if lost:
        raise SettingsError(
            f"Unknown object {', '.join(sorted(lost))}; see the tables in pipelines/cvcrm/objects.py "
            "and pipelines/sienge/objects.py for names and groups."
        )
    return [part for part, _ in parts if part.objects]
