package org.ptck.mutants;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Loads the implementations and the gallery again, with the classes of one mutant in their place;
 * everything else is the kit's, and warm.
 */
final class MutantLoader extends ClassLoader {

  private static final List<String> LOADED_AGAIN =
      List.of("org.ptck.reference.", "org.ptck.contpte.", "org.ptck.conformance.gallery.");

  private final Map<String, byte[]> mutant;

  /** A loader that has these classes, by name, instead of the kit's. */
  MutantLoader(Map<String, byte[]> mutant) {
    super(MutantLoader.class.getClassLoader());
    this.mutant = mutant;
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (LOADED_AGAIN.stream().noneMatch(name::startsWith)) {
      return super.loadClass(name, resolve);
    }
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      return loaded == null ? define(name) : loaded;
    }
  }

  private Class<?> define(String name) throws ClassNotFoundException {
    byte[] bytes = mutant.get(name);
    if (bytes == null) {
      bytes = original(name);
    }
    if (bytes == null) {
      throw new ClassNotFoundException(name);
    }
    return defineClass(name, bytes, 0, bytes.length);
  }

  private byte @Nullable [] original(String name) throws ClassNotFoundException {
    try (InputStream in = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
      return in == null ? null : in.readAllBytes();
    } catch (IOException e) {
      throw new ClassNotFoundException(name, e);
    }
  }
}
