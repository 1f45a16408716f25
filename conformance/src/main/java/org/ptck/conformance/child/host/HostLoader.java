package org.ptck.conformance.child.host;

import java.lang.reflect.InvocationTargetException;

/** Makes the host of a name, in the child. */
final class HostLoader {

  private HostLoader() {}

  /** The host; throws whatever its class and its constructor do. */
  static Host load(HostName name) throws Throwable {
    try {
      return Class.forName(name.type())
          .asSubclass(Host.class)
          .getConstructor(String.class)
          .newInstance(name.argument());
    } catch (InvocationTargetException e) {
      throw e.getCause() == null ? e : e.getCause();
    }
  }

  /** Why it cannot be used, in one sentence. */
  static String sentence(HostName name, Throwable thrown) {
    if (thrown instanceof HostFailure failure && failure.getMessage() != null) {
      return failure.getMessage();
    }
    return "%s cannot be used: %s".formatted(name.argument(), thrown);
  }
}
