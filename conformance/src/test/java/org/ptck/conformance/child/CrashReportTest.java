package org.ptck.conformance.child;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CrashReportTest {

  @Test
  void report_isWhatIsTheSameEachTime() {
    String output =
        "map 3 pages\n" + report("C  [libradix.so+0x1139]  map_page+0x24", "0x0000000000000008");

    assertThat(CrashReport.find(output))
        .isEqualTo(new CrashReport("SIGSEGV", "map_page+0x24 in libradix.so", "0x8"));
    assertThat(CrashReport.before(output).strip()).isEqualTo("map 3 pages");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
          "C  [libradix.so+0x1139]  map_page+0x24 | map_page+0x24 in libradix.so",
          "C  [libradix.so+0x1139] | libradix.so+0x1139",
          "C  0x0000000000000008 | an address that is no code",
          "V  [libjvm.so+0xb54ca3]  Unsafe_PutLong+0xad | Unsafe_PutLong+0xad in libjvm.so",
          "J 301 c2 org.ptck.Some.method(I)V (9 bytes) @ 0x00007f01 [0x0+0x4] | org.ptck.Some.method",
          "j  org.ptck.Some.method(I)V+5 | org.ptck.Some.method"
      })
  void place_isTheFunctionAndNoAddress(String frame, String place) {
    CrashReport report = CrashReport.find(report(frame, "0x8"));

    assertThat(report).isNotNull();
    assertThat(report.place()).isEqualTo(place);
  }

  @Test
  void addressesThatTheSystemChooses_areLeftOut() {
    CrashReport report = CrashReport.find(report("C  [a.so+0x1]  f+0x1", "0x00007f1122334455"));

    assertThat(report).isNotNull();
    assertThat(report.accessed()).isNull();
  }

  @Test
  void outputWithoutAReport_hasNone() {
    assertThat(CrashReport.find("nothing\nspecial\n")).isNull();
    assertThat(CrashReport.isIn("nothing")).isFalse();
  }

  @Test
  void report_isWholeOnceItsSignalIsExplained() {
    String whole = report("C  [a.so+0x1]  f+0x1", "0x8");
    int explained = whole.indexOf("siginfo");

    assertThat(CrashReport.isWholeIn(whole)).isTrue();
    assertThat(CrashReport.isWholeIn(whole.substring(0, explained + 20))).isFalse();
    assertThat(CrashReport.isWholeIn(whole.substring(explained))).isFalse();
  }

  private static String report(String frame, String accessed) {
    return """
        #
        # A fatal error has been detected by the Java Runtime Environment:
        #
        #  SIGSEGV (0xb) at pc=0x00007f112233, pid=1, tid=2
        #
        # JRE version: OpenJDK
        # Problematic frame:
        # %s
        #
        siginfo: si_signo: 11 (SIGSEGV), si_code: 1 (SEGV_MAPERR), si_addr: %s
        """
        .formatted(frame, accessed);
  }
}
