package org.ptck.conformance.scenario;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.ptck.spec.fact.Operation;

/** Each kind of wrong text and the answer to it. */
class ScenarioParserTest {

  private static final String HEADER =
      "ptck-scenario 1\ngeometry tiny\nmanager reference\nentries plain\ncpus 2\n";

  private static final String OPERATIONS =
      "one of spawn, exit, map, unmap, protect, move, discard, fork, read, write, fetch, sync, pin,"
          + " unpin, device-read, device-write, load, lazy, copyin, copyout";

  static Stream<Arguments> wrongTexts() {
    return Stream.of(
        wrong("", "1:1: found no content, expected 'ptck-scenario 1'"),
        wrong("\n # nothing\n", "1:1: found no content, expected 'ptck-scenario 1'"),
        wrong("spawn A\n", "1:1: found 'spawn', expected 'ptck-scenario 1'"),
        wrong("ptck-scenario 3", "1:15: found '3', expected version 1 or 2, the only ones known"),
        wrong("ptck-scenario", "1:14: found the end of the line, expected version 1 or 2, the only"
            + " ones known"),
        wrong("ptck-scenario 1 1", "1:17: found '1', expected the end of the line"),
        wrong("ptck-scenario 1\ngeometry vax\n",
            "2:10: found 'vax', expected a geometry: tiny, tiny-few-ids, tiny4, arm64-4k, "
                + "arm64-4k-bbml2, arm64-4k-af, arm64-4k-soft, arm64-16k, "
                + "arm64-64k, x86-64-4, x86-64-5, x86-32, x86-pae, riscv-sv39, riscv-sv39-svade, "
                + "riscv-sv48, riscv-sv57"),
        wrong("ptck-scenario 1\ngeometry",
            "2:9: found the end of the line, expected a name (letters, digits, '.', '-', '_')"
                + " after 'geometry'"),
        wrong("ptck-scenario 1\ngeometry tiny\nspawn A",
            "3:1: found 'spawn', expected a 'manager' line before the first step"),
        wrong("ptck-scenario 1\ngeometry tiny\n",
            "2:14: found the end of the file, expected a 'manager' line"),
        wrong("ptck-scenario 1\ncpus 2\ncpus 2\n",
            "3:1: found a second 'cpus' line, expected one"),
        wrong("ptck-scenario 1\ncpus 9\n", "2:6: found '9', expected a number of CPUs (1 to 8)"),
        wrong("ptck-scenario 1\nmanager a b\n", "2:11: found 'b', expected the end of the line"),
        wrong("ptck-scenario 1\nvariant B76 !\n",
            "2:13: found '!', expected a name (letters, digits, '.', '-', '_') after 'variant'"),
        step("frok A B",
            "1: found 'frok', expected " + OPERATIONS),
        step("spawn",
            "6: found the end of the line, expected a space, A to Z or A1 to Z1 and so on"),
        step("spawn AB", "7: found 'AB', expected a space, A to Z or A1 to Z1 and so on"),
        step("spawn A0", "7: found 'A0', expected a space, A to Z or A1 to Z1 and so on"),
        step("spawn A01", "7: found 'A01', expected a space, A to Z or A1 to Z1 and so on"),
        step(
            "spawn A82595525",
            "7: found 'A82595525', expected a space, A to Z or A1 to Z1 and so on"),
        step("spawn a", "7: found 'a', expected a space, A to Z or A1 to Z1 and so on"),
        step("spawn A B", "9: found 'B', expected the end of the line"),
        step("read A -4096", "8: found '-4096', expected an address in bytes (decimal or 0x and"
            + " hex digits, below 2^63)"),
        step("read A 0x8000000000000000", "8: found '0x8000000000000000', expected an address in"
            + " bytes (decimal or 0x and hex digits, below 2^63)"),
        step("read A 4k", "8: found '4k', expected an address in bytes (decimal or 0x and hex"
            + " digits, below 2^63)"),
        step("unmap A 0 0x", "11: found '0x', expected a number of pages (decimal or 0x and hex"
            + " digits, below 2^63)"),
        step("map A 0 1 fiel rw", "11: found 'fiel', expected 'anon' or 'file'"),
        step("map A 0 1 file rw", "16: found 'rw', expected a file (0 to 2147483647)"),
        step("map A 0 1 file 0 -1 shared rw", "18: found '-1', expected a page of the file"
            + " (decimal or 0x and hex digits, below 2^63)"),
        step("map A 0 1 file 0 1 rw", "20: found 'rw', expected shared or private"),
        step("move A 0 1", "11: found the end of the line, expected an address in bytes"),
        step("sync A", "6: found 'A', expected a file (0 to 2147483647)"),
        step("pin 0 A 0", "10: found the end of the line, expected what the device does, read or"
            + " write"),
        step("pin 0 A 0 rw", "11: found 'rw', expected what the device does, read or write"),
        step("unpin A", "7: found 'A', expected a pin (0 to 2147483647)"),
        step("spawn A marks=1", "9: found 'marks=1', expected the end of the line"),
        step("read A 0 marks=-1",
            "10: found 'marks=-1', expected marks= and a number (0 to 2147483647)"),
        step("map A 0 1 anon wx", "16: found 'wx', expected a permission, ro, rw, rx or rwx"),
        step("map A 0 1 anon rw order=2147483648",
            "19: found 'order=2147483648', expected order= and a number (0 to 2147483647)"),
        step("cpu2 spawn A",
            "1: found 'cpu2', expected cpu and a number that 'cpus' allows (0 to 1)"),
        step("cpu1", "5: found the end of the line, expected " + OPERATIONS),
        step("lazy failing alloc 0", "20: found '0', expected which allocation fails, with + if"
            + " all later ones do (1 to 2147483647)"),
        step("lazy failing 1", "14: found '1', expected 'alloc'"),
        step("when before unlock: cpu1 read A 0",
            "1: found 'when', expected 'when' below a step, once"),
        when("after unlock: cpu1 read A 0", "6: found 'after', expected 'before'"),
        when("before now: cpu1 read A 0", "13: found 'now', expected one of read, write,"
            + " invalidate, dirty, take, store, unlock"),
        when("before write ptl(A,0): cpu1 read A 0", "19: found 'ptl', expected 'pte'"),
        when("before write pte(7,0): cpu1 read A 0",
            "23: found '7', expected a space, A to Z or A1 to Z1 and so on"),
        when("before dirty file(0): cpu1 read A 0", "25: found ')', expected ','"),
        when("before unlock #0: cpu1 read A 0",
            "20: found '#0', expected # and an ordinal (1 to 2147483647)"),
        when("before unlock # 1: cpu1 read A 0", "19: found the end of the line, expected ':'"),
        when("before unlock cpu1 read A 0", "20: found 'cpu1', expected ':'"),
        when("before unlock: read A 0",
            "21: found 'read', expected a CPU other than cpu0, which is busy with the step"),
        when("before unlock: cpu1 fetch A 0", "26: found 'fetch', expected 'read' or 'write'"),
        when("before unlock: cpu0 read A 0",
            "21: found 'cpu0', expected a CPU other than cpu0, which is busy with the step"),
        when("before unlock: cpu1 lazy", "26: found 'lazy', expected 'read' or 'write'"),
        when("before unlock: cpu1 read A 0 failing",
            "35: found 'failing', expected the end of the line"),
        wrong(HEADER + "lazy\nwhen before unlock: cpu1 read A 0\nwhen before unlock:",
            "8:1: found 'when', expected 'when' below a step, once"),
        step("together", "1: 'together' is not known in this version, ptck-scenario 1; write"
            + " 'ptck-scenario 2' in the first line"),
        step("violates ref1",
            "10: found 'ref1', expected a rule id such as REF-1; did you mean 'REF-1'?"),
        wrong(HEADER + "lazy\ncpus 3\n",
            "7:1: found 'cpus', expected header lines before the first step"),
        wrong(HEADER + "violates REF-1\nlazy\n",
            "7:1: found 'lazy', expected nothing after 'violates'"),
        wrong(HEADER + "read A\0", "6:7: found binary content, expected UTF-8 text"),
        step("\u001b[31m" + "x".repeat(99),
            "1: found '\\u001b[31m" + "x".repeat(35) + "...', expected " + OPERATIONS));
  }

  @ParameterizedTest
  @MethodSource("wrongTexts")
  void aWrongTextIsAnsweredWithPlaceAndExpectation(String text, String answer) {
    assertThat(ScenarioParser.parse("f.ptck", text).getLeft().text()).isEqualTo("f.ptck:" + answer);
    assertThat(ScenarioParser.parse("f.ptck", text.getBytes(UTF_8)).getLeft().text())
        .isEqualTo("f.ptck:" + answer);
  }

  @Test
  void bytesThatAreNotUtf8AreBinaryContent() {
    byte[] bytes = "ptck-scenario 1\n# caf\u00e9\n".getBytes(ISO_8859_1);

    assertThat(ScenarioParser.parse("f.ptck", bytes).getLeft().text())
        .isEqualTo("f.ptck:2:6: found binary content, expected UTF-8 text");
  }

  @Test
  void commentsBlankLinesAndLayoutMeanNothing() {
    String text = HEADER + "\r\n\t spawn\t A# caf\u00e9 \u4e2d\r\n\n#\n";

    assertThat(ScenarioParser.parse("f", text.getBytes(UTF_8)).get().steps())
        .containsExactly(Step.of(0, new Operation.Spawn(0)));
  }

  @Test
  void inAWhenLineOrdinalsAreNoCommentsAndBlanksMeanNothing() {
    String tight = "lazy\nwhen before write pte(A,0x0)#2:cpu1 read A 0# then #3\n";
    String wide = "lazy # when\n when before write pte ( A , 0 ) #2 : cpu1 read A 0\n";

    assertThat(ScenarioParser.parse("f", HEADER + tight).get())
        .isEqualTo(ScenarioParser.parse("f", HEADER + wide).get());
    assertThat(ScenarioParser.parse("f", HEADER + tight).get().isInterposed()).isTrue();
  }

  @Test
  void inOtherLinesAnOrdinalIsAComment() {
    assertThat(ScenarioParser.parse("f", HEADER + "lazy #2").get().steps())
        .containsExactly(Step.of(0, new Operation.Lazy()));
  }

  @Test
  void headerLinesComeInAnyOrder() {
    String text =
        "ptck-scenario 1\ncpus 2\nentries plain\nmanager reference\ngeometry tiny\nspawn A";

    assertThat(ScenarioParser.parse("f", text).get())
        .isEqualTo(ScenarioParser.parse("f", HEADER + "spawn A").get());
  }

  private static Arguments wrong(String text, String answer) {
    return Arguments.of(text, answer);
  }

  private static Arguments when(String line, String answer) {
    return Arguments.of(HEADER + "lazy\nwhen " + line + "\n", "7:" + answer);
  }

  private static Arguments step(String line, String answer) {
    return Arguments.of(HEADER + line + "\n", "6:" + answer);
  }
}
