package org.ptck.spec.example;

import static org.ptck.spec.example.FileBench.FILE;
import static org.ptck.spec.example.FileBench.SHARED;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.ptck.spec.fact.Capability;
import org.ptck.spec.fact.Operation;
import org.ptck.spec.fact.Permission;
import org.ptck.spec.fact.hardware.Guard;
import org.ptck.spec.fact.hardware.Guarded;
import org.ptck.spec.fact.hardware.Guards;
import org.ptck.spec.fact.hardware.LockClass;
import org.ptck.spec.rule.account.Observation;

/** LCK-6: what has a lock, as it is declared, is changed under it. */
final class GuardExamples {

  /** The links of each file have a lock of their own. */
  static final Guards LINKS =
      Guards.UNDECLARED.with(Guarded.REVERSE_LINKS, Guard.ofFile(LockClass.RMAP, 0));

  private static final Guards ENTRIES =
      Guards.UNDECLARED.with(
          Guarded.ENTRIES, Guard.ofSpace(LockClass.MMAP), Guard.ofFile(LockClass.RMAP, 0));

  private static final Guards MAPPINGS =
      Guards.UNDECLARED.with(Guarded.MAPPINGS, Guard.ofSpace(LockClass.MMAP));

  private static final Guards SPACES =
      Guards.UNDECLARED.with(Guarded.SPACES, Guard.ofSpace(LockClass.MMAP));

  private static final Observation MAPPED =
      new Observation(
          0, new Operation.Map(0, 0, 1, Permission.READ_WRITE, 0),
          null,
          null,
          false,
          true,
          false,
          false,
          null);

  private static final Guards PINS =
      Guards.UNDECLARED.with(Guarded.PINS, Guard.one(LockClass.RMAP, 7));

  private static final Guards CONTEXTS =
      Guards.UNDECLARED.with(Guarded.CONTEXTS, Guard.one(LockClass.RMAP, 8));

  private static final Guards WRITE_BACK =
      Guards.UNDECLARED.with(
          Guarded.WRITE_BACK, Guard.ofFile(LockClass.INODE, 0), Guard.ofFolio(LockClass.FOLIO));

  static final List<RuleExample> ALL =
      List.of(
          example(
              "a link is added without the lock of the links",
              LINKS,
              with(GuardExamples::link),
              with(Bench.RMAP, FILE, GuardExamples::link)),
          example(
              "a link is added under the lock of another file",
              LINKS,
              with(Bench.RMAP, FILE + 1, GuardExamples::link),
              with(Bench.RMAP, FILE, GuardExamples::link)),
          example(
              "a link is added under a shared lock",
              LINKS,
              withShared(Bench.RMAP, FILE, GuardExamples::link),
              with(Bench.RMAP, FILE, GuardExamples::link)),
          example(
              "a page is added to the page cache without the lock of the file",
              Guards.UNDECLARED.with(Guarded.PAGE_CACHE, Guard.ofFile(LockClass.INODE, 0)),
              with(GuardExamples::cache),
              with(Bench.INODE, FILE, GuardExamples::cache)),
          example(
              "data is taken for write-back under one of two locks",
              WRITE_BACK,
              with(Bench.INODE, FILE, GuardExamples::writeBack),
              with(Bench.INODE, FILE, GuardExamples::writeBackLocked)),
          example(
              "a pin is opened without the lock of pins",
              PINS,
              with(GuardExamples::pin),
              with(Bench.RMAP, 7, GuardExamples::pin)),
          example(
              "a space is loaded without the lock of what is loaded",
              CONTEXTS,
              with(GuardExamples::load),
              with(Bench.RMAP, 8, GuardExamples::load)),
          example(
              "a space comes to be without the lock of its number",
              SPACES,
              with(GuardExamples::spawn),
              with(Bench.MMAP, 1, GuardExamples::spawn)),
          example(
              "a space is loaded that nobody keeps from going",
              SPACES,
              with(GuardExamples::load),
              withShared(Bench.MMAP, 0, GuardExamples::load)),
          example(
              "an entry is filled without the lock of what the space maps",
              ENTRIES,
              with(GuardExamples::fill),
              withShared(Bench.MMAP, 0, GuardExamples::fill)),
          example(
              "an entry is filled under the lock of another space",
              ENTRIES,
              withShared(Bench.MMAP, 1, GuardExamples::fill),
              withShared(Bench.MMAP, 0, GuardExamples::fill)),
          example(
              "an entry is reached by the links of a file while those of another are locked",
              ENTRIES,
              withShared(Bench.RMAP, FILE + 1, GuardExamples::clean),
              withShared(Bench.RMAP, FILE, GuardExamples::clean)),
          example(
              "a range is mapped without the lock of what the space maps",
              MAPPINGS,
              then(MAPPED, with(GuardExamples::nothing)),
              then(MAPPED, with(Bench.MMAP, 0, GuardExamples::nothing))),
          example(
              "a range is mapped under a shared lock",
              MAPPINGS,
              then(MAPPED, withShared(Bench.MMAP, 0, GuardExamples::nothing)),
              then(MAPPED, with(Bench.MMAP, 0, GuardExamples::nothing))));

  private GuardExamples() {}

  /** A bench, and a space that maps page 0 of a file at its first address. */
  record Scene(Bench bench, Tree tree, int page) {}

  private static RuleExample example(
      String name, Guards guards, Consumer<Scene> violating, Consumer<Scene> legal) {
    return new RuleExample(
        "LCK-6",
        name,
        Bench.GEOMETRY,
        Set.of(Capability.SPAWN),
        declaring(guards, violating),
        declaring(guards, legal));
  }

  /** What comes before, nothing is declared for. */
  static Consumer<Bench> declaring(Guards guards, Consumer<Scene> body) {
    return bench -> {
      Tree tree = FileBench.spawn(bench, SHARED);
      int page = FileBench.populate(bench, tree);
      bench.machine.declare(guards);
      body.accept(new Scene(bench, tree, page));
    };
  }

  /** An operation that takes no lock of its own. */
  static Consumer<Scene> with(Consumer<Scene> body) {
    return scene -> scene.bench().operation(() -> body.accept(scene));
  }

  /** An operation under a lock that is held exclusively. */
  static Consumer<Scene> with(int lockClass, long object, Consumer<Scene> body) {
    return with(
        scene -> {
          scene.bench().hardware.lock(lockClass, object);
          body.accept(scene);
          scene.bench().hardware.unlock(lockClass, object);
        });
  }

  private static Consumer<Scene> withShared(int lockClass, long object, Consumer<Scene> body) {
    return with(
        scene -> {
          scene.bench().hardware.lockShared(lockClass, object);
          body.accept(scene);
          scene.bench().hardware.unlock(lockClass, object);
        });
  }

  private static Consumer<Scene> then(Observation seen, Consumer<Scene> body) {
    return body.andThen(scene -> scene.bench().observe(seen));
  }

  // ---- what is done

  private static void nothing(Scene scene) {
    // A promise of memory changes nothing that the machine sees.
  }

  private static void link(Scene scene) {
    scene.bench().hardware.reverseAdd(FILE, 0, 0, scene.tree().address(1), 1);
  }

  private static void cache(Scene scene) {
    FileBench.cached(scene.bench(), 3);
  }

  private static void writeBack(Scene scene) {
    scene.bench().hardware.storeBegin(scene.page());
    scene.bench().hardware.storeEnd(scene.page());
  }

  private static void writeBackLocked(Scene scene) {
    FileBench.locked(scene.bench(), scene.page(), () -> writeBack(scene));
  }

  static void pin(Scene scene) {
    FileBench.pin(scene.bench(), 0, scene.page(), false);
  }

  static void load(Scene scene) {
    scene.bench().hardware.load(1, 0, 0);
  }

  private static void spawn(Scene scene) {
    scene.bench().tree(1);
  }

  private static void fill(Scene scene) {
    int page = scene.bench().page();
    scene.bench().hardware.mapcountAdd(page, 1);
    scene.bench().set(scene.tree().entry(1), Bench.readOnly(page));
  }

  private static void clean(Scene scene) {
    FileBench.clean(scene.bench(), scene.tree(), 0);
  }
}
