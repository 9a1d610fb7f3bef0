"""What the readme says of Spark, Dask and Ray runs, and gives what one machine gives."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pandas
import pyarrow
import pyarrow.parquet
import pytest
from pyspark.sql import SparkSession

import aimscore as ac

README = Path(__file__).resolve().parents[3] / "bindings-python/README.md"
SHEETS = pyarrow.table(
    {
        "supplier": [f"S{row:04}" for row in range(1_000)],
        "4.1-r1": ["fully", "partially", "not", None] * 250,
        "4.1-r2": [3, 2, None, 0, 1] * 200,
    }
)


@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # Ray and Dask have their own
@pytest.mark.filterwarnings("ignore::FutureWarning")
def test_examples(spark: SparkSession, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RAY_AUTH_MODE", "disabled")
    monkeypatch.setenv("RAY_USAGE_STATS_ENABLED", "0")
    import ray

    pyarrow.parquet.write_table(SHEETS, tmp_path / "sheets.parquet", row_group_size=200)
    blocks = re.findall(r"^```python cluster\n(.*?)^```$", README.read_text("utf-8"), re.DOTALL | re.MULTILINE)
    assert len(blocks) == 2
    names: dict[str, Any] = {"__name__": "__main__", "spark": spark}
    ray.init(num_cpus=2, include_dashboard=False, log_to_driver=False, _node_ip_address="127.0.0.1")
    try:
        for block in blocks:
            exec(re.sub(r'"(\w+\.parquet)"', lambda name: repr(str(tmp_path / name[1])), block), names)
        of_ray = pyarrow.concat_tables(ray.get(names["by_ray"].to_arrow_refs()), promote_options="permissive")
    finally:
        ray.shutdown()
    scores = ac.score_table(SHEETS, keep=["supplier"])
    expected = scores.to_pyarrow()
    for found in (pyarrow.parquet.read_table(tmp_path / "scores.parquet"), of_ray):
        assert found.sort_by("supplier").cast(expected.schema).to_pylist() == expected.to_pylist()
    of_dask = names["by_dask"].compute(scheduler="threads").reset_index(drop=True)
    pandas.testing.assert_frame_equal(of_dask, scores.to_pandas(), check_categorical=False)
