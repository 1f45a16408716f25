package org.ptck.spec.machine.ledger.view;

import org.apiguardian.api.API;
import org.ptck.spec.machine.ledger.change.LastChange;
import org.ptck.spec.machine.ledger.cpu.ActorIndex;
import org.ptck.spec.machine.ledger.cpu.CpuIndex;
import org.ptck.spec.machine.ledger.cpu.InstructionIndex;
import org.ptck.spec.machine.ledger.page.FolioIndex;
import org.ptck.spec.machine.ledger.page.PageIndex;
import org.ptck.spec.machine.ledger.page.QueuedReferences;
import org.ptck.spec.machine.ledger.permit.PermissionIndex;
import org.ptck.spec.machine.ledger.table.BlockIndex;
import org.ptck.spec.machine.ledger.table.KernelTables;
import org.ptck.spec.machine.ledger.table.LeavesOfSpace;
import org.ptck.spec.machine.ledger.table.Resident;
import org.ptck.spec.machine.ledger.table.TableAccess;
import org.ptck.spec.machine.ledger.table.TableContents;
import org.ptck.spec.machine.ledger.table.TablesLeft;
import org.ptck.spec.machine.ledger.table.Walkers;
import org.ptck.spec.machine.ledger.translation.Conflicts;
import org.ptck.spec.machine.ledger.translation.EntryPlaces;
import org.ptck.spec.machine.ledger.translation.FlushDebts;
import org.ptck.spec.machine.ledger.translation.GlobalTranslations;
import org.ptck.spec.machine.ledger.translation.OpenFlushes;
import org.ptck.spec.machine.ledger.translation.Ways;
import org.ptck.spec.machine.memory.PinCells;
import org.ptck.spec.machine.memory.ReverseLinks;

/** What the ledger keeps, for whoever answers questions: all that any answer is read from. */
@API(status = API.Status.INTERNAL, since = "0.1")
public record LedgerIndices(
    TableContents contents,
    ActorIndex actors,
    CpuIndex cpus,
    InstructionIndex instructions,
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
    GlobalTranslations globals,
    Conflicts conflicts,
    OpenFlushes flushes,
    LastChange change) {}
