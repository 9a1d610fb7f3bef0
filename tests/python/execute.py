"""Runs a notebook in the environment with JupyterLab and prints it with its outputs, as it is stored."""

from __future__ import annotations

import sys
from pathlib import Path

import nbclient
import nbformat

WIDGET = "application/vnd.jupyter.widget-view+json"


def executed(path: Path) -> nbformat.NotebookNode:
    """A notebook after it was run, without what only a running kernel can show: what stands in its place is shown."""
    notebook = nbformat.read(path, as_version=4)
    resources = {"metadata": {"path": str(path.parent)}}
    nbclient.NotebookClient(notebook, timeout=300, coalesce_streams=True, resources=resources).execute()
    notebook.metadata.pop("widgets", None)
    notebook.metadata.language_info = {"name": "python"}
    for cell in notebook.cells:
        cell.metadata.pop("execution", None)
        for output in cell.get("outputs", []):
            output.get("data", {}).pop(WIDGET, None)
    return notebook


if __name__ == "__main__":
    print(nbformat.writes(executed(Path(sys.argv[1])), indent=1, ensure_ascii=False))
