package org.ptck.conformance.report;

import java.util.stream.Collectors;
import org.ptck.spec.rule.Bibliography;
import org.ptck.spec.rule.Citation;
import org.ptck.spec.rule.Reference;

/** Sources in Markdown: each key is a link to its reference, or to our own words. */
final class CitationLinks {

  static final String OWN = "PTCK";

  private CitationLinks() {}

  static String linked(String source) {
    return Bibliography.cited(source)
        .stream()
        .map(CitationLinks::linked)
        .collect(Collectors.joining("; "));
  }

  private static String linked(Citation citation) {
    Reference reference = citation.reference();
    if (reference.key().equals(OWN)) {
      return Anchors.link(
          OWN + ", " + citation.locator(), "../ARCHITECTURE.md", citation.locator());
    }
    String key = Anchors.link(reference.key(), "", reference.key());
    return citation.locator().isEmpty() ? key : key + " " + citation.locator();
  }
}
