#!/usr/bin/env python3
"""Least travel beside OR-tools' min-cost flow: the same instances, one run, the ratio.

    python3 -m venv venv && venv/bin/pip install ortools
    venv/bin/python benches/peers/assign.py

Runs the benchmark `seat_plans` in the tuned dev profile without debug assertions, which leaves its instances with our answer and our best of five times, then solves each with OR-tools
(best of five, the building of its graph not counted) and fails where the optima differ.
"""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np
from ortools.graph.python import min_cost_flow

ROOT = Path(__file__).resolve().parents[2]


def read(file):
    with open(file) as lines:
        seconds, placed, travel = lines.readline().split()
        pupils = np.array(lines.readline().split(), dtype=np.int64)
        seats = np.array(lines.readline().split(), dtype=np.int64)
        arcs = np.loadtxt(lines, dtype=np.int64, ndmin=2)
    return float(seconds), int(placed), int(travel), pupils, seats, arcs


def peer(pupils, seats, arcs):
    """Most pupils placed, then least travel: whoever stays without a seat goes a way longer than any."""
    zones, schools = len(pupils), len(seats)
    sink = zones + schools
    far = int(arcs[:, 2].max()) * (min(zones, schools) + 1) + 1
    tails = np.concatenate([arcs[:, 0], zones + np.arange(schools), np.arange(zones)])
    heads = np.concatenate([zones + arcs[:, 1], np.full(schools + zones, sink)])
    bounds = np.concatenate([pupils[arcs[:, 0]], seats, pupils])
    costs = np.concatenate([arcs[:, 2], np.zeros(schools, np.int64), np.full(zones, far)])
    supply = np.concatenate([pupils, np.zeros(schools, np.int64), [-pupils.sum()]])
    best = None
    for _ in range(5):
        flow = min_cost_flow.SimpleMinCostFlow()
        numbers = flow.add_arcs_with_capacity_and_unit_cost(tails, heads, bounds, costs)
        flow.set_nodes_supplies(np.arange(sink + 1), supply)
        started = time.perf_counter()
        status = flow.solve()
        seconds = time.perf_counter() - started
        assert status == flow.OPTIMAL, status
        best = seconds if best is None else min(best, seconds)
    flows = flow.flows(numbers)[: len(arcs)]
    return best, int(flows.sum()), int((flows * arcs[:, 2]).sum())


def main():
    with tempfile.TemporaryDirectory() as folder:
        command = ["cargo", "bench", "--locked", "--profile", "dev", "--config", "profile.dev.package.xuewei.debug-assertions=false", "--bench", "seat_plans", "--", "least_travel"]
        subprocess.run(command, cwd=ROOT, env=os.environ | {"XUEWEI_PEERS": folder}, check=True, stdout=subprocess.DEVNULL)
        print(f"{'zones':>7} {'schools':>8} {'arcs':>8} {'xuewei s':>9} {'OR-tools s':>11} {'ratio':>6}  optimum")
        same = True
        for file in sorted(Path(folder).glob("*.txt"), key=lambda file: int(file.stem)):
            ours, placed, travel, pupils, seats, arcs = read(file)
            theirs, peer_placed, peer_travel = peer(pupils, seats, arcs)
            equal = (placed, travel) == (peer_placed, peer_travel)
            same &= equal
            answer = f"{placed} placed, {travel / 1e6:.6f} pupil-km" if equal else f"DIFFERS: {placed, travel} and {peer_placed, peer_travel}"
            print(f"{len(pupils):>7} {len(seats):>8} {len(arcs):>8} {ours:>9.4f} {theirs:>11.4f} {theirs / ours:>6.2f}  {answer}")
    sys.exit(0 if same else 1)


if __name__ == "__main__":
    main()
