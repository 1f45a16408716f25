package org.ptck.conformance.campaign;

import java.util.List;
import org.ptck.conformance.choice.Choices;
import org.ptck.conformance.execute.Implementation;

/**
 * Other correct ways in which the implementation of a run can work. A share of its scenarios runs
 * in some of them, which the headers of those scenarios name as variants.
 */
public interface Styles {

  /** There are none. */
  Styles NONE =
      new Styles() {
        @Override
        public List<String> draw(Choices choices) {
          return List.of();
        }

        @Override
        public boolean know(List<String> variants) {
          return false;
        }

        @Override
        public Implementation implementation(List<String> variants) {
          throw new IllegalArgumentException("there are no styles, not even " + variants);
        }
      };

  /** Names of styles that go together; empty for none. */
  List<String> draw(Choices choices);

  /** Whether all the names are styles, and go together. */
  boolean know(List<String> variants);

  /** The implementation in these styles, which are known. */
  Implementation implementation(List<String> variants);
}
