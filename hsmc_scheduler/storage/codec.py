"""Plans to bytes and back."""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING, Any

from hsmc_scheduler.domain.problem import Problem
from hsmc_scheduler.domain.problems.wording import one_line
from hsmc_scheduler.storage import upgrades
from hsmc_scheduler.storage.complaints import complaints
from hsmc_scheduler.storage.document import Document, PlanFileError
from hsmc_scheduler.storage.faults import Fault, take_out_faults
from hsmc_scheduler.storage.layout import FORMAT, encode
from hsmc_scheduler.storage.parsing import NOT_A_PLAN, RESTORE, parse, values_in
from hsmc_scheduler.storage.places import place, position
from hsmc_scheduler.storage.upgrades import Tree, upgraded

if TYPE_CHECKING:  # slow to import, and the window imports this before it has anything to read
    from pydantic import TypeAdapter
    from pydantic_core import SchemaValidator

MOST_SHOWN = 200
"""Problems listed of one file; there may be more."""
MANY_VALUES = 60_000
"""From here on only the first fault of each list is looked for: a million of them would need gigabytes to tell."""

__all__ = ["decode", "encode", "json_schema"]


def decode(data: bytes, name: str = "") -> Document:
    """The document in the bytes of a plan file called `name`. Raises PlanFileError with every problem found."""
    problems: tuple[Problem, ...] = ()
    try:
        tree, problems = parse(data)
        document = _document(_envelope(tree), quick=values_in(data) > MANY_VALUES)
    except PlanFileError as error:
        problems += error.problems
    if problems:
        raise PlanFileError(_in_file(p, name) for p in problems)
    return document


def json_schema() -> dict[str, Any]:
    """The JSON Schema of today's plan file."""
    schema = _adapter().json_schema()
    own = {"format": {"const": FORMAT}, "schema_version": {"const": upgrades.VERSION}}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **schema,
        "title": f"HSMC Scheduler plan, schema version {upgrades.VERSION}",
        "properties": own | schema["properties"],
        "required": [*own, *schema["required"]],
    }


@cache
def _adapter() -> TypeAdapter[Document]:
    from pydantic import TypeAdapter

    return TypeAdapter(Document)


@cache
def _quick_validator() -> SchemaValidator:
    """The same, but each list is left at its first fault."""
    from pydantic_core import SchemaValidator

    def quick(schema: Any) -> Any:
        if isinstance(schema, list):
            return [quick(s) for s in schema]
        if not isinstance(schema, dict):
            return schema
        hasty = {"fail_fast": True} if schema.get("type") == "tuple" else {}
        return {k: quick(v) for k, v in schema.items()} | hasty

    return SchemaValidator(quick(_adapter().core_schema))


def get_ready() -> None:
    """Import and build what reading a plan needs, some tenths of a second, so that the first need not wait."""
    _quick_validator()


def _envelope(tree: object) -> Tree:
    """The tree, if it says it is a plan file of a version we can read. Raises PlanFileError."""
    if not isinstance(tree, dict) or tree.get("format") != FORMAT:
        raise PlanFileError([Problem("format", f"The file does not say it is a plan ({FORMAT})", NOT_A_PLAN)])
    version, newest = tree.get("schema_version"), upgrades.VERSION
    if type(version) is not int or not (version in upgrades.STEPS or version >= newest):
        what = f"should be a whole number from {min(upgrades.STEPS, default=newest)} to {newest}"
        raise PlanFileError([Problem("schema_version", what, "Restore the number the file had.")])
    if version > newest:
        what = f"A newer version of the program saved this plan (schema {version}; this one reads up to {newest})"
        raise PlanFileError([Problem("", what, "Install the newer version; the file was left as it is.")])
    return tree


def _document(tree: Tree, *, quick: bool) -> Document:
    """The document a tree describes. Raises PlanFileError."""
    from pydantic import ValidationError

    faults = take_out_faults(tree, MOST_SHOWN + 1)
    if len(faults) > MOST_SHOWN:
        raise PlanFileError(_problems(tree, faults))
    version = tree["schema_version"]
    if version < upgrades.VERSION:
        if faults:
            raise PlanFileError(_problems(tree, faults))
        tree = _upgraded(tree, version)
    content = {k: v for k, v in tree.items() if k not in ("format", "schema_version")}
    known = {loc[:n] for loc, _, _ in faults for n in range(1, len(loc) + 1)}
    try:
        validator = _quick_validator() if quick else _adapter().validator
        document: Document = validator.validate_json(json.dumps(content))
    except ValidationError as error:
        faults.extend(c for c in complaints(error) if c[0] not in known)
    if faults:
        raise PlanFileError(_problems(tree, faults))
    return document


def _upgraded(tree: Tree, version: int) -> Tree:
    try:
        return upgraded(tree, version)
    except (LookupError, TypeError, AttributeError, ValueError) as error:
        what = f"The file is not built as schema version {version} is ({type(error).__name__}: {one_line(str(error))})"
        raise PlanFileError([Problem("", what, RESTORE)]) from error


def _problems(tree: Tree, faults: list[Fault]) -> list[Problem]:
    if len(faults) > MOST_SHOWN:
        more = Problem("", "There are more problems than these", "Mend these first.")
        return [*_problems(tree, faults[:MOST_SHOWN]), more]
    ordered = sorted(faults, key=lambda f: position(tree, f[0]))
    return [Problem(place(tree, loc), what, mend) for loc, what, mend in ordered]


def _in_file(problem: Problem, name: str) -> Problem:
    where = ", ".join(part for part in (one_line(name), problem.where) if part)
    return Problem(where, problem.what, problem.mend, problem.severity)
