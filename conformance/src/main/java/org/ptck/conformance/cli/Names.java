package org.ptck.conformance.cli;

import java.util.List;
import java.util.function.Function;
import org.ptck.conformance.scenario.Spelling;

/** Looking things up by the names that users give. */
final class Names {

  private Names() {}

  /**
   * The thing of that name.
   *
   * @param option the option or file that gave the name, for the message
   * @param kind what is looked up, in the singular
   * @throws CommandFailure naming the known ones and the closest, when there is none
   */
  static <T> T find(
      String option, String kind, String name, List<T> known, Function<T, String> nameOf) {
    for (T thing : known) {
      if (nameOf.apply(thing).equals(name)) {
        return thing;
      }
    }
    throw unknown(option, kind, name, known.stream().map(nameOf).toList());
  }

  private static CommandFailure unknown(
      String option, String kind, String name, List<String> known) {
    String hint =
        Spelling.closest(name, known).map(close -> "; did you mean '" + close + "'?").orElse(";");
    return CommandFailure.usage(
        "%s: unknown %s '%s'%s known: %s"
            .formatted(option, kind, name, hint, String.join(", ", known)));
  }
}
