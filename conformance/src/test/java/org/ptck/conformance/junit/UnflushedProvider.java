package org.ptck.conformance.junit;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import org.ptck.spec.fact.hardware.Hardware;

/** The reference on hardware whose range invalidation does nothing. */
final class UnflushedProvider extends DelegatingProvider {

  UnflushedProvider() {
    super("unflushed", UnflushedProvider::withoutRangeInvalidation);
  }

  private static Hardware withoutRangeInvalidation(Hardware hardware) {
    return (Hardware) Proxy.newProxyInstance(
        Hardware.class.getClassLoader(),
        new Class<?>[] {Hardware.class},
        (_, method, arguments) -> {
          if (method.getName().equals("invalidateRange")) {
            return null;
          }
          try {
            return method.invoke(hardware, arguments);
          } catch (InvocationTargetException failed) {
            throw failed.getCause();
          }
        });
  }
}
