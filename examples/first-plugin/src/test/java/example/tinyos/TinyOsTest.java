package example.tinyos;

import org.ptck.conformance.junit.PageTableContract;
import org.ptck.spec.plugin.MemoryManagerProvider;

public final class TinyOsTest implements PageTableContract {

  @Override
  public MemoryManagerProvider manager() {
    return new TinyOsProvider();
  }
}
