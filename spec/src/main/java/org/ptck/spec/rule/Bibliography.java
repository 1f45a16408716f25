package org.ptck.spec.rule;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;

/** What the sources of rules are about: every reference, and how a source is read. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class Bibliography {

  private static final String BETWEEN = "; ";

  private static final List<Reference> ALL =
      List.of(
          new Reference(
              "F08",
              "Jeremy Fitzhardinge, answering Ross Biro",
              "Re: [RFC/PATH 1/2] MM: Make Page Tables Relocatable -- conditional flush",
              "30 April 2008",
              "lists linux-kernel and linux-mm; the copy that was read has no message id"),
          new Reference(
              "G19",
              "Jerome Glisse, answering Larry Bassel",
              "Re: question about page tables in DAX/FS/PMEM case",
              "21 February 2019",
              "the copy that was read has neither list nor message id"),
          new Reference(
              "H10",
              "David Hildenbrand, answering Jason Gunthorpe",
              "Re: [PATCH v3 00/15] Free user PTE page table pages",
              "10 November 2021",
              "lists linux-kernel, linux-mm and linux-doc; message id"
                  + " 8d0bc258-58ba-52c5-2e0d-a588489f2572@redhat.com"),
          new Reference(
              "H11",
              "David Hildenbrand, answering Qi Zheng",
              "no subject known: on counting the users of PTE tables, after H10",
              "11 November 2021",
              "the copy that was read has neither list nor message id"),
          new Reference(
              "R23",
              "Ryan Roberts, answering Barry Song",
              "Re: [PATCH v2 01/14] mm: Batch-copy PTE ranges during fork()",
              "27 November 2023",
              "archived with linux-arm-kernel; the copy that was read has no message id"),
          new Reference(
              "Linux",
              "The developers of Linux",
              "the source of the kernel, and its Documentation",
              "the release, or the commit, that a citation names",
              "https://git.kernel.org/pub/scm/linux/kernel/git/torvalds/linux.git; a citation is the"
                  + " release and the file, and the function or the heading in it; \"2026\" is a"
                  + " 7.x development tree of that year. Facts only, in our own words"),
          new Reference(
              "Arm ARM",
              "Arm",
              "Arm Architecture Reference Manual for A-profile architecture",
              "DDI 0487, issue L",
              "https://developer.arm.com/documentation/ddi0487; cited by section"),
          new Reference(
              "Intel SDM",
              "Intel",
              "Intel 64 and IA-32 Architectures Software Developer's Manual, volume 3A: System"
                  + " Programming Guide, part 1",
              "order number 253668",
              "cited by section of the chapter \"Paging\", which is 5 (4 in older editions)"),
          new Reference(
              "AMD APM",
              "AMD",
              "AMD64 Architecture Programmer's Manual, volume 2: System Programming",
              "publication 24593",
              "cited by the subject in the chapter \"Page Translation and Protection\"; named beside"
                  + " Intel's, from memory"),
          new Reference(
              "RISC-V privileged",
              "RISC-V International",
              "The RISC-V Instruction Set Manual, volume II: Privileged Architecture",
              "as of August 2026",
              "https://github.com/riscv/riscv-isa-manual; cited by the name of a section or of an"
                  + " extension (Svnapot, Svade, Svadu, Svvptc)"),
          new Reference(
              "PTCK",
              "The authors of PTCK",
              "this kit itself: what is demanded because we say so",
              "the version that prints it",
              "ARCHITECTURE.md, \"What the rules stand on\"; cited by section"));

  private Bibliography() {}

  /** Every reference: discussions by date, then the kernel, then manuals, then the kit. */
  public static List<Reference> all() {
    return ALL;
  }

  /** The reference of that key; empty when there is none. */
  public static Optional<Reference> named(String key) {
    return ALL.stream().filter(reference -> reference.key().equals(key)).findFirst();
  }

  /**
   * The citations of a source, in order.
   *
   * @param source citations with a semicolon and a space between two, each a key and, after a
   *   space, a place
   * @throws IllegalArgumentException where a citation begins with no key
   */
  public static List<Citation> cited(String source) {
    return Arrays.stream(source.split(BETWEEN)).map(Bibliography::citation).toList();
  }

  private static Citation citation(String text) {
    Reference reference =
        ALL.stream()
            .filter(each -> (text + " ").startsWith(each.key() + " "))
            .max(Comparator.comparingInt(each -> each.key().length()))
            .orElseThrow(
                () -> new IllegalArgumentException(
                    "'%s' begins with no key of the bibliography; add the reference to it, or put a"
                        .formatted(text)
                        + " key first"));
    return new Citation(reference, text.substring(reference.key().length()).strip());
  }
}
