package org.ptck.spec.rule;

import java.util.List;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;
import org.ptck.spec.fact.Event;

/**
 * A violation of a rule.
 *
 * @param rule the rule
 * @param operation the number of the operation during which it was seen, from 1; 0 outside any
 * @param event the event at which it was seen; null when it was seen in an answer
 * @param details what was expected and what was seen
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record Finding(Rule rule, long operation, @Nullable Event event, List<Detail> details) {}
