package org.ptck.spec.fact.view;

import java.util.Set;
import org.apiguardian.api.API;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.fact.Capability;

/**
 * What rules may look at: read-only, unobserved, and true.
 *
 * <p>Answers come from the memory itself and from what events imply; asking changes nothing and
 * makes no event. A recorded trace or the memory of a native library can stand behind it as well.
 * Every method is total: for numbers that name nothing it answers 0, false, or
 * {@link TableState#NONE}.
 *
 * <p>Questions are cut into groups, and not every view can answer all: nobody asks it what is of
 * another group than those that it {@link #answers}. What stands here itself is of no group, and
 * every view answers it.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public interface MachineView
    extends FolioFacts,
    DataFacts,
    FileFacts,
    PinFacts,
    ResidentFacts,
    ReverseFacts,
    TableFacts,
    EntryFacts,
    BlockFacts,
    SpaceFacts,
    MappingFacts,
    TranslationFacts,
    LockFacts,
    WalkerFacts,
    DebtFacts {

  /** The groups whose questions it can answer; the same for as long as the view is used. */
  Set<FactGroup> answers();

  /** The geometry of every space. */
  Geometry geometry();

  /** Whether the implementation declared the capability. */
  boolean declares(Capability capability);

  /** What the last event changed; speaks of the next one as soon as that happens. */
  Change change();

  /** Whether the number is that of a page that can hold data. */
  boolean isDataPage(long page);
}
