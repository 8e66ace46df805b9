"""A real cluster on one machine: a head that does no work, and so many workers of one core, each a node with processes of its own.

`python -m jiaokan.scale.cluster 2` starts it, says its address, and ends it when it is interrupted. It is for trying out what many
machines do; on many machines `ray start` does the same.
"""

from __future__ import annotations

import signal
import sys

from ray.cluster_utils import Cluster

STORE_BYTES = 200 << 20
"""Bytes of the store of each node."""


def main() -> int:
    """Start it and wait."""
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 2
    cluster = Cluster(initialize_head=True, head_node_args={"num_cpus": 0, "object_store_memory": STORE_BYTES})
    for _ in range(number):
        cluster.add_node(num_cpus=1, object_store_memory=STORE_BYTES)
    cluster.wait_for_nodes()
    print(cluster.address, flush=True)
    signal.sigwait([signal.SIGINT, signal.SIGTERM])
    cluster.shutdown()
    return 0


if __name__ == "__main__":
    sys.exit(main())
