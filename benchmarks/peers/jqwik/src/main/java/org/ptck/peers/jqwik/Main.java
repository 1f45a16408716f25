package org.ptck.peers.jqwik;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.ptck.peers.toy.Bug;

/** Runs each property on every bug with every seed: {@code Main SEEDS OUTPUT-FILE}. */
public final class Main {

  /** Tries after which a bug counts as not found. */
  static final int TRIES_MAX = 5_000;

  /** Steps of an execution at the most. */
  static final int STEPS_MAX = 30;

  private Main() {}

  /** Writes the file anew, one line of JSON for each trial. */
  public static void main(String[] args) throws IOException {
    int seeds = Integer.parseInt(args[0]);
    try (PrintStream out = new PrintStream(Path.of(args[1]).toFile(), "UTF-8")) {
      Launcher launcher = LauncherFactory.create();
      run(launcher, "jqwik lists", ListProperties.class, seeds, out);
      run(launcher, "jqwik ActionChain", DependentChainProperties.class, seeds, out);
      run(launcher, "jqwik ActionChain, independent", IndependentChainProperties.class, seeds, out);
    }
  }

  private static void run(
      Launcher launcher, String peer, Class<?> properties, int seeds, PrintStream out) {
    LauncherDiscoveryRequest request =
        LauncherDiscoveryRequestBuilder.request()
            .selectors(DiscoverySelectors.selectClass(properties))
            // No memory of earlier failures; reports go to listeners, of which there are none.
            .configurationParameters(
                Map.of("jqwik.database", "", "jqwik.reporting.usejunitplatform", "true"))
            .build();
    for (Bug bug : Bug.values()) {
      for (long seed = 1; seed <= (bug == Bug.NONE ? 1 : seeds); seed++) {
        Trial trial = Trial.begin(bug, seed);
        launcher.execute(request);
        out.println(trial.result(peer));
      }
    }
  }
}
