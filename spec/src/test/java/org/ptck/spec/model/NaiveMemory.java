package org.ptck.spec.model;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.ptck.spec.fact.Operation;
import org.ptck.spec.fact.Sharing;
import org.ptck.spec.fact.hardware.FileMemory;

/**
 * Memory kept the naive way: every page is an object, which mappings, files and pins refer to.
 * Knows nothing of refusals; follows operations that were accepted.
 */
final class NaiveMemory {

  private static final long PAGE_BYTES = OperationArbitraries.GEOMETRY.pageBytes();

  private final Map<Integer, TreeMap<Long, Place>> spaces = new HashMap<>();
  private final Map<String, Cell> files = new HashMap<>();
  private final Map<Integer, Cell> pins = new HashMap<>();

  /** A page: whoever refers to it sees what was last stored to it. */
  private static final class Cell {
    long stamp;

    Cell(long stamp) {
      this.stamp = stamp;
    }
  }

  /** A mapped address: what is behind it, and the page that is private to it, if there is one. */
  private static final class Place {
    final @Nullable Cell file;
    final boolean isShared;
    @Nullable Cell own;

    Place(@Nullable Cell file, boolean isShared) {
      this.file = file;
      this.isShared = isShared;
    }

    Place copy() {
      Place copy = new Place(file, isShared);
      copy.own = own == null ? null : new Cell(own.stamp);
      return copy;
    }

    long stamp() {
      if (own != null) {
        return own.stamp;
      }
      return file == null ? 0 : file.stamp;
    }

    /** The page that a store goes to, private from now on unless it is shared. */
    Cell toStore() {
      if (isShared) {
        return file;
      }
      if (own == null) {
        own = new Cell(stamp());
      }
      return own;
    }
  }

  /** What a load, or a read by a device, sees. */
  long loaded(Operation operation) {
    return switch (operation) {
      case Operation.Read _, Operation.CopyIn _ ->
          space(operation.space()).get(operation.address()).stamp();
      case Operation.DeviceRead(int pin) -> pins.get(pin).stamp;
      default -> 0;
    };
  }

  void follow(Operation operation) {
    switch (operation) {
      case Operation.Spawn(int space) -> spaces.put(space, new TreeMap<>());
      case Operation.Exit(int space) -> spaces.remove(space);
      case Operation.Map map -> {
        for (long n = 0; n < map.pageCount(); n++) {
          space(map.space()).put(map.address() + n * PAGE_BYTES, new Place(null, false));
        }
      }
      case Operation.MapFile map -> {
        for (long n = 0; n < map.pageCount(); n++) {
          Cell file = file(map.file(), map.fileIndex() + n);
          Place place = new Place(file, map.sharing() == Sharing.SHARED);
          space(map.space()).put(map.address() + n * PAGE_BYTES, place);
        }
      }
      case Operation.Unmap(int space, long address, long pageCount) ->
          part(space, address, pageCount).clear();
      case Operation.Move(int space, long address, long pageCount, long target) -> {
        TreeMap<Long, Place> moving = new TreeMap<>(part(space, address, pageCount));
        part(space, address, pageCount).clear();
        moving.forEach((at, place) -> space(space).put(at - address + target, place));
      }
      case Operation.Discard(int space, long address, long pageCount) ->
          part(space, address, pageCount).values().forEach(place -> place.own = null);
      case Operation.Fork(int space, int child) -> {
        TreeMap<Long, Place> copy = new TreeMap<>();
        space(space).forEach((at, place) -> copy.put(at, place.copy()));
        spaces.put(child, copy);
      }
      case Operation.Write _, Operation.CopyOut _ ->
          space(operation.space()).get(operation.address()).toStore().stamp = operation.stamp();
      case Operation.Pin(int pin, int space, long address, _) ->
          pins.put(pin, space(space).get(address).toStore());
      case Operation.Unpin(int pin) -> pins.remove(pin);
      case Operation.DeviceWrite(int pin, long stamp) -> pins.get(pin).stamp = stamp;
      default -> {}
    }
  }

  private TreeMap<Long, Place> space(int space) {
    return spaces.get(space);
  }

  private Map<Long, Place> part(int space, long address, long pageCount) {
    return space(space).subMap(address, address + pageCount * PAGE_BYTES);
  }

  private Cell file(int file, long fileIndex) {
    return files.computeIfAbsent(
        file + ":" + fileIndex, _ -> new Cell(FileMemory.initialStamp(file, fileIndex)));
  }
}
