package org.ptck.conformance.foreign.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.AddressLayout;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.StructLayout;
import java.lang.foreign.ValueLayout;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.ptck.spec.fact.Access;
import org.ptck.spec.fact.Operation;
import org.ptck.spec.fact.Permission;
import org.ptck.spec.fact.Rejection;
import org.ptck.spec.fact.Sharing;
import org.ptck.spec.fact.hardware.Debts;
import org.ptck.spec.fact.hardware.EntryOperations;
import org.ptck.spec.fact.hardware.FileMemory;
import org.ptck.spec.fact.hardware.Hardware;
import org.ptck.spec.fact.hardware.LockClass;
import org.ptck.spec.fact.hardware.RawInvalidation;
import org.ptck.spec.fact.hardware.ResidentCounters;
import org.ptck.spec.fact.hardware.Translations;

/** The header is a transcription of the contracts in Java. */
class HeaderTest {

  private static final Header HEADER = Header.read();

  static Stream<StructLayout> structs() {
    return Stream.of(
        Layouts.LEVEL,
        Layouts.GEOMETRY,
        Layouts.MAPPING,
        Layouts.MACHINE,
        Layouts.MANAGER,
        Layouts.COUNTS,
        Layouts.PAGE_TABLES,
        Layouts.ENTRIES,
        Layouts.PLUGIN,
        Layouts.SIZES);
  }

  @ParameterizedTest
  @MethodSource("structs")
  void everyStructHasTheMembersThatTheLayoutHas(StructLayout layout) {
    assertThat(HEADER.members(layout.name().orElseThrow()))
        .isEqualTo(
            layout.memberLayouts().stream().flatMap(member -> member.name().stream()).toList());
  }

  @Test
  void everyMethodOfHardwareIsACallOfTheSameType() {
    Map<String, FunctionDescriptor> calls = HEADER.functions("ptck_machine");

    assertThat(calls.keySet()).startsWith("stopped", "fail", "mapping_at", "mapping_next");
    assertThat(calls).hasSize(MachineCall.ALL.size() + 4);
    for (MachineCall call : MachineCall.ALL) {
      assertThat(calls.get(call.name())).as(call.name()).isEqualTo(plain(call.descriptor()));
    }
    assertThat(MachineCall.ALL.stream().map(call -> MachineCall.javaName(call.name())))
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(Hardware.class.getMethods())
                .filter(method -> !java.lang.reflect.Modifier.isStatic(method.getModifiers()))
                .map(Method::getName)
                .toList());
  }

  /** The type without what is known of what pointers point to. */
  private static FunctionDescriptor plain(FunctionDescriptor type) {
    MemoryLayout[] arguments =
        type.argumentLayouts()
            .stream()
            .map(each -> each instanceof AddressLayout ? ValueLayout.ADDRESS : each)
            .toArray(MemoryLayout[]::new);
    return type.returnLayout()
        .map(result -> FunctionDescriptor.of(result, arguments))
        .orElseGet(() -> FunctionDescriptor.ofVoid(arguments));
  }

  @Test
  void everyEntryOperationIsAFunctionOfTheSameType() {
    Map<String, FunctionDescriptor> functions = HEADER.functions("ptck_entries");

    for (Method method : EntryOperations.class.getMethods()) {
      assertThat(functions.get(cName(method.getName())))
          .as(method.getName())
          .isEqualTo(
              descriptor(
                  method.getReturnType(), 1, Arrays.stream(method.getParameterTypes())));
    }
    assertThat(functions).hasSize(EntryOperations.class.getMethods().length + 2);
  }

  static Stream<Class<?>> requests() {
    List<Class<?>> accesses =
        List.of(
            Operation.Read.class,
            Operation.Write.class,
            Operation.DeviceRead.class,
            Operation.DeviceWrite.class,
            Operation.CopyIn.class,
            Operation.CopyOut.class,
            Operation.Fetch.class);
    return Arrays.stream(Operation.class.getPermittedSubclasses())
        .filter(operation -> !accesses.contains(operation));
  }

  @ParameterizedTest
  @MethodSource("requests")
  void everyRequestIsAFunctionThatTakesTheCpuAndWhatTheRequestHas(Class<?> request) {
    String name = cName(Character.toLowerCase(request.getSimpleName().charAt(0))
        + request.getSimpleName().substring(1));

    FunctionDescriptor function = HEADER.functions("ptck_manager").get(name);

    Stream<Class<?>> parts =
        Arrays.stream(request.getRecordComponents()).map(RecordComponent::getType);
    assertThat(function)
        .as(name)
        .isEqualTo(descriptor(long.class, 1, Stream.concat(Stream.of(int.class), parts)));
  }

  @Test
  void copiesTakeTheCpuTheSpaceAndMemoryOfTheKernelWithTheAddress() {
    Map<String, FunctionDescriptor> functions = HEADER.functions("ptck_manager");

    assertThat(functions.get("copy_in"))
        .isEqualTo(
            FunctionDescriptor.of(
                ValueLayout.JAVA_LONG, ValueLayout.ADDRESS, ValueLayout.JAVA_INT,
                ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.JAVA_LONG,
                ValueLayout.JAVA_LONG));
    assertThat(functions.get("copy_out"))
        .isEqualTo(
            FunctionDescriptor.of(
                ValueLayout.JAVA_LONG, ValueLayout.ADDRESS, ValueLayout.JAVA_INT,
                ValueLayout.JAVA_INT, ValueLayout.JAVA_LONG, ValueLayout.ADDRESS,
                ValueLayout.JAVA_LONG));
  }

  @Test
  void outcomesAreRejectionsCountedFromOne() {
    assertThat(HEADER.constant("PTCK_DONE")).isZero();
    for (Rejection rejection : Rejection.values()) {
      assertThat(HEADER.constant("PTCK_" + rejection)).isEqualTo(rejection.ordinal() + 1);
    }
  }

  @Test
  void enumerationsAreOrdinals() {
    assertOrdinals("PTCK_LOCK_", LockClass.values());
    assertOrdinals("PTCK_", Permission.READ_ONLY, Permission.READ_WRITE);
    assertOrdinals("PTCK_", Access.READ, Access.WRITE);
    assertThat(HEADER.constant("PTCK_FETCH")).isEqualTo(Access.EXECUTE.ordinal());
    assertOrdinals("PTCK_", Sharing.values());
    assertOrdinals("PTCK_", Tier.values());
  }

  @Test
  void executionIsABitBesideTheOtherPermission() {
    long execute = HEADER.constant("PTCK_EXECUTE");
    for (Permission permission : Permission.values()) {
      boolean executes = permission.permits(Access.EXECUTE);
      long stores = permission.permits(Access.WRITE) ? 1 : 0;

      assertThat(permission.ordinal()).isEqualTo(stores | (executes ? execute : 0));
    }
  }

  @ParameterizedTest
  @CsvSource({
      "PTCK_VERSION, " + Layouts.VERSION,
      "PTCK_LEAF_ONLY, " + Translations.LEAF_ONLY,
      "PTCK_ALL_LEVELS, " + Translations.ALL_LEVELS,
      "PTCK_RESIDENT_ANONYMOUS, " + ResidentCounters.ANONYMOUS,
      "PTCK_RESIDENT_FILE, " + ResidentCounters.FILE,
      "PTCK_FILE_COUNT, " + FileMemory.FILE_COUNT,
      "PTCK_FILE_PAGE_COUNT, " + FileMemory.FILE_PAGE_COUNT,
      "PTCK_ORDER_MAX, " + Operation.ORDER_MAX,
      "PTCK_PIN_MAX, " + Operation.PIN_MAX,
      "PTCK_QUEUE_COUNT, " + Debts.QUEUE_COUNT,
      "PTCK_NO_ID, " + EntryOperations.NO_ID,
      "PTCK_RS1, " + RawInvalidation.RS1,
      "PTCK_RS2, " + RawInvalidation.RS2,
      "PTCK_SBI_SUCCESS, " + RawInvalidation.SBI_SUCCESS,
      "PTCK_SBI_ERR_INVALID_PARAM, " + RawInvalidation.SBI_ERR_INVALID_PARAM,
      "PTCK_CLEAR_YOUNG, " + EntryOperations.CLEAR_YOUNG,
      "PTCK_CLEAR_DIRTY, " + EntryOperations.CLEAR_DIRTY
  })
  void numbersAreThoseOfTheContracts(String name, long value) {
    assertThat(HEADER.constant(name)).isEqualTo(value);
  }

  private static void assertOrdinals(String prefix, Enum<?>... values) {
    for (Enum<?> value : values) {
      assertThat(HEADER.constant(prefix + value.name())).isEqualTo(value.ordinal());
    }
  }

  /** The type of a function that takes a number of pointers first. */
  private static FunctionDescriptor descriptor(
      Class<?> result, int pointerCount, Stream<Class<?>> types) {
    List<MemoryLayout> arguments = new ArrayList<>();
    for (int i = 0; i < pointerCount; i++) {
      arguments.add(ValueLayout.ADDRESS);
    }
    types.map(HeaderTest::layout).forEach(arguments::add);
    MemoryLayout[] all = arguments.toArray(MemoryLayout[]::new);
    return result == void.class
        ? FunctionDescriptor.ofVoid(all)
        : FunctionDescriptor.of(layout(result), all);
  }

  private static MemoryLayout layout(Class<?> type) {
    if (type == long.class) {
      return ValueLayout.JAVA_LONG;
    }
    return type == boolean.class ? ValueLayout.JAVA_BOOLEAN : ValueLayout.JAVA_INT;
  }

  private static String cName(String javaName) {
    return javaName.replaceAll("([A-Z])", "_$1").toLowerCase(java.util.Locale.ROOT);
  }
}
