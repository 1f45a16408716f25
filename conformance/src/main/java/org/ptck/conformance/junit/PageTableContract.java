package org.ptck.conformance.junit;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apiguardian.api.API;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.ptck.conformance.execute.Implementation;
import org.ptck.reference.PlainEntriesProvider;
import org.ptck.spec.arch.Geometries;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.plugin.EntryOperationsProvider;
import org.ptck.spec.plugin.MemoryManagerProvider;
import org.ptck.spec.rule.Rule;
import org.ptck.spec.rule.family.Catalogue;

/**
 * The page-table rules as tests of one implementation: a test class implements this interface,
 * names its memory manager, and has one test for every geometry and rule.
 *
 * <pre>{@code
 * public final class MyKernelTest implements PageTableContract {
 *   public MemoryManagerProvider manager() {
 *     return new MyKernelProvider();
 *   }
 * }
 * }</pre>
 *
 * <p>A rule that needs a capability which is not declared is aborted, not passed; a rule that was
 * never looked at fails. With the same seed and number of scenarios the tests say the same again.
 *
 * <p>The tests are JUnit 5's. An old surefire knows none and reports 0 tests as a success: pin
 * version 3 of it and set {@code failIfNoTests}, as {@code examples/first-plugin/pom.xml} does. If
 * the class is public, such a surefire fails at {@link #testIsRunByJUnit5} without that.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface PageTableContract {

  /** The memory manager that is tested. */
  MemoryManagerProvider manager();

  /** The entry operations beneath it. */
  default EntryOperationsProvider entries() {
    return new PlainEntriesProvider();
  }

  /** The geometries that it is tested on: by default all that it supports. */
  default List<Geometry> geometries() {
    Implementation implementation = new Implementation(manager(), entries());
    return Geometries.all().stream().filter(implementation::supports).toList();
  }

  /** The rules that are looked at; the tests of others are aborted. */
  default List<Rule> rules() {
    return Catalogue.all();
  }

  /** The number of scenarios on each geometry. */
  default long scenarioCount() {
    return 5_000;
  }

  /** The seed of the scenarios. */
  default long seed() {
    return 1;
  }

  /** Where scenarios to be run before all others are kept, as {@code *.ptck}; it may be absent. */
  default Path regressionDirectory() {
    return Path.of("regressions");
  }

  /** Where the scenario of a violated rule is written to. */
  default Path reproDirectory() {
    return Path.of("target", "ptck");
  }

  /** A container for each geometry, in it a test for each rule. */
  @TestFactory
  default Stream<DynamicNode> pageTableRules() {
    return ContractTests.of(this);
  }

  /**
   * Fails: whoever calls it is no JUnit 5. Older runners take a public class whose name ends in
   * {@code Test} for a test, and its public methods whose names begin with {@code test} for all
   * there is to run.
   */
  default void testIsRunByJUnit5() {
    throw Verdicts.failed(
        "%s",
        "no rule was looked at: what runs this class knows no JUnit 5. Pin maven-surefire-plugin"
            + " 3.6.1 or newer in pom.xml, as examples/first-plugin/pom.xml does.");
  }
}
