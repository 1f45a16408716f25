package org.ptck.conformance.foreign.call;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import org.ptck.spec.fact.hardware.Hardware;

/**
 * One call of the machine from C: a method of {@link Hardware} under its name in C.
 *
 * @param name the member of {@code struct ptck_machine}
 * @param method the method, its receiver first
 * @param descriptor the type in C
 */
record MachineCall(String name, MethodHandle method, FunctionDescriptor descriptor) {

  /** All calls, in the order of the header. */
  static final List<MachineCall> ALL =
      List.of(
          // EntryMemory
          of("entry_read"),
          of("entry_write"),
          of("entry_exchange"),
          of("entry_compare_and_set"),
          // TableMemory
          of("table_allocate"),
          of("table_free"),
          // FolioMemory
          of("folio_allocate"),
          of("folio_free"),
          of("folio_reserve"),
          of("folio_of"),
          of("folio_order"),
          of("references"),
          of("references_add"),
          of("references_subtract"),
          of("mapcount"),
          of("folio_mapcount"),
          of("mapcount_add"),
          of("mapcount_subtract"),
          of("is_exclusive"),
          of("exclusive_set"),
          of("exclusive_clear"),
          of("page_zero"),
          of("page_copy"),
          of("page_read"),
          of("page_write"),
          // FileMemory
          of("cache_add"),
          of("cache_remove"),
          of("storage_read"),
          of("store_begin"),
          of("store_end"),
          of("is_folio_dirty"),
          of("folio_dirty_set"),
          of("folio_dirty_test_and_clear"),
          // Pins
          of("pin_add"),
          of("pin_remove"),
          of("pin_count"),
          // ResidentCounters
          of("resident_add"),
          of("resident_subtract"),
          of("resident"),
          // ReverseMappings
          of("reverse_add"),
          of("reverse_remove"),
          // Translations
          of("invalidate_range"),
          of("invalidate_id"),
          of("invalidate_all"),
          // Processors
          of("cpu"),
          of("cpu_count"),
          of("id_count"),
          of("root_set"),
          of("root_drop"),
          of("load"),
          of("lazy"),
          of("unload"),
          of("id_retire"),
          // Locks
          of("lock"),
          of("lock_shared"),
          of("lock_try"),
          of("unlock"),
          // Grace
          of("rcu_read_lock"),
          of("rcu_read_unlock"),
          of("rcu_synchronize"),
          of("table_free_rcu"),
          of("folio_free_rcu"),
          // Debts
          of("flushes_defer"),
          of("references_defer"),
          of("debts_take"),
          // RawInvalidation
          of("tlbi"),
          of("invlpg"),
          of("invpcid"),
          of("cr3_read"),
          of("cr3_write"),
          of("cr4_read"),
          of("cr4_write"),
          of("sfence_vma"),
          of("hfence_vvma"),
          of("hfence_gvma"),
          of("sbi_remote_sfence_vma"),
          of("sbi_remote_sfence_vma_asid"),
          // FrameMemory
          of("frame_allocate"),
          of("frame_free"),
          of("region_allocate"));

  /** What a loop in C may wait for; answered "yes" once the machine has stopped. */
  private static final List<String> WAITED_FOR = List.of("entry_compare_and_set", "lock_try");

  /**
   * The answer of a machine that has stopped, as a method without arguments: nothing, 0, or true
   * where a loop could wait for it.
   */
  MethodHandle quietAnswer() {
    Class<?> answer = method.type().returnType();
    return WAITED_FOR.contains(name)
        ? MethodHandles.constant(answer, true)
        : MethodHandles.zero(answer);
  }

  private static MachineCall of(String name) {
    Method method =
        Arrays.stream(Hardware.class.getMethods())
            .filter(candidate -> candidate.getName().equals(javaName(name)))
            .findAny()
            .orElseThrow();
    try {
      MethodHandle handle = readingText(MethodHandles.publicLookup().unreflect(method));
      // A receiver of one type, whichever part of the machine declares the method.
      return new MachineCall(
          name,
          handle.asType(handle.type().changeParameterType(0, Hardware.class)),
          descriptor(method));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The same, with a pointer in the place of each text. */
  private static MethodHandle readingText(MethodHandle handle)
      throws ReflectiveOperationException {
    MethodHandle reading = handle;
    for (int n = 0; n < handle.type().parameterCount(); n++) {
      if (handle.type().parameterType(n) == String.class) {
        MethodHandle text =
            MethodHandles.publicLookup()
                .findStatic(
                    CText.class,
                    "readAny",
                    MethodType.methodType(String.class, MemorySegment.class));
        reading = MethodHandles.filterArguments(reading, n, text);
      }
    }
    return reading;
  }

  /** {@code entryRead} for {@code entry_read}. */
  static String javaName(String name) {
    StringBuilder java = new StringBuilder();
    for (String word : name.split("_")) {
      java.append(
          java.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1));
    }
    return java.toString();
  }

  private static FunctionDescriptor descriptor(Method method) {
    MemoryLayout[] arguments =
        Arrays.stream(method.getParameterTypes())
            .map(MachineCall::layout)
            .toArray(MemoryLayout[]::new);
    return method.getReturnType() == void.class
        ? FunctionDescriptor.ofVoid(arguments)
        : FunctionDescriptor.of(layout(method.getReturnType()), arguments);
  }

  private static MemoryLayout layout(Class<?> type) {
    if (type == long.class) {
      return ValueLayout.JAVA_LONG;
    } else if (type == int.class) {
      return ValueLayout.JAVA_INT;
    } else if (type == boolean.class) {
      return ValueLayout.JAVA_BOOLEAN;
    } else if (type == String.class) {
      return CText.LAYOUT;
    }
    throw new IllegalStateException("no type in C for " + type);
  }
}
