import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Prints files of trials as a table in Markdown: {@code Table FILE...}. Exits 1 if a tool found
 * something wrong with the manager that has no bug, which is a mistake in the benchmark.
 */
final class Table {

  /** The steps of the shortest scenario known, of the toy and of the kit's own manager. */
  private record Shortest(int toy, int ptck) {}

  private static final Map<String, Shortest> BUGS = new LinkedHashMap<>();

  static {
    BUGS.put("B76", new Shortest(4, 4));
    BUGS.put("X01", new Shortest(4, 4));
    BUGS.put("B34", new Shortest(4, 4));
    BUGS.put("X04", new Shortest(5, 3));
    BUGS.put("X05", new Shortest(5, 5));
  }

  private record Trial(
      String peer,
      String bug,
      boolean found,
      double tries,
      double findMs,
      double shrinkExecutions,
      double shrinkMs,
      int length) {

    static Trial of(String line) {
      boolean found = field(line, "found").equals("true");
      return new Trial(
          field(line, "peer"),
          field(line, "bug"),
          found,
          // A bug that is not found takes longer than any that is, so that medians stay honest.
          found ? Double.parseDouble(field(line, "tries")) : Double.POSITIVE_INFINITY,
          found ? Double.parseDouble(field(line, "findMs")) : Double.POSITIVE_INFINITY,
          Double.parseDouble(field(line, "shrinkExecutions")),
          Double.parseDouble(field(line, "shrinkMs")),
          Integer.parseInt(field(line, "length")));
    }

    private static String field(String line, String name) {
      Matcher matcher = Pattern.compile("\"" + name + "\":(\"([^\"]*)\"|[^,}]*)").matcher(line);
      if (!matcher.find()) {
        throw new IllegalArgumentException("no " + name + " in " + line);
      }
      return matcher.group(2) == null ? matcher.group(1) : matcher.group(2);
    }
  }

  private Table() {}

  public static void main(String[] args) throws IOException {
    List<Trial> trials = new ArrayList<>();
    Set<String> peers = new LinkedHashSet<>();
    for (String file : args) {
      for (String line : Files.readAllLines(Path.of(file))) {
        Trial trial = Trial.of(line);
        trials.add(trial);
        peers.add(trial.peer);
      }
    }
    System.out.println(
        "| bug | tool | found | tries | s to find | executions to shrink | s to shrink "
            + "| minimum | shortest |");
    System.out.println("|---|---|---|---|---|---|---|---|---|");
    for (String bug : BUGS.keySet()) {
      for (String peer : peers) {
        List<Trial> row =
            trials.stream().filter(t -> t.bug.equals(bug) && t.peer.equals(peer)).toList();
        if (!row.isEmpty()) {
          System.out.println(row(bug, peer, row));
        }
      }
    }
    if (trials.stream().anyMatch(trial -> trial.bug.equals("NONE") && trial.found)) {
      System.err.println("peers: a tool found something wrong with the manager without a bug");
      System.exit(1);
    }
  }

  private static String row(String bug, String peer, List<Trial> trials) {
    List<Trial> found = trials.stream().filter(Trial::found).toList();
    int known = peer.equals("PTCK") ? BUGS.get(bug).ptck : BUGS.get(bug).toy;
    long shortest = found.stream().filter(trial -> trial.length == known).count();
    if (found.stream().anyMatch(trial -> trial.length < known)) {
      System.err.println("peers: " + peer + " found less than the shortest known of " + bug);
    }
    return String.format(
        Locale.ROOT,
        "| %s | %s | %d of %d | %s | %s | %s | %s | %s | %d of %d |",
        bug,
        peer,
        found.size(),
        trials.size(),
        count(median(trials.stream().map(Trial::tries).toList())),
        seconds(median(trials.stream().map(Trial::findMs).toList())),
        count(median(found.stream().map(Trial::shrinkExecutions).toList())),
        seconds(median(found.stream().map(Trial::shrinkMs).toList())),
        count(median(found.stream().map(trial -> (double) trial.length).toList())),
        shortest,
        found.size());
  }

  /** The lower of the two in the middle if there are two; infinite for nothing. */
  private static double median(List<Double> values) {
    return values.isEmpty()
        ? Double.POSITIVE_INFINITY
        : values.stream().sorted().toList().get((values.size() - 1) / 2);
  }

  private static String count(double value) {
    return Double.isInfinite(value) ? "-" : String.format(Locale.ROOT, "%,.0f", value);
  }

  private static String seconds(double millis) {
    return Double.isInfinite(millis) ? "-" : String.format(Locale.ROOT, "%.3f", millis / 1000);
  }
}
