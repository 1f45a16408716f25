package org.ptck.conformance.foreign.call;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@code ptck.h}, as far as its own style goes. */
final class Header {

  private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/", Pattern.DOTALL);
  private static final Pattern FUNCTION =
      Pattern.compile("([\\w ]+?\\*?)\\(\\*(\\w+)\\)\\(([^)]*)\\)");
  private static final Pattern LAST_WORD = Pattern.compile("(\\w+)(\\[\\w+])?$");

  private final String text;

  private Header(String text) {
    this.text = text;
  }

  /** The header of the kit. */
  static Header read() {
    return read(Path.of("..", "include", "ptck.h"));
  }

  /** Another header of the same style. */
  static Header read(Path file) {
    try {
      String text = Files.readString(file);
      return new Header(COMMENT.matcher(text).replaceAll(""));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The names of all structs. */
  List<String> structs() {
    return Pattern.compile("\nstruct (\\w+) \\{")
        .matcher(text)
        .results()
        .map(found -> found.group(1))
        .toList();
  }

  /** The names of the enumeration constants and macros that are numbers. */
  List<String> constants() {
    return Pattern.compile("\\b(PTCK_\\w+)(?: =| )\\s*\\(?-?\\d")
        .matcher(text)
        .results()
        .map(found -> found.group(1))
        .distinct()
        .toList();
  }

  /** The names of the members of a struct, in their order. */
  List<String> members(String struct) {
    List<String> names = new ArrayList<>();
    for (String member : body(struct).split(";")) {
      Matcher function = FUNCTION.matcher(member);
      Matcher field = LAST_WORD.matcher(member.strip());
      if (function.find()) {
        names.add(function.group(2));
      } else if (field.find()) {
        names.add(field.group(1));
      }
    }
    return names;
  }

  /** The types of the functions of a struct, in their order. */
  Map<String, FunctionDescriptor> functions(String struct) {
    Map<String, FunctionDescriptor> functions = new LinkedHashMap<>();
    Matcher matcher = FUNCTION.matcher(body(struct));
    while (matcher.find()) {
      String result = matcher.group(1).strip();
      MemoryLayout[] arguments =
          Arrays.stream(matcher.group(3).split(","))
              .map(argument -> argument.strip().replaceFirst("\\w+$", "").strip())
              .filter(type -> !type.isEmpty())
              .map(Header::layout)
              .toArray(MemoryLayout[]::new);
      functions.put(
          matcher.group(2),
          result.equals("void")
              ? FunctionDescriptor.ofVoid(arguments)
              : FunctionDescriptor.of(layout(result), arguments));
    }
    return functions;
  }

  /** The value of an enumeration constant or of a macro that is a number. */
  long constant(String name) {
    Matcher matcher =
        Pattern.compile("\\b" + name + "(?: =| )\\s*\\(?(-?\\d+)").matcher(text);
    if (!matcher.find()) {
      throw new AssertionError("the header has no " + name);
    }
    return Long.parseLong(matcher.group(1));
  }

  private String body(String struct) {
    Matcher matcher =
        Pattern.compile("struct " + struct + " \\{(.*?)\n};", Pattern.DOTALL).matcher(text);
    if (!matcher.find()) {
      throw new AssertionError("the header has no struct " + struct);
    }
    return matcher.group(1);
  }

  private static MemoryLayout layout(String type) {
    if (type.endsWith("*")) {
      return ValueLayout.ADDRESS;
    }
    return switch (type) {
      case "uint64_t", "int64_t", "ptck_outcome" -> ValueLayout.JAVA_LONG;
      case "int32_t" -> ValueLayout.JAVA_INT;
      case "bool" -> ValueLayout.JAVA_BOOLEAN;
      default -> throw new AssertionError("the header has a type '" + type + "'");
    };
  }
}
