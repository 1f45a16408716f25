package org.ptck.conformance.cli;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ptck.conformance.execute.Implementation;
import org.ptck.conformance.gallery.Gallery;
import org.ptck.conformance.gallery.Variant;
import org.ptck.conformance.report.JsonReport;
import org.ptck.conformance.report.Layout;
import org.ptck.spec.arch.Geometries;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.fact.Capability;

/** What can be run: implementations and the variants of the reference manager. */
final class Inventory {

  private final List<Implementation> implementations;

  Inventory(List<Implementation> implementations) {
    this.implementations = implementations;
  }

  /** The list for a terminal. */
  String text() {
    StringBuilder text = new StringBuilder("implementations (--manager, --entries)\n");
    for (Implementation implementation : implementations) {
      text.append("  ").append(implementation.name()).append('\n');
      text.append(Layout.wrapped("    geometries: ", String.join(", ", names(implementation))));
      String capabilities = String.join(", ", capabilities(implementation));
      text.append(Layout.wrapped("    capabilities: ", capabilities));
    }
    text.append("\nvariants of the reference manager (--variant, --bug)\n");
    List<List<String>> rows = new ArrayList<>();
    for (Variant variant : Gallery.all()) {
      rows.add(
          List.of(
              variant.id(), kind(variant), variant.title(), String.join(", ", rules(variant))));
    }
    return text.append(Layout.indented(2, Layout.table(rows))).toString();
  }

  /** The list for programs. */
  String json() {
    Map<String, @Nullable Object> root = new LinkedHashMap<>();
    root.put("implementations", implementations.stream().map(Inventory::json).toList());
    root.put("variants", Gallery.all().stream().map(Inventory::json).toList());
    return JsonReport.print(root);
  }

  private static Map<String, @Nullable Object> json(Implementation implementation) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("manager", implementation.manager().name());
    json.put("entries", implementation.entries().name());
    json.put("geometries", names(implementation));
    json.put("capabilities", capabilities(implementation));
    return json;
  }

  private static Map<String, @Nullable Object> json(Variant variant) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("id", variant.id());
    json.put("kind", kind(variant));
    json.put("manager", Selector.REFERENCE);
    json.put("entries", Selector.PLAIN);
    json.put("rules", rules(variant));
    return json;
  }

  private static List<Geometry> geometries(Implementation implementation) {
    return Geometries.all().stream().filter(implementation::supports).toList();
  }

  private static List<String> names(Implementation implementation) {
    return geometries(implementation).stream().map(Geometry::name).toList();
  }

  /** What is declared on any geometry. */
  private static List<String> capabilities(Implementation implementation) {
    Set<Capability> declared = EnumSet.noneOf(Capability.class);
    geometries(implementation).forEach(g -> declared.addAll(implementation.capabilities(g)));
    return declared.stream().map(Enum::name).toList();
  }

  private static String kind(Variant variant) {
    return variant.kind().name().toLowerCase(Locale.ROOT);
  }

  private static List<String> rules(Variant variant) {
    return variant.rules().stream().sorted().toList();
  }
}
