package org.ptck.conformance.explain;

import java.util.List;
import org.ptck.spec.fact.view.MachineView;
import org.ptck.spec.rule.Detail;

/** Details of a finding with names in the place of numbers, which stand behind them. */
final class DetailText {

  private enum Sort {
    SPACE, PAGE, ENTRY, TABLE, WORD, CPUS, OTHER
  }

  private final Names names;
  private final EventText words;
  private final MachineView view;

  DetailText(Names names, EventText words, MachineView view) {
    this.names = names;
    this.words = words;
    this.view = view;
  }

  /** The details, in order, with the same keys. */
  List<Detail> of(List<Detail> details) {
    long entry = 0;
    for (Detail detail : details) {
      if (sort(detail.key()) == Sort.ENTRY && isNumber(detail.value())) {
        entry = number(detail.value());
      }
    }
    long about = entry;
    boolean isRead =
        details.stream()
            .anyMatch(each -> each.key().equals("function") && each.value().startsWith("get"));
    return details.stream().map(detail -> told(detail, about, isRead)).toList();
  }

  /** What the details are about, added to what is of concern. */
  void concern(List<Detail> details, Concern concern) {
    long space = -1;
    for (Detail detail : details) {
      if (isNumber(detail.value())) {
        long number = number(detail.value());
        switch (sort(detail.key())) {
          case PAGE -> concern.page(number);
          case ENTRY -> concern.entry(number, view.entryWord(number));
          case TABLE -> concern.table(number);
          case SPACE -> space = number;
          case WORD, CPUS, OTHER -> {
            if (space >= 0 && detail.key().equals("address")) {
              concern.place(new Place((int) space, number));
            }
          }
        }
      }
    }
  }

  private Detail told(Detail detail, long entry, boolean isRead) {
    if (!isNumber(detail.value())) {
      return detail;
    }
    long number = number(detail.value());
    String name =
        switch (sort(detail.key())) {
          case SPACE -> names.space(number);
          case PAGE -> names.page(number);
          case ENTRY -> names.entry(number);
          case TABLE -> names.table(number);
          case WORD -> entry == 0 ? "" : words.word(entry, number);
          case CPUS -> names.cpus(number);
          case OTHER ->
              isRead && detail.key().equals("returned") && entry != 0
                  ? words.word(entry, number)
                  : "";
        };
    boolean isAllThereIs = sort(detail.key()) == Sort.SPACE || sort(detail.key()) == Sort.CPUS;
    if (name.isEmpty()) {
      return detail;
    }
    return new Detail(
        detail.key().replace(" (mask)", ""),
        isAllThereIs ? name : "%s (%s)".formatted(name, detail.value()));
  }

  private static Sort sort(String key) {
    return switch (key) {
      case "space", "left of space", "space taken up" -> Sort.SPACE;
      case "page",
          "pinned page",
          "page mapped there",
          "old one leads to page",
          "maps page",
          "leads to page",
          "folio",
          "folio marked dirty",
          "folio of the first",
          "folio of the last" ->
          Sort.PAGE;
      case "entry", "entry of the child", "entry made dirty", "block" -> Sort.ENTRY;
      case "table" -> Sort.TABLE;
      case "word",
          "word stored",
          "word before",
          "word overwritten",
          "word passed",
          "stored",
          "first word",
          "last word" ->
          Sort.WORD;
      case "usable on CPUs (mask)" -> Sort.CPUS;
      default -> Sort.OTHER;
    };
  }

  private static boolean isNumber(String value) {
    return value.matches("0x[0-9a-f]{1,16}|[0-9]{1,18}");
  }

  private static long number(String value) {
    return value.startsWith("0x")
        ? Long.parseUnsignedLong(value.substring(2), 16)
        : Long.parseLong(value);
  }
}
