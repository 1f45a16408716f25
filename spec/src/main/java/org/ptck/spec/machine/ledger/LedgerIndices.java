package org.ptck.spec.machine.ledger;

import org.ptck.spec.machine.memory.PinCells;
import org.ptck.spec.machine.memory.ReverseLinks;

/** What the ledger keeps, for whoever answers questions: all that any answer is read from. */
record LedgerIndices(
    TableContents contents,
    ActorIndex actors,
    CpuIndex cpus,
    PageIndex pages,
    FolioIndex folios,
    PinCells pins,
    ReverseLinks links,
    QueuedReferences queued,
    PermissionIndex permissions,
    BlockIndex blocks,
    TableAccess access,
    KernelTables kernel,
    TablesLeft left,
    LeavesOfSpace leaves,
    Resident resident,
    Walkers walkers,
    EntryPlaces places,
    Ways ways,
    FlushDebts debts,
    Conflicts conflicts,
    OpenFlushes flushes,
    LastChange change) {}
