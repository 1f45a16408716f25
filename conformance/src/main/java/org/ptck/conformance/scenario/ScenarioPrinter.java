package org.ptck.conformance.scenario;

import org.ptck.spec.fact.Access;
import org.ptck.spec.fact.Operation;

/** Writes scenarios as text that {@link ScenarioParser} reads back to an equal value. */
public final class ScenarioPrinter {

  /** Longer ranges are refused nearly everywhere; why shows in their bits. */
  private static final long DECIMAL_MAX = 1 << 24;

  private ScenarioPrinter() {}

  /** The text of the scenario; lines end with a line feed. */
  public static String print(Scenario scenario) {
    StringBuilder text = new StringBuilder();
    printHeader(text, scenario.header());
    for (Step step : scenario.steps()) {
      text.append(print(step)).append('\n');
      if (step.meanwhile() != null) {
        text.append(print(step.meanwhile())).append('\n');
      }
    }
    if (scenario.violates() != null) {
      printLine(text, Words.VIOLATES, scenario.violates());
    }
    return text.toString();
  }

  /** The line of one step, without a line feed and without what happens in the middle of it. */
  public static String print(Step step) {
    return cpu(step.cpu())
        + print(step.operation())
        + marks(step.marks())
        + print(step.failing());
  }

  /** The line below a step, without a line feed. */
  public static String print(Meanwhile meanwhile) {
    return "  " + Words.WHEN + " " + Words.BEFORE + " " + print(meanwhile.anchor()) + ": "
        + cpu(meanwhile.cpu()) + print(meanwhile.access()) + marks(meanwhile.marks());
  }

  private static String print(Anchor anchor) {
    String owner =
        switch (anchor.kind().subject()) {
          case NONE -> "";
          case ENTRY -> "(" + name(anchor.owner()) + "," + hex(anchor.place()) + ")";
          case FILE_PAGE -> "(" + anchor.owner() + "," + anchor.place() + ")";
        };
    return anchor.kind().word()
        + (owner.isEmpty() ? "" : " " + anchor.kind().subject().word() + owner)
        + (anchor.ordinal() == 1 ? "" : " " + Words.ORDINAL + anchor.ordinal());
  }

  private static void printHeader(StringBuilder text, Header header) {
    printLine(text, Words.FORMAT, Integer.toString(Words.VERSION));
    printLine(text, Words.GEOMETRY, header.geometry());
    printLine(text, Words.MANAGER, header.manager());
    printLine(text, Words.ENTRIES, header.entries());
    if (!header.variants().isEmpty()) {
      printLine(text, Words.VARIANT, String.join(" ", header.variants()));
    }
    printLine(text, Words.CPUS, Integer.toString(header.cpuCount()));
  }

  private static void printLine(StringBuilder text, String word, String value) {
    text.append(word).append(' ').append(value).append('\n');
  }

  private static String print(Operation operation) {
    return switch (operation) {
      case Operation.Spawn(int space) -> line(Words.SPAWN, space);
      case Operation.Exit(int space) -> line(Words.EXIT, space);
      case Operation.Map map ->
          range(Words.MAP, map.space(), map.address(), map.pageCount())
              + " " + Words.ANON + " " + map.permission().word() + order(map.order());
      case Operation.MapFile map ->
          range(Words.MAP, map.space(), map.address(), map.pageCount())
              + " " + Words.FILE + " " + map.file() + " " + map.fileIndex()
              + " " + map.sharing().word()
              + " " + map.permission().word() + order(map.order());
      case Operation.Unmap(int space, long address, long pageCount) ->
          range(Words.UNMAP, space, address, pageCount);
      case Operation.Protect(int space, long address, long pageCount, var permission) ->
          range(Words.PROTECT, space, address, pageCount) + " " + permission.word();
      case Operation.Move(int space, long address, long pageCount, long target) ->
          range(Words.MOVE, space, address, pageCount) + " " + hex(target);
      case Operation.Discard(int space, long address, long pageCount) ->
          range(Words.DISCARD, space, address, pageCount);
      case Operation.Fork(int space, int child) -> line(Words.FORK, space) + " " + name(child);
      case Operation.Read(int space, long address) -> access(Words.READ, space, address);
      case Operation.Write(int space, long address, _) -> access(Words.WRITE, space, address);
      case Operation.Sync(int file) -> Words.SYNC + " " + file;
      case Operation.Pin(int pin, int space, long address, var access) ->
          Words.PIN + " " + pin + " " + name(space) + " " + hex(address) + " "
              + (access == Access.READ ? Words.READ : Words.WRITE);
      case Operation.Unpin(int pin) -> Words.UNPIN + " " + pin;
      case Operation.DeviceRead(int pin) -> Words.DEVICE_READ + " " + pin;
      case Operation.DeviceWrite(int pin, _) -> Words.DEVICE_WRITE + " " + pin;
      case Operation.Load(int space) -> line(Words.LOAD, space);
      case Operation.Lazy() -> Words.LAZY;
    };
  }

  private static String print(AllocationFailure failing) {
    String suffix = " " + Words.FAILING + " " + Words.ALLOC + " ";
    return switch (failing) {
      case AllocationFailure.None _ -> "";
      case AllocationFailure.Only(int ordinal) -> suffix + ordinal;
      case AllocationFailure.From(int ordinal) -> suffix + ordinal + "+";
    };
  }

  private static String line(String word, int space) {
    return word + " " + name(space);
  }

  private static String access(String word, int space, long address) {
    return line(word, space) + " " + hex(address);
  }

  private static String hex(long address) {
    return "0x" + Long.toHexString(address);
  }

  private static String cpu(int cpu) {
    return cpu == 0 ? "" : Words.CPU + cpu + " ";
  }

  private static String order(int order) {
    return order == 0 ? "" : " " + Words.ORDER + order;
  }

  private static String marks(int marks) {
    return marks == Step.MARKS_WHERE_WALKED ? "" : " " + Words.MARKS + marks;
  }

  private static String range(String word, int space, long address, long pageCount) {
    boolean isLong = pageCount > DECIMAL_MAX;
    return access(word, space, address) + " " + (isLong ? hex(pageCount) : pageCount);
  }

  private static String name(int space) {
    return SpaceName.of(space);
  }
}
