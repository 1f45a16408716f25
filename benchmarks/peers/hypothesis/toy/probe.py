"""Counting and timing."""

import json
import time


class Probe:
    """Counts executions of the subject before and after the first failure, and takes the time."""

    def __init__(self):
        self._start = time.perf_counter()
        self._executions = 0
        self._tries = 0
        self._find_ms = 0.0
        self._rule = ""

    def begin(self):
        self._executions += 1

    def fail(self, violation):
        if self._tries == 0:
            self._tries = self._executions
            self._find_ms = self._elapsed_ms()
        self._rule = violation.rule

    def result(self, peer, bug, seed, length):
        """The result as one line of JSON; length is that of the reported counterexample."""
        found = self._tries > 0
        return json.dumps(
            {
                "peer": peer,
                "bug": bug,
                "seed": seed,
                "found": found,
                "tries": self._tries if found else self._executions,
                "findMs": round(self._find_ms, 3),
                "shrinkExecutions": self._executions - self._tries,
                "shrinkMs": round(self._elapsed_ms() - self._find_ms, 3),
                "length": length,
                "rule": self._rule,
            },
            separators=(",", ":"),
        )

    def _elapsed_ms(self):
        return (time.perf_counter() - self._start) * 1000
