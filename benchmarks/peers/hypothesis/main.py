"""Tests every bug with every seed:  python3 main.py SEEDS OUTPUT-FILE"""

import sys
import warnings

from hypothesis import HealthCheck, Phase, Verbosity, seed, settings
from hypothesis.stateful import run_state_machine_as_test

from machine_under_test import PageTableMachine
from toy.bugs import BUGS
from toy.probe import Probe
from toy.rule_violation import RuleViolation

TRIES_MAX = 5_000
"""Tries after which a bug counts as not found."""

SOUND_TRIES = 500
"""Tries of the manager without a bug; it is only a check, and Hypothesis takes its time."""

SETTINGS = settings(
    max_examples=TRIES_MAX,
    stateful_step_count=30,
    database=None,
    deadline=None,
    derandomize=False,
    phases=(Phase.generate, Phase.shrink),  # no explaining, which would count as shrinking
    report_multiple_bugs=False,  # as every other peer: the first failure is made small
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
    verbosity=Verbosity.quiet,
)


def trial(bug, number):
    """One search with one seed."""
    probe = Probe()
    last_failed = []

    # A class of its own: the seed is remembered on it.
    @seed(number)
    class Trial(PageTableMachine):
        def __init__(self):
            super().__init__(BUGS[bug], probe)

        def _execute(self, operation):
            try:
                super()._execute(operation)
            except RuleViolation:
                last_failed[:] = [self.length]
                raise

    tries = SOUND_TRIES if bug == "NONE" else TRIES_MAX
    try:
        run_state_machine_as_test(Trial, settings=settings(SETTINGS, max_examples=tries))
    except RuleViolation:
        pass
    # In the end Hypothesis runs the smallest example once more.
    return probe.result("Hypothesis", bug, number, last_failed[0] if last_failed else 0)


def main(seeds, output):
    warnings.simplefilter("ignore")
    with open(output, "w", encoding="utf-8") as lines:
        for bug in BUGS:
            for number in range(1, (1 if bug == "NONE" else seeds) + 1):
                print(trial(bug, number), file=lines, flush=True)


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2])
