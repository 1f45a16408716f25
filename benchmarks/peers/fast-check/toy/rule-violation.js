/** Thrown where a rule is broken; the message begins with the id of the rule. */
export class RuleViolation extends Error {
  constructor(rule, what) {
    super(`${rule}: ${what}`);
    this.rule = rule;
  }
}

/** Throws unless the condition holds. */
export function check(holds, rule, what) {
  if (!holds) {
    throw new RuleViolation(rule, what);
  }
}
