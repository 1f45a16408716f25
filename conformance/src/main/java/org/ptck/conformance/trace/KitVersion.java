package org.ptck.conformance.trace;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;

/** The version of this kit. */
public final class KitVersion {

  private static final String POM =
      "/META-INF/maven/org.ptck/ptck-conformance/pom.properties";

  private KitVersion() {}

  /** What Maven wrote into the jar; classes outside a jar have no version. */
  public static String text() {
    try (InputStream stream = KitVersion.class.getResourceAsStream(POM)) {
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
