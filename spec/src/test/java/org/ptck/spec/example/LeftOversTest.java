package org.ptck.spec.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.ptck.spec.rule.Detail;
import org.ptck.spec.rule.family.Catalogue;

/** What is left when every space is gone is named, and not only counted. */
class LeftOversTest {

  @Test
  void tbl8_namesTheFirstTable() {
    long[] table = new long[1];
    List<Detail> details =
        detailsOf(
            "TBL-8",
            bench -> {
              bench.operation(
                  () -> {
                    table[0] = bench.hardware.tableAllocate(1);
                    bench.hardware.tableAllocate(0);
                  });
              bench.endScenario();
            });

    assertThat(details)
        .startsWith(Detail.address("table", table[0]), Detail.of("level", 1))
        .contains(Detail.of("tables left", 2));
  }

  @Test
  void ref3_namesTheFirstFolio() {
    List<Detail> details = detailsOf("REF-3", bench -> ReferenceExamples.exit(bench, false));

    assertThat(details).extracting(Detail::key).startsWith("folio", "refcount", "mapcount");
    assertThat(details).contains(Detail.of("folios left", 1));
  }

  @Test
  void ref2_aReservedFolioIsFreedWithAMapcount() {
    List<Detail> details =
        detailsOf(
            "REF-2",
            bench -> {
              int page = bench.page();
              bench.operation(
                  () -> {
                    bench.hardware.folioReserve(page);
                    bench.hardware.mapcountAdd(page, 1);
                  });
              bench.operation(() -> bench.hardware.folioFree(page));
            });

    assertThat(details).extracting(Detail::key).contains("mapcount", "entries that map it");
  }

  private static List<Detail> detailsOf(String rule, Consumer<Bench> example) {
    Bench bench = new Bench(List.of(Catalogue.rule(rule).orElseThrow()), Bench.FACTS);
    bench.run(example);
    return bench.finding().details();
  }
}
