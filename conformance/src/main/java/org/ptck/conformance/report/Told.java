package org.ptck.conformance.report;

import java.util.List;
import org.ptck.spec.rule.Detail;

/**
 * What the events of a failure's scenario tell beside the finding.
 *
 * @param details the details of the finding in the scenario's own names
 * @param moment the events that led to the violation, and memory there: lines of text
 */
public record Told(List<Detail> details, String moment) {}
