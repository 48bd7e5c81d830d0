"""A million drafts: JSON Lines in, JSON Lines or Parquet out, over a Dask bag (extra `batch`).

``check_files`` is what ``taktvoll check --workers N`` calls. The drafts of a file are read block by block, so that memory does
not grow with their number; blocks are checked in processes of this machine or, with a `distributed.Client`, on a cluster;
what is done is on disk and is not done again when a run is resumed.
"""

from taktvoll.batch.checked import CheckedBlock
from taktvoll.batch.run import Progress, check_files, check_stream
from taktvoll.batch.sources import Source

__all__ = ["CheckedBlock", "Progress", "Source", "check_files", "check_stream"]
