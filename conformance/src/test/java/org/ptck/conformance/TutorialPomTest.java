package org.ptck.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/**
 * The {@code pom.xml} of the tutorial, put together from the pieces that its page shows, and the
 * one beside it: neither may be green without a test executed, nor need a Maven on JDK 25.
 *
 * <p>That Maven does with them what is meant was tried by hand, with Maven 3.8 on JDK 17 and
 * surefire 2.12, 3.2 and 3.6: a nested Maven would download what it needs.
 */
class TutorialPomTest {

  private static final Path FOLDER = Path.of("..", "examples", "first-plugin");
  private static final Pattern XML = Pattern.compile("```xml\\n(.*?)```", Pattern.DOTALL);

  @Test
  void thePagesPom_failsWhereNoTestIsExecuted() throws Exception {
    assertFailsWithoutTests(pagesPom());
  }

  @Test
  void thePomBeside_failsWhereNoTestIsExecuted() throws Exception {
    assertFailsWithoutTests(pomBeside());
  }

  @Test
  void bothFindTheirJdk_andSayWhichOneIsMissing() throws Exception {
    for (Document pom : List.of(pagesPom(), pomBeside(), document(Path.of("..", "pom.xml")))) {
      Element plugin = plugin(pom, "maven-toolchains-plugin");
      assertThat(text(plugin, "goal")).isEqualTo("select-jdk-toolchain");
      assertThat(text(plugin, "id")).contains("JDK 25").contains("JAVA_HOME");
    }
  }

  /** What a page names without a version depends on the reader's Maven. */
  @Test
  void everyPluginIsPinned_andTheSameInBoth() throws Exception {
    Document beside = pomBeside();
    for (Element plugin : elements(pagesPom(), "plugin")) {
      String name = text(plugin, "artifactId");
      assertThat(text(plugin, "version"))
          .as("version of %s on the page", name)
          .matches("\\d+(\\.\\d+)+")
          .isEqualTo(text(plugin(beside, name), "version"));
    }
    assertThat(elements(beside, "plugin"))
        .allSatisfy(plugin -> assertThat(text(plugin, "version")).matches("\\d+(\\.\\d+)+"));
  }

  private static void assertFailsWithoutTests(Document pom) {
    // The user property of every surefire since 2.4.
    assertThat(text(elements(pom, "properties").getFirst(), "failIfNoTests"))
        .isEqualTo("true");
    // The first that runs JUnit 5 by itself is 2.22.
    assertThat(text(plugin(pom, "maven-surefire-plugin"), "version")).startsWith("3.");
  }

  // ---- reading

  private static Document pomBeside() throws Exception {
    return document(FOLDER.resolve("pom.xml"));
  }

  /** The first piece is a whole pom; the others say, by their element, where they belong. */
  private static Document pagesPom() throws Exception {
    List<String> pieces =
        XML.matcher(Files.readString(FOLDER.resolve("README.md")))
            .results()
            .map(result -> result.group(1))
            .toList();
    assertThat(pieces).hasSize(4);
    String pom = pieces.getFirst();
    for (String piece : pieces.subList(1, pieces.size())) {
      String end =
          piece.contains("<dependency>")
              ? "</dependencies>"
              : piece.contains("<plugin>") ? "</plugins>"
              : "</properties>";
      assertThat(pom).containsOnlyOnce(end);
      pom = pom.replace(end, piece + end);
    }
    return parse(new InputSource(new StringReader(pom)));
  }

  private static Document document(Path file) throws Exception {
    return parse(new InputSource(new StringReader(Files.readString(file))));
  }

  private static Document parse(InputSource source) throws Exception {
    return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(source);
  }

  private static Element plugin(Document pom, String name) {
    return elements(pom, "plugin")
        .stream()
        .filter(plugin -> text(plugin, "artifactId").equals(name))
        .reduce((_, last) -> last)
        .orElseThrow(() -> new AssertionError("no plugin " + name));
  }

  private static List<Element> elements(Document document, String name) {
    NodeList nodes = document.getElementsByTagName(name);
    return IntStream.range(0, nodes.getLength()).mapToObj(n -> (Element) nodes.item(n)).toList();
  }

  /** The text of the first element of that name within. */
  private static String text(Element within, String name) {
    NodeList nodes = within.getElementsByTagName(name);
    return Stream.of(nodes)
        .filter(found -> found.getLength() > 0)
        .map(found -> found.item(0).getTextContent().strip())
        .findFirst()
        .orElse("");
  }
}
