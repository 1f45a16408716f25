package org.ptck.spec.fact.hardware;

import org.apiguardian.api.API;

/**
 * The machine as an implementation sees it: the only way to shared state.
 *
 * <p>Every call is an event that the kit checks. Arguments and results are primitives only, and
 * text where an instruction is named, so that the C interface is a transcription. Every call is
 * total: a wrong argument is answered with a breach, which ends the operation with
 * {@link MachineStopped}.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface Hardware
    extends EntryMemory,
    TableMemory,
    FrameMemory,
    FolioMemory,
    FileMemory,
    Pins,
    ResidentCounters,
    ReverseMappings,
    Translations,
    RawInvalidation,
    Processors,
    Locks,
    Grace,
    Debts {}
