"""What can be run and what was asked for: sources, objects, and one source's part of a run."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from pipelines import cvcrm, sienge
from pipelines.errors import SettingsError
from pipelines.estimate import RunCost
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
        objects: names or groups of objects, as `choose` reads them; empty for the default objects of
            the chosen sources.
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
    """One source's part of a run, as it goes and as it went; its expected cost after a dry run."""

    source: Source
    objects: tuple[ApiObject, ...]
    readings: list[ObjectReading] = field(default_factory=list)
    plans: list[tuple[ApiObject, Plan]] = field(default_factory=list)
    cost: RunCost | None = None
    error: str | None = None


def choose(options: RunOptions) -> list[SourceRun]:
    """The sources and objects that the options name.

    Without a name these are the default objects; a name, a group or `all` reaches the others too. A
    word that is the name of an object means this object, in whatever source, also where a group is
    called alike (`vendas`, `leads`, `comissoes`, `pessoas`); `group:vendas` means the group. What a
    word means does not depend on the sources that were chosen.

    Raises:
        SettingsError: for a name that no chosen source has.
    """
    unknown = set(options.sources) - set(SOURCES)
    if unknown:
        raise SettingsError(
            f"Unknown source {', '.join(sorted(unknown))}; there are {', '.join(SOURCES)}."
        )
    wanted = set(options.objects) - {"all"}
    everything = "all" in options.objects
    taken = {
        name for s in SOURCES.values() for obj in s.objects for name in _names(s.name, obj)
    } & wanted
    found: set[str] = set()
    parts = []
    for name in options.sources or SOURCES:
        source = SOURCES[name]
        objects = []
        for obj in source.objects:
            fitting = wanted & (_names(name, obj) | (_groups(obj) - taken))
            found |= fitting
            if everything or fitting or (obj.default and not wanted):
                objects.append(obj)
        parts.append(SourceRun(source=source, objects=tuple(objects)))
    if wanted - found:
        raise SettingsError(_unknown(sorted(wanted - found), taken))
    return [part for part in parts if part.objects]


def _names(source: str, obj: ApiObject) -> set[str]:
    """What means this object and nothing else."""
    return {obj.table, obj.path, f"{source}.{obj.table}"}


def _groups(obj: ApiObject) -> set[str]:
    """What means the object's group."""
    return {obj.group, f"group:{obj.group}"}


def _unknown(lost: list[str], taken: set[str]) -> str:
    """What cannot be chosen, and where to look."""
    elsewhere = [name for name in lost if name in taken]
    if elsewhere:
        return (
            f"The chosen source has no object {', '.join(elsewhere)}; a group is named like "
            f"group:{elsewhere[0]}."
        )
    return f"Unknown object {', '.join(lost)}; docs/objects.md lists every object and group."
