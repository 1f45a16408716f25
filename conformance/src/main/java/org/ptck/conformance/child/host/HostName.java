package org.ptck.conformance.child.host;

/**
 * Names what a child loads, so that both processes understand it.
 *
 * @param type a class that implements {@link Host}, by its name
 * @param argument what its constructor is given, for example the path of a library
 */
public record HostName(String type, String argument) {

  /** The name of a host of that class. */
  public static HostName of(Class<? extends Host> type, String argument) {
    return new HostName(type.getName(), argument);
  }
}
