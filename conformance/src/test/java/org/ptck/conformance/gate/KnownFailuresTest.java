package org.ptck.conformance.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KnownFailuresTest {

  private static final String TEXT =
      """
          # Reviewed like code.

          # The batch, see change 1234.
          REF-1 regressions/REF-1-batch.ptck
            owner   mm@example.org
            expires 2027-03-01
            reason  the batch takes references late; mended by #1234

          vacuous SEM-7
            owner   mm@example.org
            expires 2027-06-30
            reason  nothing fails yet

          # The end.
          """;

  private static final Terms SHORT =
      new Terms("somebody", LocalDate.of(2027, 6, 30), "a reason # with a hash");

  @Test
  void aListIsRead() {
    KnownFailures list = read(TEXT);

    assertThat(list.blocks())
        .containsExactly(
            new Block.Remark(List.of("# Reviewed like code.")),
            new Block.Repro(
                List.of("# The batch, see change 1234."),
                "REF-1",
                "regressions/REF-1-batch.ptck",
                new Terms(
                    "mm@example.org",
                    LocalDate.of(2027, 3, 1),
                    "the batch takes references late; mended by #1234")),
            new Block.Vacuous(
                List.of(),
                "SEM-7",
                new Terms("mm@example.org", LocalDate.of(2027, 6, 30), "nothing fails yet")),
            new Block.Remark(List.of("# The end.")));
  }

  @Test
  void whatIsPrintedReadsAsTheSame() {
    assertThat(read(TEXT).print()).isEqualTo(TEXT);
    KnownFailures list =
        new KnownFailures(
            List.of(
                new Block.Repro(List.of("# a", "# b"), "TLB-1", "../my files/a b.ptck", SHORT),
                new Block.Repro(List.of(), "TLB-1", "other.ptck", Terms.UNSAID),
                new Block.Vacuous(List.of("#"), "TLB-1", SHORT),
                new Block.Remark(List.of("# c"))));
    assertThat(read(list.print())).isEqualTo(list);
    assertThat(read(KnownFailures.NONE.print())).isEqualTo(KnownFailures.NONE);
  }

  @Test
  void lineEndsOfOtherSystemsAndMoreBlanks_areTheSame() {
    String loose = TEXT.replace("\n", "\r\n")
        .replace("  owner ", "\t owner\t")
        .replace("\r\n\r\n",
            "\r\n  \r\n\r\n");

    assertThat(read(loose)).isEqualTo(read(TEXT));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`',
      textBlock = """
          REF-1 regressions/REF-1-batch.ptck | REF-1 | :4: REF-1 names no scenario; write 'REF-1 FILE'
          REF-1 regressions | REF-l regressions | :4: 'REF-l' is no rule; an entry begins with 'RULE FILE'
          vacuous SEM-7 | vacuous | :9: '' is no rule
          expires 2027-03-01 | expires 2027-13-01 | :6: '2027-13-01' is no day; write YYYY-MM-DD
          expires 2027-03-01 | expires ? | :6: 'expires ?' is still to be filled in; write the last day
          owner   mm@example.org | owner ? # later | :5: 'owner ?' is still to be filled in
          owner   mm@example.org | owner ? | :5: 'owner ?' is still to be filled in; write who answers
          reason  nothing fails yet | reason | :12: the entry has no reason; write '  reason', and behind it
          reason  nothing | because nothing | :12: 'because' is no field; there are owner, expires, reason
          expires 2027-03-01 | owner me | :6: the entry has 'owner' twice; delete one
          """)
  void whatIsWrongIsSaidWithItsLineAndTheRemedy(String right, String wrong, String complaint) {
    String text = TEXT.replace(right, wrong);

    assertThat(text).isNotEqualTo(TEXT);
    assertThat(KnownFailuresReader.read("known.txt", text, false).getLeft())
        .startsWith("known.txt" + complaint);
  }

  @Test
  void aFieldThatIsMissing_isRefusedAtTheEntry() {
    String text = TEXT.replace("  owner   mm@example.org\n  expires 2027-03", "  expires 2027-03");

    assertThat(KnownFailuresReader.read("k", text, true).getLeft())
        .startsWith("k:4: the entry has no owner; write");
  }

  @Test
  void aBlankLineWithinAnEntry_isExplained() {
    String text = TEXT.replace("batch.ptck\n", "batch.ptck\n\n");

    assertThat(KnownFailuresReader.read("k", text, false).getLeft())
        .startsWith("k:4: the entry has no owner");
    assertThat(KnownFailuresReader.read("k", "owner me\n", false).getLeft())
        .isEqualTo("k:1: 'owner' belongs to no entry; a blank line ends one, take it out");
  }

  @Test
  void anEntryThatIsThereTwice_isRefused() {
    assertThat(KnownFailuresReader.read("k", TEXT + "\n" + TEXT, false).getLeft())
        .isEqualTo("k:19: 'REF-1 regressions/REF-1-batch.ptck' is on the list twice; delete one");
  }

  private static KnownFailures read(String text) {
    return KnownFailuresReader.read("known.txt", text, true).get();
  }
}
