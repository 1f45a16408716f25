package org.ptck.conformance.foreign.call;

import java.lang.foreign.AddressLayout;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A struct of pointers to functions, as a library exports it; those that are null are lacking. */
public final class FunctionTable {

  private final @Nullable String words;
  private final Map<String, MemorySegment> functions = new HashMap<>();

  /** Reads the struct, which has a text {@code capabilities}. */
  public FunctionTable(CompiledStruct struct) {
    words = struct.text("capabilities");
    for (MemoryLayout member : struct.layout().memberLayouts()) {
      String name = member.name().orElse("");
      if (member instanceof AddressLayout && !name.equals("capabilities")) {
        MemorySegment function = struct.pointer(name);
        if (function.address() != 0) {
          functions.put(name, function);
        }
      }
    }
  }

  /** The text {@code capabilities}; null for a null pointer. */
  public @Nullable String words() {
    return words;
  }

  /** Whether the library has the function. */
  boolean has(String name) {
    return functions.containsKey(name);
  }

  /** The function; null if it is lacking. */
  @Nullable MemorySegment find(String name) {
    return functions.get(name);
  }

  /** The first of the functions that is lacking; null if none is. */
  public @Nullable String lacking(List<String> required) {
    return required.stream().filter(name -> !has(name)).findFirst().orElse(null);
  }
}
