"""What is raised where a rule is broken."""


class RuleViolation(AssertionError):
    """The message begins with the id of the rule."""

    def __init__(self, rule, what):
        super().__init__(f"{rule}: {what}")
        self.rule = rule


def check(holds, rule, what):
    """Raises unless the condition holds."""
    if not holds:
        raise RuleViolation(rule, what)
