package org.ptck.conformance.run;

import io.vavr.Tuple2;
import java.util.ArrayList;
import java.util.List;
import org.ptck.spec.fact.Operation;
import org.ptck.spec.model.AddressSpace;
import org.ptck.spec.model.Backing;
import org.ptck.spec.model.FileContents.FilePage;
import org.ptck.spec.model.Mapping;
import org.ptck.spec.model.SystemState;

/** What is asked after the last step of a scenario. */
final class Ending {

  private Ending() {}

  /** Reads of every page that was stored to, through every mapping that shows it. */
  static List<Operation> reads(SystemState state, int pageShift) {
    List<Operation> reads = new ArrayList<>();
    for (Tuple2<Integer, AddressSpace> space : state.spaces()) {
      for (long page : space._2().contents().keySet()) {
        reads.add(new Operation.Read(space._1(), page << pageShift));
      }
      if (!state.files().stored().isEmpty()) {
        for (Mapping mapping : space._2().mappings()) {
          addReads(reads, state, space._1(), mapping, pageShift);
        }
      }
    }
    return reads;
  }

  /** Every pin is closed, those on pages that no space has any more as well. */
  static List<Operation> unpins(SystemState state) {
    List<Operation> unpins = new ArrayList<>();
    for (int pin : state.pins().open().keySet()) {
      unpins.add(new Operation.Unpin(pin));
    }
    return unpins;
  }

  /** Every space is closed. */
  static List<Operation> exits(SystemState state) {
    List<Operation> exits = new ArrayList<>();
    for (int space : state.spaces().keySet()) {
      exits.add(new Operation.Exit(space));
    }
    return exits;
  }

  private static void addReads(
      List<Operation> reads, SystemState state, int space, Mapping mapping, int pageShift) {
    if (!(mapping.backing() instanceof Backing.FilePages(int file, long fileIndex, _))) {
      return;
    }
    for (FilePage stored : state.files().stored().keySet()) {
      long page = mapping.startPage() + stored.fileIndex() - fileIndex;
      boolean isShown = stored.file() == file && mapping.contains(page);
      if (isShown && !state.space(space).contents().containsKey(page)) {
        reads.add(new Operation.Read(space, page << pageShift));
      }
    }
  }
}
