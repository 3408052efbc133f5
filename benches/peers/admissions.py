"""Deferred acceptance on one instance by compiled numba and by xuewei, in one run.

    python benches/peers/admissions.py [PUPILS] [SCHOOLS] [CHOICES]

Lists follow a multinomial logit, each school ranks pupils at random, seats for 95 % of the pupils. Both sides get the same arrays and give
the same outcome, pupil by pupil. numba compiles before its time is taken; of five runs the quickest counts on either side.
"""

import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numba
import numpy as np

RUNS = 5
ROOT = Path(__file__).resolve().parents[2]


def instance(pupils, schools, length, seed=1):
    random = np.random.default_rng(seed)
    quality = random.normal(size=schools)
    choices = np.empty((pupils, length), np.uint32)
    for start in range(0, pupils, 50_000):
        rows = min(50_000, pupils - start)
        utility = quality + random.gumbel(size=(rows, schools))
        best = np.argpartition(-utility, length - 1, axis=1)[:, :length]
        order = np.argsort(-np.take_along_axis(utility, best, 1), axis=1)
        choices[start : start + rows] = np.take_along_axis(best, order, 1)
    keys = random.integers(0, 1 << 31, size=(pupils, length), dtype=np.uint32)
    merit = random.permutation(pupils).astype(np.uint32)
    capacity = random.multinomial(int(0.95 * pupils), np.full(schools, 1 / schools)).astype(np.uint32)
    return choices, keys, merit, capacity


@numba.njit(cache=False)
def deferred_acceptance(choices, keys, capacity):
    """One bounded heap per school, the worst pupil on top; key and pupil packed into one number."""
    pupils, length = choices.shape
    schools = capacity.shape[0]
    start = np.zeros(schools + 1, np.int64)
    for school in range(schools):
        start[school + 1] = start[school] + capacity[school]
    heap = np.empty(start[schools], np.int64)
    size = np.zeros(schools, np.int64)
    following = np.zeros(pupils, np.uint8)
    for first in range(pupils):
        pupil = first
        while following[pupil] < length:
            position = following[pupil]
            following[pupil] += 1
            school = choices[pupil, position]
            entry = (np.int64(keys[pupil, position]) << 32) | pupil
            base = start[school]
            held = size[school]
            if held < capacity[school]:
                at = held
                while at > 0:
                    above = (at - 1) >> 1
                    if heap[base + above] >= entry:
                        break
                    heap[base + at] = heap[base + above]
                    at = above
                heap[base + at] = entry
                size[school] = held + 1
                break
            if held == 0 or entry >= heap[base]:
                continue
            worst = heap[base]
            at = 0
            while True:
                child = 2 * at + 1
                if child >= held:
                    break
                if child + 1 < held and heap[base + child + 1] > heap[base + child]:
                    child += 1
                if heap[base + child] <= entry:
                    break
                heap[base + at] = heap[base + child]
                at = child
            heap[base + at] = entry
            pupil = worst & 0xFFFFFFFF
    outcome = np.full(pupils, 255, np.uint8)
    for school in range(schools):
        for place in range(size[school]):
            pupil = heap[start[school] + place] & 0xFFFFFFFF
            outcome[pupil] = following[pupil] - 1
    return outcome


def best_of_ours(folder):
    command = ["cargo", "run", "--quiet", "--release", "--locked", "--example", "admissions-peer", "--", folder]
    printed = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    seconds = {}
    for line in printed.splitlines():
        name, value = line.split("\t")
        seconds[name] = min(float(value), seconds.get(name, float("inf")))
    return seconds


def best_of_numba(choices, keys, capacity):
    outcome = deferred_acceptance(choices[:10], keys[:10], capacity)
    seconds = float("inf")
    for _ in range(RUNS):
        started = time.perf_counter()
        outcome = deferred_acceptance(choices, keys, capacity)
        seconds = min(seconds, time.perf_counter() - started)
    return outcome, seconds


def main():
    pupils, schools, length = (int(text) for text in (sys.argv[1:] + ["1000000", "200", "8"][len(sys.argv) - 1 :]))
    choices, keys, merit, capacity = instance(pupils, schools, length)
    with tempfile.TemporaryDirectory() as folder:
        for name, array in (("choices", choices), ("keys", keys), ("merit", merit), ("capacity", capacity)):
            array.tofile(Path(folder) / f"{name}.u32")
        theirs, numba_seconds = best_of_numba(choices, keys, capacity)
        ours = best_of_ours(folder)
        same = np.array_equal(theirs, np.fromfile(Path(folder) / "outcome.u8", np.uint8))
    print(f"{pupils} pupils, {schools} schools, {length} choices; best of {RUNS} runs")
    print(f"{'numba, deferred acceptance':36}{numba_seconds:8.4f} s")
    for name, seconds in ours.items():
        print(f"{'xuewei, ' + name:36}{seconds:8.4f} s  ratio to numba {seconds / numba_seconds:5.2f}")
    print("same outcome, pupil by pupil" if same else "THE OUTCOMES DIFFER")
    sys.exit(0 if same else 1)


if __name__ == "__main__":
    main()
