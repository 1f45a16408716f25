package org.ptck.conformance.check;

import org.ptck.conformance.campaign.RuleReport;

/**
 * What a trace says about one rule.
 *
 * @param report the verdict, and how often it was looked at
 * @param note why it is not covered, or what of it could not be looked at; empty if there is
 *   nothing to say
 */
public record CheckedRule(RuleReport report, String note) {}
