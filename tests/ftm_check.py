"""Validate FollowTheMoney JSON lines against the model's own package: run by tests/ftm.sh in an environment that has it.

Every entity must have a schema that can be instantiated and properties of that schema; every value must come through the type's
own cleaning unchanged, so that no reader drops it; every entity that is pointed at must be there and of the range asked for.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from followthemoney import model  # type: ignore[import-not-found]  # in the environment that runs this


def faults(path: Path) -> list[str]:
    """What is wrong with the entities in `path`, a line each."""
    entities = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    schemas = {entity["id"]: entity["schema"] for entity in entities}
    found = [f"{len(entities) - len(schemas)} ids twice"] if len(schemas) < len(entities) else []
    for entity in entities:
        place = f"{entity['id']} ({entity['schema']})"
        schema = model.get(entity["schema"])
        if schema is None or schema.abstract:
            found.append(f"{place}: no such schema")
            continue
        proxy = model.get_proxy(entity, cleaned=False)
        schema.validate(proxy.to_dict())
        for name, values in entity["properties"].items():
            prop = schema.get(name)
            if prop is None:
                found.append(f"{place}: no property {name}")
            elif sorted(proxy.get(name)) != sorted(values):
                found.append(f"{place}: {name} is kept as {proxy.get(name)}, not {values}")
            elif prop.range is not None:
                wrong = [key for key in values if key not in schemas or not model.get(schemas[key]).is_a(prop.range)]
                found += [f"{place}: {name} points at {key}, which is no {prop.range.name}" for key in wrong]
    return found


if __name__ == "__main__":
    wrong = faults(Path(sys.argv[1]))
    count = len(Path(sys.argv[1]).read_text(encoding="utf-8").splitlines())
    print("\n".join(wrong) or f"{count} entities, all as the model has them")
    sys.exit(bool(wrong))
