#!/usr/bin/env python3
"""The population and grade model of xuewei in vectorised numpy, timed beside xuewei in one run.

Six districts, two sexes, ages 0 to 100, fifteen school years, fifteen grades, all draws, and the 5, 50 and 95 % quantiles of each
grade, district and year. Written as a numpy user would who cares for speed: the futures lie along the last axis, loops run over years
and grades only, noise is drawn into one buffer, and arithmetic is in place. The inputs are those of scenarios/baseline.toml.

    python population.py            # times both, prints the ratio
    python population.py --check    # the central future against `xuewei run --futures 0`
"""

import argparse
import csv
import statistics
import subprocess
import sys
import tempfile
import time
import tomllib
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT / "data" / "yingkou"
SCENARIO = ROOT / "scenarios" / "baseline.toml"
FEMALE, MALE = 0, 1
SEXES = {"female": FEMALE, "male": MALE}
AGES = 101
LAST_YEAR = 2035
QUANTILES = (0.05, 0.5, 0.95)
# The standard normal number above which one draw in ten lies.
Z90 = 1.2815515655446004


def rows(table):
    with open(DATA / f"{table}.csv", encoding="utf-8-sig", newline="") as file:
        yield from csv.DictReader(file)


def held(values, years):
    """Values listed by year, each holding from its year until the next one: one array per year asked for."""
    listed = sorted(values)
    return [values[max(year for year in listed if year <= wanted)] for wanted in years]


class World:
    """Tables and settings as arrays; the last axis of every array of rates has length one, for the futures."""

    def __init__(self):
        with open(SCENARIO, "rb") as file:
            self.scenario = tomllib.load(file)
        self.base = self.scenario["base_year"]
        self.years = LAST_YEAR - self.base + 1
        self.districts = sorted(row["district"] for row in rows("districts"))
        self.stages = self.scenario["stage"]
        first, self.grades_of = 0, []
        for stage in self.stages:
            self.grades_of.append(range(first, first + len(stage["grades"])))
            first += len(stage["grades"])
        self.grades = first
        self.population()
        self.births()
        self.schooling()

    def where(self, row):
        """The districts that a row is about."""
        return slice(None) if row["district"] == "*" else self.districts.index(row["district"])

    def population(self):
        count, starts = len(self.districts), range(self.base, LAST_YEAR)
        self.start = np.zeros((count, 2, AGES, 1))
        for row in rows("population"):
            self.start[self.where(row), SEXES[row["sex"]], int(row["age"])] = float(row["persons"])
        self.survival = np.zeros((count, 2, AGES, 1))
        for row in rows("survival"):
            self.survival[self.where(row), SEXES[row["sex"]], int(row["age"])] = float(row["ratio"])
        fertility, migration = {}, {}
        for row in rows("fertility"):
            of_year = fertility.setdefault(int(row["year"]), np.zeros((count, AGES, 1)))
            of_year[self.where(row), int(row["age"])] = float(row["rate"])
        for row in rows("migration"):
            of_year = migration.setdefault(int(row["year"]), np.zeros((count, 2, AGES, 1)))
            of_year[self.where(row), SEXES[row["sex"]], int(row["age"])] = float(row["rate"])
        self.fertility, self.migration = held(fertility, starts), held(migration, starts)
        fertile = np.flatnonzero(sum(rates.sum(axis=(0, 2)) for rates in self.fertility))
        self.fertile = slice(fertile[0], fertile[-1] + 1)
        self.female_share = np.zeros((count, 1))
        for row in rows("sex_ratio"):
            self.female_share[self.where(row)] = 1.0 / (1.0 + float(row["males_per_female"]))

    def births(self):
        """Recorded births by school year: 4/12 of one calendar year and 8/12 of the next."""
        calendar = {}
        for row in rows("births"):
            assert row["calendar"] == "calendar"
            calendar.setdefault(int(row["year"]), np.zeros((len(self.districts), 1)))[self.where(row)] = float(row["births"])
        self.recorded = {
            year: 4.0 / 12.0 * births + 8.0 / 12.0 * calendar[year + 1] for year, births in calendar.items() if year + 1 in calendar
        }

    def schooling(self):
        count = len(self.districts)
        self.enrolled = np.zeros((count, self.grades, 1))
        ids = [stage["id"] for stage in self.stages]
        for row in rows("enrolment"):
            stage = ids.index(row["stage"])
            grade = self.grades_of[stage][self.stages[stage]["grades"].index(row["grade"])]
            if int(row["year"]) == self.base:
                self.enrolled[self.where(row), grade] += float(row["pupils"])
        self.entry_rate = []
        for stage, grades in zip(self.stages, self.grades_of):
            said = self.scenario["entry"].get(stage["id"], {}).get("rate")
            children = self.start[:, :, stage["entry_ages"][0]].sum(axis=1)
            self.entry_rate.append(self.enrolled[:, grades[0]] / children if said is None else said)
        self.ratio = [self.progression(step) for step in range(self.years - 1)]

    def progression(self, step):
        """Ratios into each grade: as the scenario says, otherwise as residents of that age come and go."""
        ratio = np.ones((len(self.districts), self.grades, 1))
        for stage, grades in zip(self.stages, self.grades_of):
            said = self.scenario["progression"].get(stage["id"], {}).get("ratio")
            for place, grade in enumerate(grades[1:]):
                age = stage["entry_ages"][0] + place + 1
                before = self.start[:, :, age - 1]
                after = before * self.survival[:, :, age] * (1.0 + self.migration[step][:, :, age])
                ratio[:, grade] = after.sum(axis=1) / before.sum(axis=1) if said is None else said[place]
        return ratio


def course(world, said, centre, futures, rng):
    """A factor by year, district and future; `rng` None is the central future."""
    shape = (world.years, len(world.districts), futures)
    if rng is None or said is None:
        return np.full(shape, centre)
    common = said.get("common", 0.5)
    path = np.sqrt(common) * rng.standard_normal((world.years, 1, futures))
    path = path + np.sqrt(1.0 - common) * rng.standard_normal(shape)
    path[0] = 0.0
    match said.get("shape", "level"):
        case "level":
            path[1:] = path[1]
        case "random_walk":
            path *= np.sqrt(1.0 / said.get("after_years", 10.0))
            np.cumsum(path, axis=0, out=path)
        case "ar1":
            phi = said.get("phi", 0.5)
            path[2:] *= np.sqrt(1.0 - phi * phi)
            for year in range(2, world.years):
                path[year] += phi * path[year - 1]
    path *= np.where(path < 0.0, (centre - said["p10"]) / Z90, (said["p90"] - centre) / Z90)
    path += centre
    return path


class Ensemble:
    """All futures at once; `rng` None is the central future alone."""

    def __init__(self, world, futures, rng, small_numbers=True, ages=AGES):
        self.world, self.rng, self.ages = world, rng, ages
        self.noisy = small_numbers and rng is not None
        said = world.scenario["uncertainty"]
        draw = lambda name, centre: course(world, said.get(name), centre, futures, rng)
        self.fertility, self.recorded, self.migration = draw("fertility", 1.0), draw("recorded_births", 1.0), draw("migration", 0.0)
        self.progression, self.continuation = draw("progression", 1.0), draw("continuation", 1.0)
        self.entry = {key: course(world, of_stage, 1.0, futures, rng) for key, of_stage in said["entry"].items()}
        self.now = np.repeat(world.start[:, :, :ages], futures, axis=-1)
        self.next, self.noise, self.spread = (np.empty_like(self.now) for _ in range(3))
        self.demand = np.empty((world.years, len(world.districts), world.grades, futures))
        self.demand[0] = world.enrolled

    def chance(self, mean, variance):
        """The mean with a normal draw of this variance, never below zero; in place."""
        if self.noisy:
            draw = self.rng.standard_normal(mean.shape)
            draw *= np.sqrt(variance)
            mean += draw
            np.maximum(mean, 0.0, out=mean)
        return mean

    def live(self, year):
        """One year of the population: from `now` into `next`, which then is `now`."""
        world, now, after = self.world, self.now, self.next
        step, ratio = year - 1, world.survival[:, :, : self.ages]
        np.multiply(now[:, :, :-1], ratio[:, :, 1:], out=after[:, :, 1:])
        if self.ages == AGES:
            after[:, :, -1] += now[:, :, -1] * ratio[:, :, -1]
        if self.noisy:
            np.multiply(after[:, :, 1:], 1.0 - ratio[:, :, 1:], out=self.spread[:, :, 1:])
            np.sqrt(self.spread[:, :, 1:], out=self.spread[:, :, 1:])
            self.rng.standard_normal(out=self.noise)
            self.noise[:, :, 1:] *= self.spread[:, :, 1:]
            after[:, :, 1:] += self.noise[:, :, 1:]
            np.maximum(after[:, :, 1:], 0.0, out=after[:, :, 1:])
        births = self.births(year, now, after)
        for sex, share in ((FEMALE, world.female_share), (MALE, 1.0 - world.female_share)):
            mean = births * share * ratio[:, sex, 0]
            after[:, sex, 0] = self.chance(mean, mean * (1.0 - ratio[:, sex, 0]))
        after *= self.migration[year][:, None, None] + (1.0 + world.migration[step][:, :, : self.ages])
        np.maximum(after, 0.0, out=after)
        self.now, self.next = after, now

    def births(self, year, now, after):
        world, of = self.world, self.world.fertile
        before = world.base + year - 1
        if before in world.recorded:
            return self.recorded[year] * world.recorded[before]
        rate = world.fertility[year - 1][:, of, 0] * 0.5
        births = np.einsum("da,daf->df", rate, now[:, FEMALE, of]) + np.einsum("da,daf->df", rate, after[:, FEMALE, of])
        births *= self.fertility[year]
        return self.chance(births, births)

    def climb(self, year):
        """One year of the grades: entrants, and those who go on."""
        world, before, demand = self.world, self.demand[year - 1], self.demand[year]
        ratio = world.ratio[year - 1] * self.progression[year][:, None]
        for place, (stage, grades) in enumerate(zip(world.stages, world.grades_of)):
            entry, rest = grades[0], slice(grades[1], grades[-1] + 1)
            if stage["entry_from"] == "population":
                source = self.now[:, :, stage["entry_ages"][0]].sum(axis=1) * self.entry[stage["id"]][year]
            else:
                source = before[:, entry - 1] * self.continuation[year]
            demand[:, entry] = source * world.entry_rate[place]
            share, enrolled = ratio[:, rest], before[:, grades[0] : grades[-1]]
            variance = enrolled * np.maximum(np.maximum(share * (1.0 - share), share - 1.0), 0.0) if self.noisy else 0.0
            demand[:, rest] = self.chance(enrolled * share, variance)

    def run(self):
        for year in range(1, self.world.years):
            self.live(year)
            self.climb(year)
        return self

    def quantiles(self):
        """Quantiles of each year, district and grade, by selection."""
        places = [round(q * (self.demand.shape[-1] - 1)) for q in QUANTILES]
        self.demand.partition(places, axis=-1)
        return self.demand[..., places]


def numpy_seconds(world, futures, options):
    started = time.perf_counter()
    ages = AGES if options.ages == "all" else max(world.fertile.stop, 1 + max(stage["entry_ages"][0] for stage in world.stages))
    Ensemble(world, futures, np.random.default_rng(1), options.small_numbers == "yes", ages).run().quantiles()
    return time.perf_counter() - started


def xuewei_seconds(options):
    if options.xuewei:
        command = [options.xuewei]
    else:
        command = ["cargo", "bench", "--quiet", "--locked", "--bench", "peer", "--"]
    command += ["--futures", str(options.futures), "--threads", str(options.threads), "--small-numbers", options.small_numbers]
    command += ["--memory", options.memory]
    told = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    for line in told.splitlines():
        words = line.split()
        if len(words) == 2 and words[0] == "xuewei":
            return float(words[1])
    sys.exit(f"no line `xuewei SECONDS` from {' '.join(command)}:\n{told}")


def compare(options):
    world = World()
    ours, theirs = [], []
    numpy_seconds(world, min(options.futures, 100), options)
    if not options.only_numpy:
        xuewei_seconds(options)
    for _ in range(options.rounds):
        theirs.append(numpy_seconds(world, options.futures, options))
        if not options.only_numpy:
            ours.append(xuewei_seconds(options))
    half = statistics.median(numpy_seconds(world, options.futures // 2, options) for _ in range(options.rounds))
    whole = statistics.median(theirs)
    print(f"{len(world.districts)} districts, {world.years - 1} years, ages: {options.ages}, small numbers: {options.small_numbers}")
    print(f"medians of {options.rounds} rounds, taken in turn; numpy {np.__version__}")
    print(f"numpy  {options.futures // 2:>6} futures  {half:8.4f} s")
    print(f"numpy  {options.futures:>6} futures  {whole:8.4f} s")
    if ours:
        own = statistics.median(ours)
        print(f"xuewei {options.futures:>6} futures  {own:8.4f} s  ({options.threads} threads)")
        print(f"ratio  {whole / own:.1f}")


def check(options):
    """Every grade of the central future against xuewei, where no seat is ever missing."""
    world = World()
    central = Ensemble(world, 1, None).run().demand[..., 0]
    scenario = SCENARIO.read_text(encoding="utf-8").replace('"../data/yingkou"', f'"{DATA.as_posix()}"')
    scenario = scenario.replace(f"last_year = {world.scenario['last_year']}", f"last_year = {LAST_YEAR}")
    scenario = scenario.replace('rule = "wait"', 'rule = "absorb"').replace('rule = "divert"', 'rule = "absorb"')
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "peer.toml").write_text(scenario, encoding="utf-8")
        program = [options.program] if options.program else ["cargo", "run", "--quiet", "--release", "--locked", "--"]
        arguments = ["run", f"{folder}/peer.toml", "--futures", "0", "--out", f"{folder}/run", "--quiet"]
        subprocess.run(program + arguments, cwd=ROOT, check=True)
        with open(f"{folder}/run/summary.csv", encoding="utf-8", newline="") as file:
            told = [row for row in csv.DictReader(file) if row["measure"] == "demand" and row["grade"] != "all" and row["district"] != "*"]
    worst, compared = 0.0, 0
    for row in told:
        stage = [stage["id"] for stage in world.stages].index(row["stage"])
        grade = world.grades_of[stage][world.stages[stage]["grades"].index(row["grade"])]
        ours, theirs = float(row["mean"]), central[int(row["year"]) - world.base, world.districts.index(row["district"]), grade]
        worst, compared = max(worst, abs(ours - theirs) / max(abs(ours), 1.0)), compared + 1
    expected = world.years * len(world.districts) * world.grades
    print(f"{compared} numbers of pupils compared, largest relative difference {worst:.1e}")
    if compared != expected or not worst <= 1e-9:
        sys.exit(f"the models differ: {compared} of {expected} compared, {worst:.1e} for at most 1e-9")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--check", action="store_true", help="compare the central future with xuewei's, and stop")
    parser.add_argument("--futures", type=int, default=2000)
    parser.add_argument("--threads", type=int, default=2, help="threads of xuewei; numpy computes on one")
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--small-numbers", choices=["yes", "no"], default="yes", help="chance of each birth, death and grade")
    parser.add_argument("--ages", choices=["all", "needed"], default="all", help="needed: only ages that children depend on, up to 49")
    parser.add_argument("--memory", choices=["kept", "fresh"], default="kept", help="kept: each run of xuewei in the memory of the one before")
    parser.add_argument("--xuewei", help="benchmark program that prints `xuewei SECONDS`; `cargo bench --bench peer` unless given")
    parser.add_argument("--program", help="xuewei itself, for --check; `cargo run --release` unless given")
    parser.add_argument("--only-numpy", action="store_true", help="time numpy alone")
    options = parser.parse_args()
    check(options) if options.check else compare(options)


if __name__ == "__main__":
    main()
