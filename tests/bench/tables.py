"""`python tests/bench/tables.py ENGINE SHEETS`: nanoseconds of one processor for so many answer sheets, each engine in a process of its own.
`python tests/bench/tables.py memory SHEETS`: bytes that the package takes beside sheets and scores while it works.

Every engine gives for each sheet the low, score, high and coverage of both parts as printed, the certain band of every unit and the label, from sheets that
lie in memory in the form it likes best; numba also from the rows that the package gets. One thread each. `check` compares them first. NumPy and
numba work in blocks that stay in the cache, and NumPy leaves the weighing to BLAS; each of that was kept for being faster.
"""

import gc
import json
import os
import sys
import time
from collections.abc import Callable
from math import lcm
from pathlib import Path
from tempfile import TemporaryDirectory

for name in ("OPENBLAS_NUM_THREADS", "POLARS_MAX_THREADS", "NUMBA_NUM_THREADS"):
    os.environ[name] = "1"

import numpy as np

DATA = Path(__file__).parents[2] / "core/data/iso-42001"
CATALOGUE = json.loads((DATA / "catalogue.json").read_text("utf-8"))
PARTS = [part["id"] for part in CATALOGUE["parts"]]
LABELS = json.loads((DATA / "policy.json").read_text("utf-8"))["labels"][:2]
"""Without statuses of documents no sheet gets a label after these two."""
[CONDITION] = LABELS[1]["conditions"]
FIGURES = ("low", "score", "high", "coverage")
UNRATED = 255
ROUNDS = 3


class Unit:
    def __init__(self, part: int, id: str, items: list[int]) -> None:
        self.part, self.id, self.items = part, id, items
        whole = 3 * len(items)
        self.bounds = [whole * percent // 100 for percent in (15, 50, 85)]


ITEMS: list[str] = []
UNITS: list[Unit] = []
for number, part in enumerate(CATALOGUE["parts"]):
    for unit in (unit for group in part["groups"] for unit in group["units"]):
        scored = [len(ITEMS) + n for n, item in enumerate(unit["items"]) if item["basis"] == "requirement"]
        ITEMS += [item["id"] for item in unit["items"]]
        if scored:
            UNITS.append(Unit(number, unit["id"], scored))

OF_PART = [[unit for unit in UNITS if unit.part == part] for part in range(len(PARTS))]
COMMON = [lcm(*(3 * len(unit.items) for unit in units)) for units in OF_PART]
WHOLE = [common * len(units) for common, units in zip(COMMON, OF_PART, strict=True)]
LABELLED, ABOVE = PARTS.index(CONDITION["part"]), CONDITION["percent"]
"""The second label needs a low of this part above so many percent."""
WEIGHT = [COMMON[unit.part] // (3 * len(unit.items)) for unit in UNITS]
"""What a point of a unit adds to the low of its part, of `WHOLE`: sums stay below 2^24 and so are exact in 32 bits of any kind."""


def sheets(count: int) -> np.ndarray:
    """Codes in rows of sheets: one in sixteen unrated."""
    random = np.random.Generator(np.random.SFC64(42)).integers(0, 16, (count, len(ITEMS)), np.uint8)
    return np.where(random == 15, UNRATED, random & 3).astype(np.uint8)


def printed(value: object, whole: object) -> object:
    """A share as a percent with one decimal, half up. The numbers are whole and below 2^53."""
    return np.floor((2000 * value + whole) / (2 * whole)) / 10


def package(codes: np.ndarray, form: str, again: bool = False) -> Callable[[], object]:
    import pyarrow as pa

    import aimscore as ac

    width = codes.shape[1]
    if form == "rows":
        column = pa.FixedSizeBinaryArray.from_buffers(pa.binary(width), len(codes), [None, pa.py_buffer(codes)])
        table = pa.table({"codes": column})
        scores = None

        def run() -> object:
            nonlocal scores
            found = ac.score_table(table, codes="codes", threads=1, progress=False, out=scores)
            scores = found if again else None
            return found

        return run
    columns = {id: np.ascontiguousarray(codes[:, n]) for n, id in enumerate(ITEMS)}
    table = pa.table({id: pa.array(column, mask=column == UNRATED) for id, column in columns.items()})
    return lambda: ac.score_table(table, threads=1, progress=False)


def of_package(table: object) -> tuple[np.ndarray, np.ndarray]:
    figures = [table[f"{part}_{figure}"].to_numpy() for part in PARTS for figure in FIGURES]
    names = {"N": 0, "P": 1, "L": 2, "F": 3}
    found = [[names[band] for band in table[f"{unit.id}_band"].to_pylist()] for unit in UNITS]
    names = {label["id"]: place for place, label in enumerate(LABELS)}
    found.append([names[label] for label in table["label_at_most_foundations"].to_pylist()])
    return np.array(figures, float), np.array(found, np.uint8)


def with_numpy(codes: np.ndarray) -> Callable[[], object]:
    block = 4096
    scored = [item for unit in UNITS for item in unit.items]
    columns = np.ascontiguousarray(codes.T[scored])
    starts = np.cumsum([0, *(len(unit.items) for unit in UNITS[:-1])])
    weights = np.zeros((len(PARTS), len(scored)), np.float32)
    for unit, start, weight in zip(UNITS, starts, WEIGHT, strict=True):
        weights[unit.part, start : start + len(unit.items)] = weight
    bounds = np.array([unit.bounds for unit in UNITS], np.uint8).T[:, :, None].copy()
    whole = np.array(WHOLE, float)[:, None]

    def run() -> tuple[np.ndarray, np.ndarray]:
        figures = np.empty((len(PARTS), len(FIGURES), columns.shape[1]))
        bands = np.empty((len(UNITS) + 1, columns.shape[1]), np.uint8)
        for at in range(0, columns.shape[1], block):
            given = columns[:, at : at + block]
            rated = (given != UNRATED).view(np.uint8)
            values = given * rated
            low = (weights @ values.astype(np.float32)).astype(float)
            covered = 3 * (weights @ rated.astype(np.float32)).astype(float)
            np.greater(100 * low[LABELLED], ABOVE * whole[LABELLED], out=bands[-1, at : at + block].view(bool))
            out = figures[:, :, at : at + block]
            out[:, 0] = printed(low, whole)
            with np.errstate(invalid="ignore"):
                out[:, 1] = printed(low, covered)
            out[:, 2] = printed(low + whole - covered, whole)
            out[:, 3] = printed(covered, whole)
            sums = np.add.reduceat(values, starts, axis=0, dtype=np.uint8)
            band = (sums > bounds[0]).view(np.uint8) + (sums > bounds[1]) + (sums > bounds[2])
            least = np.minimum.reduceat(values, starts, axis=0)
            least += 1
            np.minimum(band, least, out=bands[:-1, at : at + block])
        return figures.reshape(-1, columns.shape[1]), bands

    return run


def with_numba(codes: np.ndarray, rows: bool = False) -> Callable[[], object]:
    """From columns that stand in the order of units, or from the very rows that the package gets."""
    import numba

    lanes = 256
    items = np.array([item for unit in UNITS for item in unit.items], np.int64)
    columns = codes if rows else np.ascontiguousarray(codes.T[items])
    counts = np.array([len(unit.items) for unit in UNITS], np.int64)
    firsts = np.cumsum(counts) - counts
    parts = np.array([unit.part for unit in UNITS], np.int64)
    bounds = np.array([unit.bounds for unit in UNITS], np.uint8)
    weights, wholes = np.array(WEIGHT, np.uint32), np.array(WHOLE, np.uint32)

    @numba.njit(error_model="numpy")
    def block(columns, firsts, counts, parts, bounds, weights, wholes, figures, bands, work):
        width = columns.shape[1]
        low, covered, total, rated, least = work
        low[:] = 0
        covered[:] = 0
        for unit in range(len(firsts)):
            total[:] = 0
            rated[:] = 0
            least[:] = 3
            for item in range(firsts[unit], firsts[unit] + counts[unit]):
                given = columns[item]
                for lane in range(width):
                    code = given[lane]
                    known = np.uint8(code != 255)
                    value = np.uint8(code * known)
                    total[lane] = np.uint8(total[lane] + value)
                    rated[lane] = np.uint8(rated[lane] + known)
                    least[lane] = min(least[lane], value)
            first, second, third = bounds[unit, 0], bounds[unit, 1], bounds[unit, 2]
            out = bands[unit]
            weight, of_low, of_covered = (weights[unit], low[parts[unit]], covered[parts[unit]])
            for lane in range(width):
                points = total[lane]
                band = np.uint8(points > first) + np.uint8(points > second) + np.uint8(points > third)
                out[lane] = min(np.uint8(band), np.uint8(least[lane] + 1))
                of_low[lane] = np.uint32(of_low[lane] + weight * np.uint32(points))
                of_covered[lane] = np.uint32(of_covered[lane] + weight * np.uint32(rated[lane]))
        for lane in range(width):
            bands[len(firsts), lane] = np.uint8(100.0 * float(low[LABELLED, lane]) > ABOVE * float(wholes[LABELLED]))
        for part in range(len(wholes)):
            whole = float(wholes[part])
            base = 4 * part
            for lane in range(width):
                points, known = (float(low[part, lane]), 3.0 * float(covered[part, lane]))
                figures[base, lane] = np.floor((2000 * points + whole) / (2 * whole)) / 10
                figures[base + 1, lane] = np.floor((2000 * points + known) / (2 * known)) / 10
                figures[base + 2, lane] = np.floor((2000 * (points + whole - known) + whole) / (2 * whole)) / 10
                figures[base + 3, lane] = np.floor((2000 * known + whole) / (2 * whole)) / 10

    @numba.njit(error_model="numpy")
    def kernel(given, items, firsts, counts, parts, bounds, weights, wholes, figures, bands):
        sheets = figures.shape[1]
        work = (
            np.empty((2, lanes), np.uint32),
            np.empty((2, lanes), np.uint32),
            np.empty(lanes, np.uint8),
            np.empty(lanes, np.uint8),
            np.empty(lanes, np.uint8),
        )
        turned = np.empty((len(items), lanes), np.uint8)
        for at in range(0, sheets, lanes):
            width = min(lanes, sheets - at)
            if rows:
                for item in range(len(items)):
                    column, place = turned[item], items[item]
                    for lane in range(width):
                        column[lane] = given[at + lane, place]
                columns = turned[:, :width]
            else:
                columns = given[:, at : at + width]
            out = (figures[:, at : at + width], bands[:, at : at + width])
            block(columns, firsts, counts, parts, bounds, weights, wholes, out[0], out[1], work)

    def run() -> tuple[np.ndarray, np.ndarray]:
        figures = np.empty((len(PARTS) * len(FIGURES), len(codes)))
        bands = np.empty((len(UNITS) + 1, len(codes)), np.uint8)
        kernel(columns, items, firsts, counts, parts, bounds, weights, wholes, figures, bands)
        return figures, bands

    return run


def frame_names() -> list[str]:
    return [f"{part}_{figure}" for part in PARTS for figure in FIGURES]


def with_polars(codes: np.ndarray) -> Callable[[], object]:
    import polars as pl

    frame = pl.DataFrame({f"i{n}": pl.Series(np.ascontiguousarray(codes[:, n])) for n in range(len(ITEMS))})
    frame = frame.select(pl.when(pl.all() != UNRATED).then(pl.all()))
    query = polars_query(frame.lazy())

    def run() -> object:
        return query.collect()

    return run


def polars_query(frame: object) -> object:
    import polars as pl

    first, second = [], []
    for number, unit in enumerate(UNITS):
        columns = [pl.col(f"i{item}") for item in unit.items]
        filled = [column.fill_null(0) for column in columns]
        first.append(sum(filled[1:], filled[0]).alias(f"s{number}"))
        known = [column.is_not_null().cast(pl.UInt8) for column in columns]
        first.append(sum(known[1:], known[0]).alias(f"a{number}"))
        first.append(pl.min_horizontal(filled).alias(f"m{number}"))
        points = pl.col(f"s{number}")
        band = sum(
            ((points > bound).cast(pl.UInt8) for bound in unit.bounds[1:]), (points > unit.bounds[0]).cast(pl.UInt8)
        )
        second.append(pl.min_horizontal(band, pl.col(f"m{number}") + 1).alias(f"b{number}"))
    for part in range(len(PARTS)):
        of = [n for n, unit in enumerate(UNITS) if unit.part == part]

        def total(name: str, of: list[int] = of) -> pl.Expr:
            terms = [pl.col(f"{name}{n}").cast(pl.UInt32) * WEIGHT[n] for n in of]
            return sum(terms[1:], terms[0]).cast(pl.Float64)

        second += [total("s").alias(f"low{part}"), (3 * total("a")).alias(f"covered{part}")]
    third = []
    for part, (name, whole) in enumerate(zip(PARTS, WHOLE, strict=True)):
        low, covered = pl.col(f"low{part}"), pl.col(f"covered{part}")
        for figure, value, of in (
            ("low", low, whole),
            ("score", low, covered),
            ("high", low + whole - covered, whole),
            ("coverage", covered, whole),
        ):
            third.append((((2000 * value + of) / (2 * of)).floor() / 10).alias(f"{name}_{figure}"))
    third += [pl.col(f"b{n}") for n in range(len(UNITS))]
    third.append((100 * pl.col(f"low{LABELLED}") > ABOVE * WHOLE[LABELLED]).cast(pl.UInt8).alias("label"))
    return frame.select(first).select(second).select(third)


def duckdb_query(source: str) -> str:
    first, second, third = [], [], []
    for number, unit in enumerate(UNITS):
        filled = [f"coalesce(i{item}, 0::UTINYINT)" for item in unit.items]
        first.append(f"{' + '.join(filled)} AS s{number}")
        first.append(f"{' + '.join(f'(i{item} IS NOT NULL)::UTINYINT' for item in unit.items)} AS a{number}")
        first.append(f"least({', '.join(filled)}) AS m{number}")
        band = " + ".join(f"(s{number} > {bound})::UTINYINT" for bound in unit.bounds)
        second.append(f"least({band}, m{number} + 1::UTINYINT) AS b{number}")
    for part in range(len(PARTS)):
        of = [n for n, unit in enumerate(UNITS) if unit.part == part]
        low = " + ".join(f"s{n}::INTEGER * {WEIGHT[n]}" for n in of)
        covered = " + ".join(f"a{n}::INTEGER * {WEIGHT[n]}" for n in of)
        second += [f"({low})::DOUBLE AS low{part}", f"({covered})::DOUBLE * 3 AS covered{part}"]
    for part, (name, whole) in enumerate(zip(PARTS, WHOLE, strict=True)):
        low, covered = f"low{part}", f"covered{part}"
        for figure, value, of in (
            ("low", low, whole),
            ("score", low, covered),
            ("high", f"({low} + {whole} - {covered})", whole),
            ("coverage", covered, whole),
        ):
            third.append(f"floor((2000 * {value} + {of}) / (2 * {of}::DOUBLE)) / 10 AS {name}_{figure}")
    third += [f"b{n}" for n in range(len(UNITS))]
    third.append(f"(100 * low{LABELLED} > {ABOVE * WHOLE[LABELLED]})::UTINYINT AS label")
    inner = f"SELECT {', '.join(first)} FROM {source}"
    return f"SELECT {', '.join(third)} FROM (SELECT {', '.join(second)} FROM ({inner}))"


def with_duckdb(codes: np.ndarray) -> Callable[[], object]:
    import duckdb
    import pyarrow as pa

    columns = [np.ascontiguousarray(codes[:, n]) for n in range(len(ITEMS))]
    given = pa.table({f"i{n}": pa.array(column, mask=column == UNRATED) for n, column in enumerate(columns)})
    connection = duckdb.connect()
    connection.execute("SET threads = 1")
    connection.register("given", given)
    connection.execute("CREATE TABLE sheets AS SELECT * FROM given")
    connection.unregister("given")
    query = duckdb_query("sheets")
    return lambda: connection.sql(query).to_arrow_table()


def of_frame(frame: object) -> tuple[np.ndarray, np.ndarray]:
    columns = [frame[name].to_numpy() for name in [*frame_names(), *(f"b{n}" for n in range(len(UNITS))), "label"]]
    figures = len(frame_names())
    return np.array(columns[:figures], float), np.array(columns[figures:], np.uint8)


class Files:
    """The sheets in a Parquet file, with a column for each item; the results go to another. Nothing but the time in between counts."""

    def __init__(self, codes: np.ndarray) -> None:
        import pyarrow as pa
        from pyarrow import parquet

        self.folder = TemporaryDirectory()
        self.sheets, self.scores = (f"{self.folder.name}/{name}.parquet" for name in ("sheets", "scores"))
        columns = [np.ascontiguousarray(codes[:, n]) for n in range(len(ITEMS))]
        table = pa.table({f"i{n}": pa.array(column, mask=column == UNRATED) for n, column in enumerate(columns)})
        parquet.write_table(table, self.sheets, row_group_size=131_072)

    def read(self) -> object:
        from pyarrow import parquet

        return parquet.read_table(self.scores)


def package_files(codes: np.ndarray) -> Callable[[], object]:
    """As the README of the package shows it."""
    import polars as pl
    from pyarrow import parquet

    import aimscore as ac

    files = Files(codes)
    names = {f"i{n}": id for n, id in enumerate(ITEMS)}

    def run() -> Files:
        writer = None
        for piece in pl.scan_parquet(files.sheets).collect_batches(chunk_size=131_072):
            scores = ac.score_table(piece.rename(names), threads=1, progress=False).to_pyarrow()
            writer = writer or parquet.ParquetWriter(files.scores, scores.schema, write_statistics=False)
            writer.write_table(scores)
        writer.close()
        return files

    return run


def polars_files(codes: np.ndarray) -> Callable[[], object]:
    import polars as pl

    files = Files(codes)

    def run() -> Files:
        polars_query(pl.scan_parquet(files.sheets)).sink_parquet(files.scores)
        return files

    return run


def duckdb_files(codes: np.ndarray) -> Callable[[], object]:
    import duckdb

    files = Files(codes)
    connection = duckdb.connect()
    connection.execute("SET threads = 1")
    query = duckdb_query(f"read_parquet('{files.sheets}')")

    def run() -> Files:
        connection.execute(f"COPY ({query}) TO '{files.scores}' (FORMAT parquet)")
        return files

    return run


def copy(codes: np.ndarray) -> Callable[[], object]:
    out = np.empty_like(codes)
    return lambda: np.copyto(out, codes)


ENGINES: dict[str, tuple[Callable, Callable]] = {
    "rows": (lambda codes: package(codes, "rows"), lambda scores: of_package(scores.to_pyarrow())),
    "rows again": (lambda codes: package(codes, "rows", again=True), lambda scores: of_package(scores.to_pyarrow())),
    "columns": (lambda codes: package(codes, "columns"), lambda scores: of_package(scores.to_pyarrow())),
    "numpy": (with_numpy, lambda found: found),
    "numba": (with_numba, lambda found: found),
    "numba, rows": (lambda codes: with_numba(codes, rows=True), lambda found: found),
    "polars": (with_polars, of_frame),
    "duckdb": (with_duckdb, of_frame),
    "copy": (copy, lambda found: found),
    "package, files": (package_files, lambda files: of_package(files.read())),
    "polars, files": (polars_files, lambda files: of_frame(files.read())),
    "duckdb, files": (duckdb_files, lambda files: of_frame(files.read())),
}


def check() -> None:
    """All engines give the same, also for sheets without any rating."""
    codes = sheets(3_001)
    codes[:3] = UNRATED
    expected = of_package(package(codes, "rows")().to_pyarrow())
    for name, (prepare, read) in ENGINES.items():
        if name == "copy":
            continue
        figures, bands = read(prepare(codes)())
        assert np.array_equal(np.rint(10 * figures), np.rint(10 * expected[0]), equal_nan=True), name
        assert np.array_equal(bands, expected[1]), name


def memory(count: int) -> int:
    """What the process held at most, without what it held before and what it gives. Linux only."""

    def held(at: str) -> int:
        lines = Path("/proc/self/status").read_text("utf-8").splitlines()
        return next(1024 * int(line.split()[1]) for line in lines if line.startswith(at))

    run = package(sheets(count), "rows")
    run()
    gc.collect()
    before = held("VmRSS")
    Path("/proc/self/clear_refs").write_text("5", "utf-8")
    scores = run().to_pyarrow()
    return held("VmHWM") - before - scores.nbytes


def main() -> None:
    if sys.argv[1] == "check":
        return check()
    count = int(sys.argv[2])
    if sys.argv[1] == "memory":
        return print(json.dumps(memory(count)))
    run = ENGINES[sys.argv[1]][0](sheets(count))
    run()
    taken = []
    for _ in range(ROUNDS):
        start = time.process_time_ns()
        found = run()
        taken.append(time.process_time_ns() - start)
        del found
    print(json.dumps(min(taken)))


main()
