"""Run the notebooks and store what they show: python notebooks/execute.py [NAME.ipynb …]"""

import sys
from pathlib import Path
from typing import Any

import nbclient
import nbformat

HERE = Path(__file__).parent


def executed(path: Path) -> Any:
    """The notebook with its outputs, run in its own folder; raises where a cell fails. Nothing is written."""
    notebook = nbformat.read(path, as_version=4)
    client = nbclient.NotebookClient(
        notebook, timeout=300, kernel_name="python3", record_timing=False, resources={"metadata": {"path": str(HERE)}}
    )
    client.execute()
    notebook.metadata["language_info"] = {"name": "python"}
    return notebook


def main() -> None:
    """Write the notebooks that are named, or all, with their outputs."""
    for path in [HERE / name for name in sys.argv[1:]] or sorted(HERE.glob("*.ipynb")):
        nbformat.write(executed(path), path)
        print(path.name)


if __name__ == "__main__":
    main()
