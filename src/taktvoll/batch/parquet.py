"""Reports as Parquet: a schema that is stated, not guessed, so that the files of many runs unite."""

import dataclasses
import functools
import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from taktvoll.batch.engine import WANTED_BY
from taktvoll.errors import OutputError
from taktvoll.extras import extra
from taktvoll.report import Report
from taktvoll.scheme import DIMENSIONS, SLOTS
from taktvoll.system_errors import reason_of

NAMES = {"scores": DIMENSIONS, "slots": SLOTS}
"""The keys of the mappings in a report; each is a column of its own."""
_CHUNK = 1 << 23
"""Bytes of JSON that become a row group."""
_HALF_PAIR = re.compile(rb"(?<!\\)((?:\\\\)*)\\ud[89a-f][0-9a-f]{2}")
"""Half a surrogate pair: legal in a string of JSON, not in Arrow's UTF-8."""


def schema() -> Any:
    """The `pyarrow.Schema` of a report as ``--format jsonl`` prints it, and of `error`; raises `MissingExtraError`.

    Structs are structs, `scores` and `slots` with a field for each dimension and slot; what is absent is null.
    """
    with extra("batch", WANTED_BY):
        import pyarrow as pa

    error = pa.struct([("source", pa.string()), ("row", pa.int64()), ("message", pa.string())])
    fields = [pa.field(name, _arrow(pa, name, kind)) for name, kind in _shown(Report)]
    return pa.schema([*fields, pa.field("error", error)])


def write_parquet(source: Path, target: Path) -> None:
    """Write the reports in `source` (JSON Lines) to `target`, a row group at a time, whole or not at all.

    Raises `OutputError` where it cannot be written.
    """
    with extra("batch", WANTED_BY):
        import pyarrow.json as pj
        import pyarrow.parquet as pq

    columns = schema()
    temporary = target.with_name(f".{target.name}.tmp")
    parse = pj.ParseOptions(explicit_schema=columns, unexpected_field_behavior="ignore")
    try:
        with pq.ParquetWriter(temporary, columns, compression="zstd") as writer:
            for chunk in _chunks(source):
                read = pj.ReadOptions(block_size=len(chunk) + 1, use_threads=False)
                writer.write_table(pj.read_json(io.BytesIO(chunk), read, parse))
        temporary.replace(target)
    except OSError as error:
        reason = reason_of(error)
        raise OutputError(
            f"{target}: cannot be written ({reason.en}); the reports are kept: check folder and space, then use --resume",
            f"{target}: lässt sich nicht schreiben ({reason.de}); die Berichte sind erhalten: Prüfen Sie Ordner und Platz, dann hilft --resume.",
        ) from error
    finally:
        temporary.unlink(missing_ok=True)


def _chunks(source: Path) -> Iterator[bytes]:
    """Whole lines, some megabytes of them at a time."""
    with source.open("rb") as file:
        while lines := file.readlines(_CHUNK):
            yield _HALF_PAIR.sub(rb"\1\\ufffd", b"".join(lines))


@functools.cache
def _shown(kind: type) -> tuple[tuple[str, Any], ...]:
    """(name, msgspec's type) of the fields of a dataclass that its JSON has always, or where given; in their order."""
    types = {field.name: field.type for field in msgspec.inspect.type_info(kind).fields}  # type: ignore[attr-defined]
    shown = [field.name for field in dataclasses.fields(kind) if field.metadata.get("json") in {None, "where given"}]
    return tuple((name, types[name]) for name in shown)


def _arrow(pa: Any, name: str, kind: Any) -> Any:
    """The Arrow type of a field."""
    of = msgspec.inspect
    while isinstance(kind, of.Metadata):
        kind = kind.type
    if isinstance(kind, of.UnionType):
        (kind,) = (one for one in kind.types if not isinstance(one, of.NoneType))
        return _arrow(pa, name, kind)
    if isinstance(kind, of.DataclassType):
        return pa.struct([(inner, _arrow(pa, inner, type_)) for inner, type_ in _shown(kind.cls)])
    if isinstance(kind, of.VarTupleType | of.ListType):
        return pa.list_(_arrow(pa, name, kind.item_type))
    if isinstance(kind, of.DictType):
        return pa.struct([(key, _arrow(pa, key, kind.value_type)) for key in NAMES[name]])
    plain = {of.IntType: pa.int64(), of.FloatType: pa.float64(), of.BoolType: pa.bool_()}
    return plain.get(type(kind), pa.string())
