package org.ptck.conformance.foreign.call;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BOOLEAN;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.fact.hardware.Hardware;
import org.ptck.spec.machine.Machine;

/**
 * The machine as C sees it: one {@code struct ptck_machine}, made once, behind which each scenario
 * puts its own {@link Hardware}.
 *
 * <p>Nothing is ever thrown through C: {@link Guard}.
 */
public final class CallTable {

  private static final MethodHandles.Lookup LOOKUP = MethodHandles.lookup();

  private final Arena arena;
  private final MemorySegment struct;
  private final Guard guard = new Guard();
  private final BookCalls book = new BookCalls(guard);
  private final Map<Geometry, MemorySegment> geometries = new HashMap<>();
  private Consumer<String> watcher = _ -> {};

  /** A table that lives as long as the arena. */
  public CallTable(Arena arena) {
    this.arena = arena;
    this.struct = arena.allocate(Layouts.MACHINE);
    set("version", Layouts.VERSION);
    set("size", (int) Layouts.MACHINE.byteSize());
    set("stopped", stub(ofGuard("isQuiet", boolean.class), FunctionDescriptor.of(JAVA_BOOLEAN)));
    set(
        "fail",
        stub(
            ofGuard("fail", void.class, MemorySegment.class),
            FunctionDescriptor.ofVoid(CText.LAYOUT)));
    set("mapping_at", ofBook("at"));
    set("mapping_next", ofBook("next"));
    for (MachineCall call : MachineCall.ALL) {
      set(call.name(), stub(guarded(call), call.descriptor()));
    }
  }

  /** The struct, for {@code begin}. */
  MemorySegment struct() {
    return struct;
  }

  /** What stands between C and the machine. */
  Guard guard() {
    return guard;
  }

  /** A number that has changed whenever the library may have stored something. */
  public long runs() {
    return guard.runs();
  }

  /** Names the machine to be told at once that the library has given up. */
  public void setMachine(Machine machine) {
    guard.setMachine(machine);
  }

  /** Lends the library a book of mappings, of every scenario from now on. */
  public void lend(MappingBook lent) {
    book.lend(lent);
  }

  /** Names who is told which function of the library runs; of the empty text when it returns. */
  public void watch(Consumer<String> newWatcher) {
    watcher = newWatcher;
  }

  /** Tells that a function is about to be called. */
  void entering(String function) {
    watcher.accept(function);
  }

  /** Tells that it has returned. */
  void left() {
    guard.ran();
    watcher.accept("");
  }

  /** A scenario begins. */
  void open(Geometry geometry, Hardware hardware) {
    set("geometry", geometries.computeIfAbsent(geometry, g -> GeometryStruct.of(g, arena)));
    guard.open(hardware);
  }

  /** Names the memory that C may dereference; its address is its physical address. */
  public void setMemory(MemorySegment memory) {
    set("memory", memory);
    struct.set(JAVA_LONG, CStruct.offset(Layouts.MACHINE, "memory_bytes"), memory.byteSize());
  }

  /** The call as C makes it: quiet if the machine has stopped, and throwing nothing. */
  private MethodHandle guarded(MachineCall call) {
    MethodHandle method =
        MethodHandles.collectArguments(call.method(), 0, ofGuard("hardware", Hardware.class));
    MethodType type = method.type();
    MethodHandle quiet =
        MethodHandles.dropArgumentsToMatch(
            call.quietAnswer(), 0, type.parameterList(), 0);
    MethodHandle caught =
        MethodHandles.collectArguments(
            call.quietAnswer(), 0, ofGuard("caught", void.class, Throwable.class));
    MethodHandle safe = MethodHandles.catchException(method, Throwable.class, caught);
    return MethodHandles.guardWithTest(ofGuard("isQuiet", boolean.class), quiet, safe);
  }

  @SuppressWarnings("restricted") // C gives the address of a struct ptck_mapping, or null.
  private MemorySegment ofBook(String name) {
    return stub(
        bound(book, name, boolean.class, int.class, long.class, MemorySegment.class),
        FunctionDescriptor.of(
            JAVA_BOOLEAN, JAVA_INT, JAVA_LONG, ADDRESS.withTargetLayout(Layouts.MAPPING)));
  }

  private MethodHandle ofGuard(String name, Class<?> answer, Class<?>... arguments) {
    return bound(guard, name, answer, arguments);
  }

  private static MethodHandle bound(
      Object receiver, String name, Class<?> answer, Class<?>... arguments) {
    try {
      return LOOKUP.bind(receiver, name, MethodType.methodType(answer, arguments));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  @SuppressWarnings("restricted") // Stubs are made of the table above alone.
  private MemorySegment stub(MethodHandle target, FunctionDescriptor descriptor) {
    return Linker.nativeLinker().upcallStub(target, descriptor, arena);
  }

  private void set(String member, MemorySegment pointer) {
    struct.set(ADDRESS, CStruct.offset(Layouts.MACHINE, member), pointer);
  }

  private void set(String member, int value) {
    struct.set(JAVA_INT, CStruct.offset(Layouts.MACHINE, member), value);
  }
}
