package org.ptck.conformance.gallery;

import java.util.EnumSet;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.ptck.conformance.execute.Implementation;
import org.ptck.contpte.ContpteEntries;
import org.ptck.contpte.ContpteParts;
import org.ptck.contpte.ContpteProvider;
import org.ptck.reference.Parts;
import org.ptck.reference.PlainEntriesProvider;
import org.ptck.reference.ReferenceManager;
import org.ptck.reference.ReferenceProvider;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.fact.Capability;
import org.ptck.spec.fact.MemoryManager;
import org.ptck.spec.fact.hardware.EntryOperations;
import org.ptck.spec.fact.hardware.Guards;
import org.ptck.spec.fact.hardware.Hardware;
import org.ptck.spec.plugin.EntryOperationsProvider;
import org.ptck.spec.plugin.MemoryManagerProvider;

/**
 * The reference manager with one thing wrong, to kill a rule that no gallery bug trips.
 *
 * @param what what is wrong, in a few words
 * @param rule the rule that is blamed
 * @param implementation the wrong implementation
 */
record WrongManager(String what, String rule, Implementation implementation) {

  /** Makes a wrong manager. */
  @FunctionalInterface
  interface Maker {
    MemoryManager make(Geometry geometry, Hardware hardware, EntryOperations entries);
  }

  /** Stands between the kit and a correct manager. */
  @FunctionalInterface
  interface Wrapper {
    MemoryManager wrap(MemoryManager correct, Hardware hardware);
  }

  static WrongManager parts(String what, String rule, UnaryOperator<Parts> change) {
    return styled(what, rule, Set.of(), change.apply(Parts.PLAIN));
  }

  static WrongManager styled(String what, String rule, Set<Capability> styles, Parts parts) {
    return made(
        what,
        rule,
        styles,
        (geometry, hardware, entries) -> new ReferenceManager(geometry, hardware, entries, parts));
  }

  static WrongManager hardware(String what, String rule, UnaryOperator<Hardware> change) {
    return hardware(what, rule, Set.of(), change);
  }

  static WrongManager hardware(
      String what, String rule, Set<Capability> styles, UnaryOperator<Hardware> change) {
    return made(
        what,
        rule,
        styles,
        (geometry, hardware, _) -> {
          Hardware changed = change.apply(hardware);
          return plain(geometry, changed, new PlainEntriesProvider().create(geometry, changed));
        });
  }

  /** A correct manager that says that it answers questions about its own walk. */
  static WrongManager translating(String what, String rule) {
    return made(what, rule, Set.of(Capability.TRANSLATE), WrongManager::plain);
  }

  static WrongManager wrapped(String what, String rule, Wrapper wrapper) {
    return made(
        what,
        rule,
        Set.of(),
        (geometry, hardware, entries) -> wrapper.wrap(plain(geometry, hardware, entries),
            hardware));
  }

  /** A correct manager over bundled entry operations with something in front of them. */
  static WrongManager entries(
      String what, String rule, EntryOperationsProvider layer, EntriesChange.Maker maker) {
    EntriesChange change = new EntriesChange(layer.name(), _ -> true, maker);
    return new WrongManager(
        what, rule, new Implementation(new ReferenceProvider(), change.in(layer)));
  }

  /** A correct manager over the contpte layer with one wrong part. */
  static WrongManager layer(String what, String rule, UnaryOperator<ContpteParts> change) {
    ContpteParts wrong = change.apply(ContpteParts.correct());
    return entries(
        what,
        rule,
        new ContpteProvider(),
        (geometry, hardware) -> new ContpteEntries(geometry, hardware, wrong));
  }

  private static MemoryManager plain(
      Geometry geometry, Hardware hardware, EntryOperations entries) {
    return new ReferenceManager(geometry, hardware, entries, Parts.PLAIN);
  }

  static WrongManager made(
      String what, String rule, Set<Capability> styles, Maker maker) {
    return new WrongManager(
        what, rule, new Implementation(new Provider(styles, maker), new PlainEntriesProvider()));
  }

  @Override
  public String toString() {
    return rule + ": " + what;
  }

  private record Provider(Set<Capability> styles, Maker maker) implements MemoryManagerProvider {
    @Override
    public String name() {
      return "wrong";
    }

    @Override
    public Set<Capability> capabilities(Geometry geometry) {
      Set<Capability> declared =
          EnumSet.copyOf(new ReferenceProvider().capabilities(geometry));
      declared.addAll(styles);
      return declared;
    }

    @Override
    public Guards guards(Geometry geometry) {
      return new ReferenceProvider().guards(geometry);
    }

    @Override
    public MemoryManager create(Geometry geometry, Hardware hardware, EntryOperations entries) {
      return maker.make(geometry, hardware, entries);
    }
  }
}
