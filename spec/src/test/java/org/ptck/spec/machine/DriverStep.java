package org.ptck.spec.machine;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/**
 * One call that a {@link Driver} makes, with small numbers that it takes as choices.
 *
 * @param action what to do
 */
record DriverStep(Action action, int a, int b, int c) {

  enum Action {
    TABLE_ALLOCATE,
    TABLE_FREE,
    LINK,
    LINK_PERMITTING,
    LINK_ALTER,
    LEAF_SUPERVISOR,
    LEAF_READ_ONLY,
    LEAF_WRITABLE,
    LEAF_OLD,
    BLOCK,
    WRITE_PROTECT,
    CLEAR,
    COPY_ENTRY,
    ROOT_SET,
    ROOT_MOVE,
    ROOT_COPY,
    ROOT_DROP,
    LOAD,
    LAZY,
    UNLOAD,
    INVALIDATE_RANGE,
    INVALIDATE_ID,
    INVALIDATE_ALL,
    TLBI,
    TLBI_RANGE,
    ID_RETIRE,
    FOLIO_ALLOCATE,
    FOLIO_FREE,
    FOLIO_RESERVE,
    REFERENCES_ADD,
    REFERENCES_SUBTRACT,
    MAPCOUNT_ADD,
    MAPCOUNT_SUBTRACT,
    EXCLUSIVE_SET,
    EXCLUSIVE_CLEAR,
    CACHE_ADD,
    CACHE_REMOVE,
    STORAGE_READ,
    STORE_BEGIN,
    STORE_END,
    DIRTY_SET,
    DIRTY_TAKE,
    PIN_ADD,
    PIN_REMOVE,
    PIN_TARGET,
    DEVICE_LOAD,
    DEVICE_STORE,
    RESIDENT_ADD,
    RESIDENT_SUBTRACT,
    REVERSE_ADD,
    REVERSE_REMOVE,
    LOCK,
    UNLOCK,
    WALK_ENTER,
    WALK_LEAVE,
    GRACE_WAIT,
    TABLE_FREE_RCU,
    FOLIO_FREE_RCU,
    FLUSHES_DEFER,
    REFERENCES_DEFER,
    DEBTS_TAKE,
    PAGE_READ,
    PAGE_WRITE,
    READ,
    WRITE,
    MARK,
    INTERPOSE,
    MAPPING,
    NEXT_OPERATION
  }

  static Arbitrary<List<DriverStep>> lists(int sizeMax) {
    Arbitrary<Integer> choices = Arbitraries.integers().between(0, 7);
    return Combinators.combine(Arbitraries.of(Action.class), choices, choices, choices)
        .as(DriverStep::new)
        .list()
        .ofMaxSize(sizeMax);
  }
}
