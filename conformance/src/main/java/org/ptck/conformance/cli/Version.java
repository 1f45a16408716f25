package org.ptck.conformance.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** The version of the kit, and of what it runs on. */
final class Version implements IVersionProvider {

  private static final String POM =
      "/META-INF/maven/org.ptck/ptck-conformance/pom.properties";

  @Override
  public String[] getVersion() {
    return new String[] {
        "ptck %s (scenario format 1, Java %s)".formatted(kit(), Runtime.version())
    };
  }

  /** What Maven wrote into the jar; classes outside a jar have no version. */
  private static String kit() {
    try (InputStream stream = Version.class.getResourceAsStream(POM)) {
      if (stream == null) {
        return "(unpackaged)";
      }
      Properties properties = new Properties();
      properties.load(stream);
      return properties.getProperty("version", "(unknown)");
    } catch (IOException _) {
      return "(unknown)";
    }
  }
}
