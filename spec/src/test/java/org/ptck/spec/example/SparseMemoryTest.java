package org.ptck.spec.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.ptck.oracle.Sweep;
import org.ptck.spec.arch.Geometries;
import org.ptck.spec.fact.Capability;
import org.ptck.spec.fact.view.MachineView;
import org.ptck.spec.rule.Finding;
import org.ptck.spec.rule.Gap;
import org.ptck.spec.rule.Moment;
import org.ptck.spec.rule.Rule;
import org.ptck.spec.rule.family.Catalogue;

/** Rules are asked of a dump of a real machine: pages and tables beyond 32 terabytes. */
class SparseMemoryTest {

  private static final Set<Capability> DECLARED =
      Set.of(Capability.REFERENCES, Capability.MAPCOUNTS);

  /** The first page number of memory that no int holds, well beyond. */
  private static final long MEMORY = 1L << 33;

  private static final long ROOT = 0x2000_7654_3000L;
  private static final long UPPER = 0x2abc_0000_1000L;
  private static final long MIDDLE = 0x2345_6789_a000L;
  private static final long LEAF = 0x3fff_ffff_f000L;

  /** Two pages whose numbers are the same as ints. */
  private static final long PAGE = MEMORY + 0x1234;
  private static final long TWIN = PAGE + (1L << 32);
  private static final long LARGE = MEMORY + (1L << 20);
  private static final int LARGE_ORDER = 9;

  private final SparseMemory memory = new SparseMemory(Geometries.ARM64_4K);

  /** One space: a page, another one twice, and a folio of 2 MiB by one leaf. */
  private void dump(int pageReferences, int twinMapcount) {
    memory.table(ROOT, 3);
    memory.table(UPPER, 2);
    memory.table(MIDDLE, 1);
    memory.table(LEAF, 0);
    memory.root(ROOT);
    memory.link(ROOT, 0, UPPER);
    memory.link(UPPER, 511, MIDDLE);
    memory.link(MIDDLE, 3, LEAF);
    memory.folio(PAGE, 0, pageReferences, 1);
    memory.folio(TWIN, 0, 5, twinMapcount);
    memory.folio(LARGE, LARGE_ORDER, 1 << LARGE_ORDER, 1);
    memory.leaf(LEAF, 7, PAGE);
    memory.leaf(LEAF, 8, TWIN);
    memory.leaf(LEAF, 511, TWIN);
    memory.leaf(MIDDLE, 4, LARGE);
  }

  private List<Finding> swept() {
    MachineView view = memory.view(DECLARED);
    return Sweep.violations(
        Catalogue.all(),
        view,
        memory.things(),
        EnumSet.complementOf(EnumSet.of(Moment.SCENARIO_END)));
  }

  @Test
  void legal_isBlamedOnNobody() {
    dump(1, 2);

    assertThat(swept()).isEmpty();
  }

  @Test
  void fewerReferencesThanMappings_isFound() {
    dump(0, 2);

    assertThat(swept())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.rule().id()).isEqualTo("REF-1");
              assertThat(finding.details().getFirst().value()).isEqualTo(Long.toString(PAGE));
            });
  }

  @Test
  void anotherMapcountThanEntries_isFound() {
    dump(1, 3);

    assertThat(swept())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.rule().id()).isEqualTo("REF-2");
              assertThat(finding.details().getFirst().value()).isEqualTo(Long.toString(TWIN));
            });
  }

  @Test
  void aLeafToNoMemory_isFound() {
    dump(1, 2);
    long entry = memory.leaf(LEAF, 100, TWIN + 1);

    assertThat(swept())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.rule().id()).isEqualTo("GEO-1");
              assertThat(finding.details().getFirst().value())
                  .isEqualTo("0x" + Long.toHexString(entry));
            });
  }

  @Test
  void whatADumpSaysNothingOf_isNotCovered() {
    MachineView view = memory.view(DECLARED);

    assertThat(
        Catalogue.all()
            .stream()
            .filter(rule -> rule.family().matches("REF|RMP|TBL|PRM|GEO|DTY|TLB|LCK"))
            .filter(rule -> Gap.of(rule, DECLARED, view.answers()).isNone())
            .map(Rule::id))
        .containsExactly("REF-1", "REF-2", "TLB-10", "PRM-3", "GEO-1");
  }
}
