# SPDX-License-Identifier: LGPL-2.1-or-later
"""Compares the arithmetic of decimals and ratios with Python's fractions, on random cases.

The cases are the same on every run. What does not fit 128 bits must be refused, and what fits must
not be: the expected answers say which is which.
"""

import collections
import random
import subprocess
import sys
from fractions import Fraction

from tap import Tap

N_CASES = 100_000
LARGEST_COEFFICIENT = 10**38 - 1
LARGEST_EXPONENT = 38
LARGEST_SIDE = 2**127 - 1
ROUNDINGS = ("half-away-from-zero", "half-to-even", "truncate")


def fits_decimal(coefficient, exponent):
    return abs(coefficient) <= LARGEST_COEFFICIENT and abs(exponent) <= LARGEST_EXPONENT


def write_decimal(coefficient, exponent):
    """The plain decimal string with exactly the decimals of the exponent."""
    if exponent >= 0:
        return str(coefficient * 10**exponent)
    digits = str(abs(coefficient)).rjust(1 - exponent, "0")
    return f"{'-' if coefficient < 0 else ''}{digits[:exponent]}.{digits[exponent:]}"


def expect_decimal(operation, left, right):
    exact_left = Fraction(left[0]) * Fraction(10) ** left[1]
    exact_right = Fraction(right[0]) * Fraction(10) ** right[1]
    if operation == "compare":
        return str((exact_left > exact_right) - (exact_left < exact_right))

    exponent = min(left[1], right[1])
    if operation == "add":
        exact = exact_left + exact_right
    elif operation == "subtract":
        exact = exact_left - exact_right
    else:
        exact = exact_left * exact_right
        exponent = left[1] + right[1]

    coefficient = exact / Fraction(10) ** exponent
    assert coefficient.denominator == 1
    if not fits_decimal(coefficient.numerator, exponent):
        return "overflow"
    text = write_decimal(coefficient.numerator, exponent)
    assert Fraction(text) == exact
    return f"{exponent} {text}"


def write_ratio(value):
    return str(value) if abs(value.numerator) <= LARGEST_SIDE and value.denominator <= LARGEST_SIDE \
        else "overflow"


def round_fraction(value, digits, rounding):
    """Rounds to a number of decimals, on whole numbers alone."""
    scaled = abs(value) * 10**digits
    whole, rest = divmod(scaled.numerator, scaled.denominator)
    twice = 2 * rest
    if rounding == "half-away-from-zero":
        whole += twice >= scaled.denominator
    elif rounding == "half-to-even":
        whole += twice > scaled.denominator or (twice == scaled.denominator and whole % 2 == 1)
    return write_decimal(-whole if value < 0 else whole, -digits)


def expect_ratio(operation, left, right, rounding):
    if operation == "to_decimal":
        return round_fraction(left, right, rounding)
    if operation == "to_percent":
        return round_fraction(left * 100, right, rounding)
    if operation == "compare":
        return str((left > right) - (left < right))
    if operation == "add":
        return write_ratio(left + right)
    if operation == "subtract":
        return write_ratio(left - right)
    if operation == "multiply":
        return write_ratio(left * right)
    return "undefined" if right == 0 else write_ratio(left / right)


def draw_whole(generator, largest):
    """A whole number of any length, now and then at an edge."""
    kind = generator.randrange(10)
    if kind == 0:
        value = generator.choice((0, 1, 2, 5, 10, largest, largest - 1, 2**64, 2**64 - 1, 2**63))
    elif kind == 1:
        value = 10 ** generator.randrange(38)
    else:
        value = generator.getrandbits(generator.randint(1, largest.bit_length()))
    return min(value, largest) * generator.choice((-1, 1))


def draw_decimal(generator):
    exponent = generator.choice((0, 0, -1, -2, 3, 6, 9, generator.randint(-38, 38)))
    return draw_whole(generator, LARGEST_COEFFICIENT), exponent


def draw_decimals(generator):
    """Two decimals; often the second is close to the first, which is where a comparison may go wrong."""
    left = draw_decimal(generator)
    right = draw_decimal(generator)
    if generator.randrange(4) == 0:
        shift = generator.randint(0, 6)
        coefficient = left[0] * 10**shift + generator.choice((-1, 0, 0, 1))
        if fits_decimal(coefficient, left[1] - shift):
            right = (coefficient * generator.choice((-1, 1)), left[1] - shift)
    return (left, right) if generator.randrange(2) else (right, left)


def draw_ratio(generator):
    below = abs(draw_whole(generator, LARGEST_SIDE)) or 1
    return Fraction(draw_whole(generator, LARGEST_SIDE), below)


def draw_ratios(generator):
    """Two ratios; often their sides share factors, so that wide products come back within 128 bits."""
    left = draw_ratio(generator)
    right = draw_ratio(generator)
    kind = generator.randrange(6)
    if kind == 0:
        right = Fraction(generator.randint(-1000, 1000), left.denominator)
    elif kind == 1 and left != 0:
        right = Fraction(left.denominator, left.numerator) * generator.randint(1, 9)
    elif kind == 2:
        factor = generator.randint(1, 1000)
        left = Fraction(left.numerator // factor or 1, factor)
        right = Fraction(right.numerator // factor or 1, factor * generator.randint(1, 9))
    elif kind == 3 and left.denominator > 1:
        right = Fraction(left.numerator - 1, left.denominator - 1)
    if write_ratio(right) == "overflow" or write_ratio(left) == "overflow":
        return draw_ratios(generator)
    return left, right


def draw_to_round(generator):
    """A ratio and a number of decimals; often exactly halfway between two results, or next to it."""
    value = draw_ratio(generator)
    digits = generator.choice((0, 1, 2, 2, 3, generator.randint(0, 60)))
    if generator.randrange(3) == 0:
        digits = generator.randint(0, 8)
        value = Fraction(2 * draw_whole(generator, 10**20) + 1, 2 * 10**digits)
        if generator.randrange(2):
            value += Fraction(generator.choice((-1, 1)), 10**generator.randint(digits + 2, 15))
    return value, digits


def draw_case(generator):
    """The line of a case and the answer to it."""
    if generator.randrange(2):
        operation = generator.choice(("add", "subtract", "multiply", "compare"))
        left, right = draw_decimals(generator)
        line = f"decimal {operation} {left[0]} {left[1]} {right[0]} {right[1]}"
        return line, expect_decimal(operation, left, right)

    operation = generator.choice(
        ("add", "subtract", "multiply", "divide", "compare", "to_decimal", "to_decimal", "to_percent"))
    if operation.startswith("to_"):
        left, right = draw_to_round(generator)
        rounding = generator.choice(ROUNDINGS)
    else:
        left, right = draw_ratios(generator)
        rounding = "-"
    return f"ratio {operation} {left} {right} {rounding}", expect_ratio(operation, left, right, rounding)


def main():
    generator = random.Random(2023)
    cases = [draw_case(generator) for _ in range(N_CASES)]
    process = subprocess.run(
        [sys.argv[1]], input="".join(f"{line}\n" for line, _ in cases), capture_output=True, text=True)
    answers = process.stdout.splitlines()

    tap = Tap()
    tap.result("every case is answered",
               None if process.returncode == 0 and len(answers) == N_CASES
               else f"{len(answers)} of {N_CASES}, exit status {process.returncode}: {process.stderr}")

    wrong = collections.defaultdict(list)
    counts = collections.Counter()
    refused = collections.Counter()
    for (line, expected), answer in zip(cases, answers):
        subject = " ".join(line.split()[:2])
        counts[subject] += 1
        refused[subject] += expected == "overflow"
        if answer != expected:
            wrong[subject].append(f"{line}: expected {expected}, got {answer}")
    for subject in sorted(counts):
        tap.result(f"{subject} agrees with fractions on {counts[subject]} cases",
                   "\n".join(wrong[subject][:10]) or None)

    # A test that never overflows, or always does, would show nothing.
    for subject in sorted(counts):
        if subject.split()[1] in ("add", "subtract", "multiply", "divide"):
            share = refused[subject] / counts[subject]
            tap.result(f"{subject} was refused for overflow in some cases and not in others",
                       None if 0.02 < share < 0.98 else f"in {share:.1%}")
    return tap.end()


if __name__ == "__main__":
    sys.exit(main())
