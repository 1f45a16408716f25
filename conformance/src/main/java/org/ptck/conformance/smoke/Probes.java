package org.ptck.conformance.smoke;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.fact.Access;
import org.ptck.spec.fact.Capability;
import org.ptck.spec.fact.Operation;
import org.ptck.spec.fact.Permission;
import org.ptck.spec.fact.Sharing;

/** The probes of a geometry, one for each capability that is an operation. */
final class Probes {

  private static final int A = 0;
  private static final int B = 1;

  private final Geometry geometry;
  private final boolean onlyAtEnd;

  private Probes(Geometry geometry, boolean onlyAtEnd) {
    this.geometry = geometry;
    this.onlyAtEnd = onlyAtEnd;
  }

  /** What every implementation can do: map, store, load. */
  static List<Operation> basic(Geometry geometry) {
    Probes probes = new Probes(geometry, false);
    return List.of(probes.map(4, 0), probes.write(A, 0), probes.read(A, 0), probes.read(A, 1));
  }

  /**
   * Fills one contiguous block, which needs a folio as long as it: every page is stored to, for
   * implementations that map page by page.
   */
  static List<Operation> block(Geometry geometry) {
    Probes probes = new Probes(geometry, false);
    int run = geometry.contiguousRun(0);
    List<Operation> operations = new ArrayList<>();
    operations.add(probes.map(run, Integer.numberOfTrailingZeros(run)));
    for (int page = 0; page < run; page++) {
      operations.add(probes.write(A, page));
    }
    return operations;
  }

  /**
   * The probes, in the order of {@link Capability}; each begins with an empty space A.
   *
   * @param onlyAtEnd whether memory grows and shrinks at its end alone
   */
  static List<Probe> all(Geometry geometry, boolean onlyAtEnd) {
    Probes probes = new Probes(geometry, onlyAtEnd);
    return List.of(
        probes.spawn(),
        probes.unmap(),
        probes.exit(),
        probes.protect(),
        probes.fork(),
        probes.largeFolios(),
        probes.load(),
        probes.file(Capability.FILE_SHARED, Sharing.SHARED),
        probes.file(Capability.FILE_PRIVATE, Sharing.PRIVATE),
        probes.sync(),
        probes.move(),
        probes.discard(),
        probes.pin(),
        probes.copyIn(),
        probes.copyOut());
  }

  private Probe spawn() {
    return probe(
        Capability.SPAWN,
        map(1, 0),
        write(A, 0),
        new Operation.Spawn(B),
        new Operation.Map(B, address(0), 1, Permission.READ_WRITE, 0),
        write(B, 0),
        read(A, 0));
  }

  private Probe unmap() {
    int page = onlyAtEnd ? 2 : 1;
    return probe(
        Capability.UNMAP,
        map(3, 0),
        write(A, 0),
        write(A, page),
        unmap(page),
        remap(page),
        read(A, page));
  }

  private Probe exit() {
    return probe(Capability.EXIT, map(2, 0), write(A, 0), new Operation.Exit(A));
  }

  private Probe protect() {
    return probe(
        Capability.PROTECT,
        map(2, 0),
        write(A, 0),
        new Operation.Protect(A, address(0), 2, Permission.READ_ONLY),
        read(A, 0),
        new Operation.Protect(A, address(0), 2, Permission.READ_WRITE),
        write(A, 0));
  }

  private Probe fork() {
    return probe(
        Capability.FORK,
        map(2, 0),
        write(A, 0),
        new Operation.Fork(A, B),
        write(B, 0),
        read(A, 0),
        write(A, 0),
        read(B, 0));
  }

  private Probe largeFolios() {
    return probe(Capability.LARGE_FOLIOS, map(4, 2), write(A, 0), write(A, 3), read(A, 1));
  }

  private Probe load() {
    return probe(
        Capability.LOAD, map(1, 0), new Operation.Load(A), write(A, 0), new Operation.Lazy());
  }

  private Probe file(Capability capability, Sharing sharing) {
    return probe(capability, mapFile(sharing), read(A, 0), write(A, 1), read(A, 1));
  }

  private Probe sync() {
    return new Probe(
        Capability.SYNC,
        Set.of(Capability.FILE_SHARED),
        List.of(mapFile(Sharing.SHARED), write(A, 0), new Operation.Sync(0), read(A, 0)));
  }

  private Probe move() {
    return probe(
        Capability.MOVE,
        map(2, 0),
        write(A, 0),
        new Operation.Move(A, address(0), 2, address(4)),
        read(A, 4));
  }

  private Probe discard() {
    return probe(
        Capability.DISCARD, map(2, 0), write(A, 0), new Operation.Discard(A, address(0), 2),
        read(A, 0));
  }

  private Probe pin() {
    return probe(
        Capability.PIN,
        map(1, 0),
        write(A, 0),
        new Operation.Pin(0, A, address(0), Access.WRITE),
        new Operation.DeviceWrite(0, 1),
        new Operation.Unpin(0),
        read(A, 0));
  }

  private Probe copyIn() {
    return probe(
        Capability.COPY_IN,
        map(2, 0),
        write(A, 0),
        new Operation.CopyIn(A, 0),
        new Operation.CopyIn(A, address(1)));
  }

  private Probe copyOut() {
    return probe(
        Capability.COPY_OUT,
        map(2, 0),
        new Operation.CopyOut(A, 0, 1),
        read(A, 0),
        write(A, 1),
        new Operation.CopyOut(A, address(1), 1),
        read(A, 1));
  }

  private static Probe probe(Capability about, Operation... operations) {
    return new Probe(about, Set.of(), List.of(operations));
  }

  private long address(long page) {
    return geometry.addressFirst() + (page << geometry.pageShift());
  }

  private Operation map(long pageCount, int order) {
    return new Operation.Map(A, address(0), pageCount, Permission.READ_WRITE, order);
  }

  private Operation remap(long page) {
    return new Operation.Map(A, address(page), 1, Permission.READ_WRITE, 0);
  }

  private Operation mapFile(Sharing sharing) {
    return new Operation.MapFile(A, address(0), 2, Permission.READ_WRITE, 0, sharing, 0, 0);
  }

  private Operation unmap(long page) {
    return new Operation.Unmap(A, address(page), 1);
  }

  private Operation read(int space, long page) {
    return new Operation.Read(space, address(page));
  }

  private Operation write(int space, long page) {
    return new Operation.Write(space, address(page), 1);
  }
}
