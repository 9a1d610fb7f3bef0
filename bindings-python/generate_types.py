"""Writes python/aimscore/types.py from the JSON Schemas: `python generate_types.py`.

Each object becomes a TypedDict, each closed list of words a Literal. A key is optional where the schema does not
require it; `$schema`, which only helps an editor, is left out. Shapes that the schemas share by name must be the same
in each.
"""

from __future__ import annotations

import json
import keyword
import textwrap
from collections.abc import Iterator
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
SCHEMAS = HERE.parent / "tests/schemas"
TYPES = HERE / "python/aimscore/types.py"
HEADER = '''"""Shapes of the documents, as dicts.

Generated from the JSON Schemas by `cargo xtask bless`; do not edit.
"""

from typing import Literal, TypeAlias, TypedDict
'''
PLAIN = {"string": "str", "integer": "int", "number": "float", "boolean": "bool", "null": "None"}

Schema = dict[str, Any]


def generate() -> str:
    definitions: dict[str, str] = {}
    for path in sorted(SCHEMAS.glob("*.schema.json")):
        root = json.loads(path.read_text("utf-8"))
        root["properties"].pop("$schema", None)
        for name, schema in in_order({**root.get("$defs", {}), root["title"]: root}, root["title"]):
            known = definitions.setdefault(name, text := definition(name, schema))
            if known != text:
                raise ValueError(f"{path.name}: `{name}` has another shape elsewhere")
    names = ",\n".join(f'    "{name}"' for name in sorted(definitions))
    return "\n\n\n".join([HEADER + f"\n__all__ = [\n{names},\n]", *definitions.values()]) + "\n"


def in_order(schemas: dict[str, Schema], name: str) -> Iterator[tuple[str, Schema]]:
    """The schema of a name, after those it refers to."""
    if name in schemas:
        schema = schemas.pop(name)
        for reference in references({key: value for key, value in schema.items() if key != "$defs"}):
            yield from in_order(schemas, reference)
        yield name, schema


def references(node: object) -> Iterator[str]:
    if isinstance(node, dict):
        if "$ref" in node:
            yield node["$ref"].rsplit("/", 1)[1]
        node = list(node.values())
    if isinstance(node, list):
        for child in node:
            yield from references(child)


def definition(name: str, schema: Schema) -> str:
    if "properties" not in schema:
        words = [f"`{part['const']}`: {meaning(part)}" for part in schema.get("oneOf", []) if meaning(part)]
        return f"{name}: TypeAlias = {annotation(schema)}\n{docstring(schema, '', words)}".rstrip()
    fields = schema["properties"]
    must = {key: of for key, of in fields.items() if key in schema.get("required", [])}
    may = {key: of for key, of in fields.items() if key not in must}
    if any(keyword.iskeyword(key) for key in fields):
        bases = {f"_{name}": must, f"_{name}Optional": may}
        bases = {base: of for base, of in bases.items() if of}
        calls = [called(base, of, total=of is must) for base, of in bases.items()]
        return "\n\n\n".join([*calls, typed_dict(name, ", ".join(bases), {}, schema)])
    if must and may:
        return "\n\n\n".join(
            [typed_dict(f"_{name}", "TypedDict", must, {}), typed_dict(name, f"_{name}, total=False", may, schema)]
        )
    return typed_dict(name, "TypedDict" if must else "TypedDict, total=False", fields, schema)


def typed_dict(name: str, head: str, fields: dict[str, Schema], schema: Schema) -> str:
    body = [docstring(schema), *(f"    {key}: {annotation(of)}\n{docstring(of)}" for key, of in fields.items())]
    return f"class {name}({head}):\n{chr(10).join(filter(None, [body[0], ''.join(body[1:])]))}".rstrip()


def called(name: str, fields: dict[str, Schema], total: bool) -> str:
    """A TypedDict with keys that are words of Python."""
    entries = "".join(f'        "{key}": {annotation(of)},\n' for key, of in fields.items())
    options = "" if total else "    total=False,\n"
    return f'{name} = TypedDict(\n    "{name}",\n    {{\n{entries}    }},\n{options})'


def annotation(schema: Schema) -> str:
    """What stands behind the colon."""
    if "$ref" in schema:
        return str(schema["$ref"].rsplit("/", 1)[1])
    if "const" in schema:
        return f"Literal[{json.dumps(schema['const'])}]"
    if "enum" in schema:
        return f"Literal[{', '.join(map(json.dumps, schema['enum']))}]"
    parts = schema.get("oneOf") or schema.get("anyOf")
    if parts and all("const" in part for part in parts):
        return f"Literal[{', '.join(json.dumps(part['const']) for part in parts)}]"
    if parts:
        return " | ".join(annotation(part) for part in parts)
    if isinstance(schema["type"], list):
        return " | ".join(annotation({**schema, "type": one}) for one in schema["type"])
    if schema["type"] == "array":
        return f"list[{annotation(schema['items'])}]"
    if schema["type"] == "object":
        return f"dict[str, {annotation(schema['additionalProperties'])}]"
    return PLAIN[schema["type"]]


def meaning(part: Schema) -> str:
    """What a word means; the schema says the word itself after it, or nothing else."""
    return str(part.get("description", "")).removesuffix(f"`{part['const']}`").strip()


def docstring(schema: Schema, indent: str = "    ", lines: list[str] | None = None) -> str:
    text = schema.get("description", "").replace("\\", "\\\\")
    fill = textwrap.TextWrapper(110, break_long_words=False, break_on_hyphens=False).fill
    paragraphs = [fill(line) for line in [text, *(lines or [])] if line]
    if not paragraphs:
        return ""
    whole = "\n\n".join(paragraphs) + ("\n" if "\n" in "".join(paragraphs) or len(paragraphs) > 1 else "")
    return textwrap.indent(f'"""{whole}"""', indent) + "\n"


if __name__ == "__main__":
    TYPES.write_text(generate(), "utf-8", newline="\n")
