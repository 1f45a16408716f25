import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.ptck.conformance.campaign.Campaign;
import org.ptck.conformance.campaign.Extent;
import org.ptck.conformance.campaign.Progress;
import org.ptck.conformance.campaign.RuleVerdict;
import org.ptck.conformance.campaign.RunReport;
import org.ptck.conformance.campaign.RunRequest;
import org.ptck.conformance.drive.Bounds;
import org.ptck.conformance.execute.Implementation;
import org.ptck.conformance.gallery.Gallery;
import org.ptck.conformance.gallery.Variant;
import org.ptck.reference.PlainEntriesProvider;
import org.ptck.spec.arch.Geometries;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.fact.Capability;
import org.ptck.spec.fact.MemoryManager;
import org.ptck.spec.fact.hardware.EntryOperations;
import org.ptck.spec.fact.hardware.Hardware;
import org.ptck.spec.plugin.MemoryManagerProvider;
import org.ptck.spec.rule.family.Catalogue;

/**
 * Runs the kit on the same five bugs, which are in its own reference manager, with every seed:
 * {@code PtckPeer SEEDS OUTPUT-FILE}. Does what {@code ./ptck run --bug ID --geometry tiny --seed N}
 * does, in one JVM.
 */
final class PtckPeer {

  private static final List<String> BUGS = List.of("B76", "X01", "B34", "X04", "X05");
  private static final long SCENARIOS_MAX = 5_000;

  private PtckPeer() {}

  /** Makes the manager with the bug, and takes down when: once for each execution. */
  private record CountingProvider(MemoryManagerProvider counted, List<Long> createdNanos)
      implements MemoryManagerProvider {

    @Override
    public String name() {
      return counted.name();
    }

    @Override
    public Set<Capability> capabilities(Geometry geometry) {
      return counted.capabilities(geometry);
    }

    @Override
    public MemoryManager create(Geometry geometry, Hardware hardware, EntryOperations entries) {
      createdNanos.add(System.nanoTime());
      return counted.create(geometry, hardware, entries);
    }
  }

  public static void main(String[] args) throws IOException {
    int seeds = Integer.parseInt(args[0]);
    try (PrintStream out = new PrintStream(Path.of(args[1]).toFile(), "UTF-8")) {
      for (String bug : BUGS) {
        for (long seed = 1; seed <= seeds; seed++) {
          out.println(trial(bug, seed));
        }
      }
    }
  }

  private static String trial(String bug, long seed) {
    List<Long> created = new ArrayList<>();
    long start = System.nanoTime();
    RunReport report = run(bug, seed, SCENARIOS_MAX, created);
    long end = System.nanoTime();
    if (report.failures().isEmpty()) {
      return line(bug, seed, false, report.scenarioCount(), 0, 0, 0, 0, "");
    }
    long tries = scenariosToFail(bug, seed, report.scenarioCount());
    // What is executed before the scenario that fails: the others, some of them twice (RUN-4).
    List<Long> createdBefore = new ArrayList<>();
    run(bug, seed, tries - 1, createdBefore);
    int executionsToFind = createdBefore.size() + 1;
    long foundNanos = created.size() > executionsToFind ? created.get(executionsToFind) : end;
    return line(
        bug,
        seed,
        true,
        tries,
        (foundNanos - start) / 1e6,
        created.size() - executionsToFind,
        (end - foundNanos) / 1e6,
        report.failures().getFirst().scenario().steps().size(),
        report.failures().getFirst().finding().rule().id());
  }

  /** The number of the first scenario that fails: fewer pass, as many do not. */
  private static long scenariosToFail(String bug, long seed, long failing) {
    long low = 1;
    long high = failing;
    while (low < high) {
      long middle = (low + high) / 2;
      if (run(bug, seed, middle, new ArrayList<>()).verdict() == RuleVerdict.FAIL) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  private static RunReport run(String bug, long seed, long scenarios, List<Long> created) {
    Variant variant = Gallery.named(bug).orElseThrow();
    Implementation built = Gallery.build(List.of(variant), new PlainEntriesProvider());
    Implementation counted =
        new Implementation(new CountingProvider(built.manager(), created), built.entries());
    return Campaign.run(
        new RunRequest(
            counted,
            List.of(bug),
            Geometries.TINY,
            Catalogue.all(),
            seed,
            Extent.scenarios(scenarios),
            false,
            List.of(),
            Bounds.DEFAULT),
        Progress.NONE);
  }

  private static String line(
      String bug,
      long seed,
      boolean found,
      long tries,
      double findMs,
      long shrinkExecutions,
      double shrinkMs,
      int length,
      String rule) {
    return String.format(
        Locale.ROOT,
        "{\"peer\":\"PTCK\",\"bug\":\"%s\",\"seed\":%d,\"found\":%b,\"tries\":%d,\"findMs\":%.3f,"
            + "\"shrinkExecutions\":%d,\"shrinkMs\":%.3f,\"length\":%d,\"rule\":\"%s\"}",
        bug,
        seed,
        found,
        tries,
        findMs,
        shrinkExecutions,
        shrinkMs,
        length,
        rule);
  }
}
