package example.tinyos;

import org.ptck.spec.arch.Geometry;
import org.ptck.spec.fact.hardware.Hardware;

/** {@link TinyOs} as it was before it met a second CPU: it flushes only the one that it runs on. */
final class BrokenTinyOs extends TinyOs {

  BrokenTinyOs(Geometry geometry, Hardware hardware) {
    super(geometry, hardware);
  }

  @Override
  void flush(AddressSpace space, long address, long pages) {
    long thisCpu = 1L << hardware().cpu();
    hardware().invalidateRange(thisCpu, space.number, address, pages, Hardware.LEAF_ONLY);
  }
}
