#!/usr/bin/env python3
# SPDX-License-Identifier: LGPL-2.1-or-later
"""Shows that the canonical queries are answered right: bench_answers.py [--rows N] [--seed N] [--threads 1,2]

Makes tables of a nation over twelve years whose units were merged twice, with rows in the order in which reports arrive
and shuffled, answers each query here, a row at a time, with nothing but whole numbers, and holds the answers of
bench_query.py and bench_stream.py, which ask the library, against that. What each query asks is said with its function.

With --write DIR it leaves the tables there instead, all rows as many times over as --times says, so that those two may
be asked about more than fits into memory.
"""

import argparse
import collections
import datetime
import hashlib
import json
import os
import pathlib
import random
import subprocess
import sys
import tempfile

sys.path.extend(filter(None, [os.environ.get("DR_CONSUMERS")]))

SKIPPED = 77
HERE = pathlib.Path(__file__).parent
FIRST_YEAR, LAST_YEAR = 2014, 2025
N_PERIODS = (LAST_YEAR - FIRST_YEAR + 1) * 4
# The days of two reforms: communes join their neighbours; districts end, and provinces and communes are merged anew.
MERGER, REFORM = datetime.date(2020, 1, 1), datetime.date(2025, 7, 1)
# Nature, scale, direction, and a coefficient that is usual of it.
INDICATORS = [("flow", 0, "more", 18), ("flow", 0, "less", 2), ("flow", 3, "more", 2_613_400), ("flow", 2, "more", 164),
              ("flow", 0, "more", 41_250_000), ("stock", 0, "more", 1_240), ("stock", 3, "less", 41_300), ("ratio", 2, "more", 9_100)]
POINT = {"indicators": [0, 1, 3], "years": [2023, 2024]}

Unit = collections.namedtuple("Unit", "id kind level parent valid_from valid_to successor")
Row = collections.namedtuple("Row", "unit indicator period actual planned")


class World:
    """Units that were merged, and what they reported."""

    def __init__(self, draw, n_rows):
        self.draw = draw
        self.units = []
        self.make_units()
        self.renumber()
        self.reporting = [self.list_reporting(period) for period in range(N_PERIODS)]
        self.rows = [self.make_row(number * N_PERIODS // n_rows) for number in range(n_rows)]

    def add(self, level, parent=None, since=datetime.date(2014, 1, 1)):
        kind = self.draw.choice({"commune": ["xa", "phuong", "thi-tran"], "district": ["huyen", "quan"]}.get(level, [level]))
        self.units.append(Unit(f"{level[0]}{len(self.units):04d}", kind, level, parent, since, None, None))
        return len(self.units) - 1

    def end(self, unit, day, successor=None):
        self.units[unit] = self.units[unit]._replace(valid_to=day, successor=successor)

    def make_units(self):
        eve = REFORM - datetime.timedelta(1)
        nation = self.add("central")
        # Of seven provinces two go on; five become two.
        provinces = [self.add("province", nation) for _ in range(7)]
        merged = [self.add("province", nation, REFORM) for _ in range(2)]
        home = {province: province for province in provinces[:2]}
        for number, province in enumerate(provinces[2:]):
            home[province] = merged[number % 2]
            self.end(province, eve, home[province])
        followed = collections.defaultdict(list)
        for province in provinces:
            for _ in range(self.draw.randint(2, 4)):
                district = self.add("district", province)
                self.end(district, eve)
                communes = [self.add("commune", district) for _ in range(self.draw.randint(3, 7))]
                # Now and then one joins its neighbour before, and becomes what that becomes.
                if self.draw.random() < 0.5:
                    self.end(communes[0], MERGER - datetime.timedelta(1), communes[1])
                    del communes[0]
                followed[home[province]].extend(communes)
        for province, communes in followed.items():
            while communes:
                group = [communes.pop(0) for _ in range(min(len(communes), self.draw.randint(1, 4)))]
                new = self.add("commune", province, REFORM)
                for commune in group:
                    self.end(commune, eve, new)

    def renumber(self):
        """Numbers say nothing of who lies where."""
        order = self.draw.sample(range(len(self.units)), len(self.units))
        number = {old: new for new, old in enumerate(order)}
        number[None] = None
        self.units = [self.units[old]._replace(parent=number[self.units[old].parent], successor=number[self.units[old].successor])
                      for old in order]

    def make_row(self, period):
        """A report of a commune that there is at the time. Cells have none, one or several."""
        unit = self.draw.choice(self.reporting[period])
        indicator = self.draw.choices(range(len(INDICATORS)), [3, 2, 3, 2, 2, 2, 1, 1])[0]
        planned = max(1, int(INDICATORS[indicator][3] * self.draw.uniform(0.5, 1.6)))
        # Many meet their plan to the unit, or miss it by next to nothing.
        actual = self.draw.choice([planned, planned * 95 // 100, planned * 105 // 100, planned + 1,
                                   int(planned * self.draw.uniform(0.4, 1.8)), int(planned * self.draw.uniform(0.4, 1.8))])
        if self.draw.random() < 0.02:
            planned = 0
        return Row(unit, indicator, period, None if self.draw.random() < 0.03 else actual,
                   None if self.draw.random() < 0.06 else planned)

    def list_reporting(self, period):
        """The communes that there are in a quarter."""
        day = datetime.date(year(period), period % 4 * 3 + 1, 1)
        return [number for number, unit in enumerate(self.units) if unit.level == "commune" and unit.valid_from <= day
                and (unit.valid_to is None or day <= unit.valid_to)]

    def up(self, unit):
        """All that lie above a unit."""
        above = self.units[unit].parent
        while above is not None:
            yield above
            above = self.units[above].parent

    def at(self, unit, level):
        """Who lies above a unit at a level."""
        return next((above for above in self.up(unit) if self.units[above].level == level), None)

    def final(self, unit):
        """What a unit has become in the end."""
        while self.units[unit].successor is not None:
            unit = self.units[unit].successor
        return unit


def nature(row):
    return INDICATORS[row.indicator][0]


def year(period):
    return FIRST_YEAR + period // 4


def completion(actual, planned):
    """Actual over planned in hundredths of a per cent, a half to the even one; nothing where nothing was planned."""
    if planned == 0:
        return None
    quotient, rest = divmod(10_000 * actual, planned)
    return quotient + (2 * rest > planned or (2 * rest == planned and quotient % 2))


def flow_pairs(rows):
    """Rows of flows that have both figures."""
    return (row for row in rows if nature(row) == "flow" and row.actual is not None and row.planned is not None)


def sum_pairs(rows, key):
    """Of each key: how many pairs there are, and their sums."""
    sums = collections.defaultdict(lambda: [0, 0, 0])
    for row in rows:
        sums[key(row)] = [total + one for total, one in zip(sums[key(row)], (1, row.actual, row.planned))]
    return sums


def completions(sums):
    """With its completion each, in the order of the keys."""
    return [(*key, *told, completion(*told[1:])) for key, told in sorted(sums.items())]


def q1(world):
    """Completion of flows by kind of unit, year and indicator: kind, year, indicator, pairs, actual, planned, completion."""
    return completions(sum_pairs(flow_pairs(world.rows), lambda row: (world.units[row.unit].kind, year(row.period), row.indicator)))


def q2(world):
    """All levels at once: flows and stocks of every unit above those that reported, by indicator and quarter:
    unit, indicator, quarter, actuals, their sum, plans, their sum; of nothing 0."""
    sums = collections.defaultdict(lambda: [0, 0, 0, 0])
    for row in world.rows:
        for above in world.up(row.unit) if nature(row) != "ratio" else ():
            told = sums[above, row.indicator, row.period]
            told[0] += row.actual is not None
            told[1] += row.actual or 0
            told[2] += row.planned is not None
            told[3] += row.planned or 0
    return [(*key, *told) for key, told in sorted(sums.items())]


def q3(world):
    """Districts of 2024 ranked by completion as rounded, best first, within province and indicator; equals share a rank
    and the next is left free: province, indicator, rank, district, completion."""
    sums = sum_pairs((row for row in flow_pairs(world.rows) if year(row.period) == 2024),
                     lambda row: (world.at(row.unit, "province"), row.indicator, world.at(row.unit, "district")))
    cohorts = collections.defaultdict(list)
    for (province, indicator, district), (_, actual, planned) in sums.items():
        reached = completion(actual, planned)
        if district is not None and reached is not None:
            cohorts[province, indicator].append((reached, district))
    ranked = []
    for (province, indicator), places in cohorts.items():
        is_less = INDICATORS[indicator][2] == "less"
        for reached, district in places:
            better = sum((other < reached) if is_less else (other > reached) for other, _ in places)
            ranked.append((province, indicator, better + 1, district, reached))
    return sorted(ranked)


def q4(world):
    """Change against the quarter a year before, of cells of unit, indicator and quarter that have any actual in both. By
    indicator and quarter: increased, decreased, equal, change in all. Then the hundred that grew most, of those that
    were above zero: unit, indicator, quarter, now, then, change, growth in hundredths of a per cent."""
    cells = collections.defaultdict(int)
    for row in world.rows:
        if row.actual is not None and nature(row) != "ratio":
            cells[row.unit, row.indicator, row.period] += row.actual
    moved = collections.defaultdict(lambda: [0, 0, 0, 0])
    grown = []
    for (unit, indicator, period), now in cells.items():
        then = cells.get((unit, indicator, period - 4))
        if then is None:
            continue
        told = moved[indicator, period]
        told[0] += now > then
        told[1] += now < then
        told[2] += now == then
        told[3] += now - then
        if then > 0:
            grown.append((unit, indicator, period, now, then, now - then, completion(now, then) - 10_000))
    grown.sort(key=lambda cell: (-cell[6], cell[:3]))
    return [(*key, *told) for key, told in sorted(moved.items())] + grown[:100]


def yearly(world):
    return sum_pairs(flow_pairs(world.rows), lambda row: (row.unit, row.indicator, year(row.period)))


def q5(world):
    """Quantiles by nearest rank of the yearly completions of units: indicator, year, how many, those at 0.1, 0.5, 0.9."""
    found = collections.defaultdict(list)
    for (_, indicator, of_year), (_, actual, planned) in yearly(world).items():
        if planned != 0:
            found[indicator, of_year].append(completion(actual, planned))
        else:
            found[indicator, of_year]
    # The ceiling of p times n, without a fraction.
    return [(*key, len(told), *(sorted(told)[-(-tenths * len(told) // 10) - 1] if told else None for tenths in (1, 5, 9)))
            for key, told in sorted(found.items())]


def q6(world):
    """How units met their yearly plans, 95 % being near, or 105 % where less is better; by year and province: undefined,
    exceeded, met, near, missed, and the share of those that exceeded or met in hundredths of a per cent."""
    counts = collections.defaultdict(lambda: [0] * 5)
    for (unit, indicator, of_year), (_, actual, planned) in yearly(world).items():
        is_less = INDICATORS[indicator][2] == "less"
        if planned == 0:
            met = 0
        elif actual == planned:
            met = 2
        elif (actual < planned) == is_less:
            met = 1
        else:
            met = 3 if (100 * actual <= 105 * planned if is_less else 100 * actual >= 95 * planned) else 4
        counts[of_year, world.at(unit, "province")][met] += 1
    return [(*key, *told, completion(told[1] + told[2], sum(told[1:]))) for key, told in sorted(counts.items())]


def q7(world):
    """Completion of three indicators in two years, in one province alone, by indicator and quarter."""
    return completions(sum_pairs((row for row in flow_pairs(world.rows) if world.at(row.unit, "province") == world.province
                                  and row.indicator in POINT["indicators"] and year(row.period) in POINT["years"]),
                                 lambda row: (row.indicator, row.period)))


def q8(world):
    """Completion by unit, indicator and year, where units are what they had become by 1 July 2025."""
    return completions(sum_pairs(flow_pairs(world.rows), lambda row: (world.final(row.unit), row.indicator, year(row.period))))


QUERIES = {"Q1": q1, "Q2": q2, "Q3": q3, "Q4": q4, "Q5": q5, "Q6": q6, "Q7": q7, "Q8": q8}


def digest(answer):
    """The SHA-256 of an answer as text: a line for each row, fields parted by commas, nothing for what is missing."""
    text = "".join(",".join("" if field is None else str(field) for field in row) + "\n" for row in answer)
    return hashlib.sha256(text.encode()).hexdigest()


def write(world, rows, place, times=1):
    """The tables as files, in batches of no round number of rows."""
    import pyarrow as pa
    from pyarrow import ipc

    def ids(numbers):
        return pa.array(numbers, pa.int32())

    units = world.units
    tables = {
        "units": {"unit": ids(range(len(units))), "id": [unit.id for unit in units], "name": [unit.id for unit in units],
                  "kind": pa.array([unit.kind for unit in units]).dictionary_encode(),
                  "level": pa.array([unit.level for unit in units]).dictionary_encode(),
                  "parent": ids([unit.parent for unit in units]), "valid_from": [unit.valid_from for unit in units],
                  "valid_to": pa.array([unit.valid_to for unit in units], pa.date32()),
                  "successor": ids([unit.successor for unit in units])},
        "indicators": {"id": [f"chi-tieu-{i}" for i in range(len(INDICATORS))], "label": [f"Chỉ tiêu {i}" for i in range(len(INDICATORS))],
                       "measure": [f"đơn vị {i}" for i in range(len(INDICATORS))], "nature": [told[0] for told in INDICATORS],
                       "scale": ids([told[1] for told in INDICATORS]), "direction": [told[2] for told in INDICATORS]},
        "periods": {"id": [f"{of_year}-Q{quarter}" for of_year in range(FIRST_YEAR, LAST_YEAR + 1) for quarter in range(1, 5)]},
        "achievements": {"unit": ids([row.unit for row in rows]), "indicator": ids([row.indicator for row in rows]),
                         "period": ids([row.period for row in rows]), "actual": pa.array([row.actual for row in rows], pa.int64()),
                         "target": pa.array([row.planned for row in rows], pa.int64())},
    }
    for name, columns in tables.items():
        table = pa.table(columns)
        with ipc.new_file(os.path.join(place, f"{name}.arrow"), table.schema) as file:
            for _ in range(times if name == "achievements" else 1):
                file.write_table(table, max_chunksize=70001 if times > 1 else 7001)
    point = {"province": units[world.province].id, "indicators": [f"chi-tieu-{i}" for i in POINT["indicators"]], "years": POINT["years"]}
    with open(os.path.join(place, "about.json"), "w", encoding="utf-8") as file:
        json.dump({"Q7": point}, file)


def run(program, *arguments, **named):
    """What one of the programs beside this one prints."""
    return subprocess.run([sys.executable, str(HERE / program), *arguments], stdout=subprocess.PIPE, encoding="utf-8",
                          **named).stdout.splitlines()


def ask(place, threads):
    """The digests of a table that is held, by query."""
    told = [json.loads(line) for line in run("bench_query.py", place, threads, input="\n".join(QUERIES) + "\n", check=True)]
    return {one["query"]: one.get("digest", one.get("error")) for one in told if "query" in one}


def ask_stream(place, threads):
    """The same of one that streams by. That its program fails says only that so small a table takes less than Python."""
    return {line.split()[0]: line.split()[1] for line in run("bench_stream.py", place, threads, check=False) if line.startswith("Q")}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=float, default=2e4, help="how many reported figures (%(default)g)")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", default="1,2", help="with how many threads the library answers (%(default)s)")
    parser.add_argument("--write", type=pathlib.Path, metavar="DIR", help="where to leave the tables")
    parser.add_argument("--times", type=int, default=1, help="how many times over (%(default)s)")
    arguments = parser.parse_args()
    try:
        import numpy  # noqa: F401
        import pyarrow  # noqa: F401
    except ImportError as error:
        print(f"{error}: nothing is shown")
        return SKIPPED

    world = World(random.Random(arguments.seed), int(arguments.rows))
    # One whose structure did not change by its province, or Q7 has next to nothing.
    world.province = next(number for number, unit in enumerate(world.units) if unit.level == "province" and unit.valid_to is None
                          and unit.valid_from.year == FIRST_YEAR)
    if arguments.write is not None:
        arguments.write.mkdir(parents=True, exist_ok=True)
        write(world, world.rows, str(arguments.write), arguments.times)
        return 0

    expected = {name: answer(world) for name, answer in QUERIES.items()}
    shuffled = world.draw.sample(world.rows, len(world.rows))
    numbers = arguments.threads.split(",")
    wrong = 0
    for order, rows in (("arrival", world.rows), ("shuffled", shuffled)):
        with tempfile.TemporaryDirectory() as place:
            write(world, rows, place)
            ways = [("held", ask, threads) for threads in numbers] + [("streaming by", ask_stream, numbers[-1])]
            for way, function, threads in ways:
                found = function(place, threads)
                for name, answer in expected.items():
                    is_right = found.get(name) == digest(answer)
                    wrong += not is_right
                    print(f"{name}, {order}, {way}, threads {threads}: {len(answer)} rows, "
                          + ("as expected" if is_right else f"WRONG: {found.get(name)}"))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
