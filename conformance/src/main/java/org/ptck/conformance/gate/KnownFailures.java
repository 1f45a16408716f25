package org.ptck.conformance.gate;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A list of known failures: what may fail for a while, who answers for it, until when and why. Its
 * text is read by {@link KnownFailuresReader}.
 *
 * @param blocks its parts, in their order; no two entries have the same title
 */
public record KnownFailures(List<Block> blocks) {

  /** Nothing is known to fail. */
  public static final KnownFailures NONE = new KnownFailures(List.of());

  static final String VACUOUS = "vacuous";
  static final String OWNER = "owner";
  static final String EXPIRES = "expires";
  static final String REASON = "reason";

  /** Copies the list. */
  public KnownFailures {
    blocks = List.copyOf(blocks);
  }

  /** The entries, in their order. */
  public List<Block.Entry> entries() {
    return only(Block.Entry.class).toList();
  }

  /** The entries with a scenario, in their order. */
  public List<Block.Repro> repros() {
    return only(Block.Repro.class).toList();
  }

  private <T extends Block> Stream<T> only(Class<T> kind) {
    return blocks.stream().filter(kind::isInstance).map(kind::cast);
  }

  /** The text of the list. */
  public String print() {
    return blocks.stream().map(KnownFailures::print).collect(Collectors.joining("\n"));
  }

  private static String print(Block block) {
    List<String> lines = new ArrayList<>();
    switch (block) {
      case Block.Remark remark -> lines.addAll(remark.lines());
      case Block.Entry entry -> {
        Terms terms = entry.terms();
        lines.addAll(entry.comment());
        lines.add(entry.title());
        lines.add(field(OWNER, terms.owner()));
        lines.add(
            field(EXPIRES, terms.expires() == null ? Terms.OPEN : terms.expires().toString()));
        lines.add(field(REASON, terms.reason()));
      }
    }
    return String.join("\n", lines) + "\n";
  }

  private static String field(String name, String value) {
    return "  %-7s %s".formatted(name, value);
  }
}
