package org.ptck.conformance.report;

import java.util.Locale;

/** Names of places in pages. */
final class Anchors {

  private Anchors() {}

  /** The anchor that readers of Markdown make of a heading, and the glossary of a term. */
  static String of(String heading) {
    return heading.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9 _-]", "").replace(' ', '-');
  }

  /** A link in Markdown. */
  static String link(String text, String page, String heading) {
    return "[%s](%s#%s)".formatted(text, page, of(heading));
  }
}
