package org.ptck.conformance.foreign;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ptck.conformance.campaign.Campaign;
import org.ptck.conformance.campaign.Extent;
import org.ptck.conformance.campaign.Failure;
import org.ptck.conformance.campaign.Progress;
import org.ptck.conformance.campaign.RuleReport;
import org.ptck.conformance.campaign.RuleVerdict;
import org.ptck.conformance.campaign.RunReport;
import org.ptck.conformance.campaign.RunRequest;
import org.ptck.conformance.drive.Bounds;
import org.ptck.conformance.drive.RunWatcher;
import org.ptck.conformance.execute.ExecutorFactory;
import org.ptck.conformance.execute.Implementation;
import org.ptck.conformance.execute.LocalExecutor;
import org.ptck.conformance.foreign.elf.UnusableLibraryException;
import org.ptck.conformance.testing.CCompiler;
import org.ptck.conformance.testing.NeedsCCompiler;
import org.ptck.reference.PlainEntriesProvider;
import org.ptck.reference.ReferenceProvider;
import org.ptck.spec.arch.Geometries;
import org.ptck.spec.fact.Capability;
import org.ptck.spec.fact.Operation;
import org.ptck.spec.plugin.EntryOperationsProvider;
import org.ptck.spec.rule.Finding;
import org.ptck.spec.rule.family.Catalogue;

/** Libraries in C, run in this process. */
@NeedsCCompiler
class ForeignRunTest {

  private static final int SCENARIO_COUNT = 300;

  @TempDir Path directory;

  @Test
  void entryOperationsInC_makeTheEventsOfThoseInJava() throws UnusableLibraryException {
    try (ForeignLibrary library = load("plain-entries.c")) {
      RunReport java = run(layer(new PlainEntriesProvider()), SCENARIO_COUNT);
      RunReport c = run(layer(library.entries().orElseThrow()), SCENARIO_COUNT);

      assertThat(c.verdict()).isEqualTo(RuleVerdict.PASS);
      assertThat(c.eventCount()).isEqualTo(java.eventCount());
      assertThat(c.rules()).isEqualTo(java.rules());
    }
  }

  @Test
  void pageTablesAlone_conform() throws UnusableLibraryException {
    try (ForeignLibrary library = load("page-tables.c")) {
      RunReport report = run(manager(library), SCENARIO_COUNT);

      assertThat(report.failures()).isEmpty();
      assertThat(exercised(report)).contains("REF-1", "REF-2", "REF-3", "TLB-2", "SEM-2", "SEM-9");
    }
  }

  @Test
  void pageTablesThatForgetToInvalidate_areCaught() throws UnusableLibraryException {
    try (ForeignLibrary library = load("page-tables.c", "-DFORGET_INVALIDATION")) {
      Finding finding = run(manager(library), SCENARIO_COUNT).failures().getFirst().finding();

      assertThat(finding.rule().id()).isIn("TLB-1", "TLB-2");
    }
  }

  @ParameterizedTest
  @CsvSource({"page-tables.c, -DONE_SPACE", "one-space.c, -g"})
  void managersOfOneSpaceThatNeverUnmap_areAskedForNothingElse(String source, String flag)
      throws UnusableLibraryException {
    try (ForeignLibrary library = load(source, flag)) {
      RunReport report = run(manager(library), SCENARIO_COUNT);

      assertThat(report.failures()).isEmpty();
      assertThat(report.acceptedCount()).isGreaterThan(report.operationCount() / 3);
      assertThat(exercised(report)).contains("SEM-1", "SEM-5").doesNotContain("SEM-2");
    }
  }

  @Test
  void copiesForUserCode_areAskedFor() throws UnusableLibraryException {
    try (ForeignLibrary library = load("one-space.c", "-DCOPIES=0")) {
      assertThat(library.manager().orElseThrow().capabilities(Geometries.X86_64_4))
          .contains(Capability.COPY_IN, Capability.COPY_OUT);
      assertThat(run(manager(library), SCENARIO_COUNT).failures()).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "struct ptck_mapping b = {0}; m->mapping_next(0, 0, &b)|mapping_next: the size of the mapping",
      "m->mapping_at(0, 0, NULL)|mapping_at: the mapping is NULL"
  })
  void bookThatIsAskedWrongly_isAFinding(String misdeed, String text)
      throws UnusableLibraryException {
    try (ForeignLibrary library =
        load("one-space.c", "-DLENT_BOOK", "-DMISDEED=" + misdeed)) {
      Finding finding = run(manager(library), SCENARIO_COUNT).failures().getFirst().finding();

      assertThat(finding.rule().id()).isEqualTo("RUN-1");
      assertThat(finding.details().toString()).contains(text);
    }
  }

  /** While map() runs the book says what held before it. */
  @Test
  void book_saysWhatHeldBeforeTheRequest() throws UnusableLibraryException {
    String look =
        "struct ptck_mapping b = {.size = sizeof b};"
            + "if (m->mapping_at(0, address, &b)) { m->fail(\"it is there\"); }"
            + "for (uint64_t at = 0; m->mapping_next(0, at, &b); at = b.address + b.page_count * 4096)"
            + "{ if (!is_mapped(s, b.address) || b.file != -1) { m->fail(\"it is not there\"); } }";
    try (ForeignLibrary library = load("one-space.c", "-DLENT_BOOK", "-DMISDEED=" + look)) {
      RunReport report = run(manager(library), SCENARIO_COUNT);

      assertThat(report.failures()).isEmpty();
      assertThat(library.manager().orElseThrow().capabilities(Geometries.X86_64_4))
          .contains(Capability.LENT_BOOK, Capability.NAMED_REFUSALS);
    }
  }

  @Test
  void copyToWhatMayOnlyBeRead_isCaught() throws UnusableLibraryException {
    try (ForeignLibrary library = load("one-space.c", "-DCOPIES=PRESENT")) {
      Failure failure = run(manager(library), SCENARIO_COUNT).failures().getFirst();

      assertThat(failure.finding().rule().id()).isEqualTo("SEM-5");
      assertThat(failure.scenario().steps().getLast().operation())
          .isInstanceOf(Operation.CopyOut.class);
    }
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "return 77|RUN-1|map answered 77, which is no ptck_outcome",
      "return 256|RUN-1|map answered 256, which is no ptck_outcome",
      "m->fail(\"page 7 is lost\")|RUN-1|fail: page 7 is lost",
      "m->entry_write(8, 1); while (!m->stopped()) {}|GEO-1|entryWrite(0x8)",
      "struct ptck_mapping b = {0}; m->mapping_at(0, 0, &b)|RUN-1|mapping_at: no book was lent",
      // Once the machine has stopped, whoever waits for an answer gets it.
      "m->table_free(5); while (!m->lock_try(4, 0)) {}|RUN-1|tableFree(0x5)",
      "m->table_free(5); while (!m->entry_compare_and_set(8, 0, 1)) {}|RUN-1|tableFree(0x5)",
      "m->table_free(5); if (m->table_allocate(0) != 0) abort()|RUN-1|tableFree(0x5)"
  })
  void misdeeds_areFindings(String misdeed, String rule, String text)
      throws UnusableLibraryException {
    try (ForeignLibrary library = load("one-space.c", "-DMISDEED=" + misdeed)) {
      Finding finding = run(manager(library), SCENARIO_COUNT).failures().getFirst().finding();

      assertThat(finding.rule().id()).isEqualTo(rule);
      assertThat(finding.details().toString()).contains(text);
    }
  }

  private ForeignLibrary load(String source, String... flags) throws UnusableLibraryException {
    return ForeignLibrary.load(CCompiler.library(directory, source, flags));
  }

  private static Implementation layer(EntryOperationsProvider entries) {
    return new Implementation(new ReferenceProvider(), entries);
  }

  private static Implementation manager(ForeignLibrary library) {
    ExecutorFactory executors =
        (implementation, geometry, rules, bounds, heartbeat) -> new LocalExecutor(
            implementation,
            library.machine(geometry),
            rules,
            bounds,
            heartbeat,
            RunWatcher.NONE);
    return new Implementation(
        library.manager().orElseThrow(), new PlainEntriesProvider(), executors);
  }

  private static RunReport run(Implementation implementation, int scenarioCount) {
    return Campaign.run(
        new RunRequest(
            implementation,
            List.of(),
            Geometries.X86_64_4,
            Catalogue.all(),
            7,
            Extent.scenarios(scenarioCount),
            false,
            List.of(),
            new Bounds(16, 8, 10_000)),
        Progress.NONE);
  }

  private static List<String> exercised(RunReport report) {
    return report.rules()
        .stream()
        .filter(rule -> rule.exercisedCount() > 0)
        .map(RuleReport::id)
        .collect(Collectors.toList());
  }
}
