package org.ptck.conformance.oracle;

import java.util.List;
import org.ptck.conformance.campaign.Styles;
import org.ptck.conformance.choice.Choices;
import org.ptck.conformance.execute.Implementation;

/**
 * Styles whose scenarios are run beside the slow oracle as well.
 *
 * @param styles the styles
 */
public record OracleStyles(Styles styles) implements Styles {
  @Override
  public List<String> draw(Choices choices) {
    return styles.draw(choices);
  }

  @Override
  public boolean know(List<String> variants) {
    return styles.know(variants);
  }

  @Override
  public Implementation implementation(List<String> variants) {
    return OracleRuns.of(styles.implementation(variants));
  }
}
