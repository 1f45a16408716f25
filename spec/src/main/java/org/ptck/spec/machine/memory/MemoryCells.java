package org.ptck.spec.machine.memory;

import org.apiguardian.api.API;

/**
 * What a machine remembers of data pages, by what it is about.
 *
 * @param folios counters, marks and data of pages
 * @param files storage
 * @param cache which folios cache what
 * @param pins which pages devices use
 * @param residents the resident-set counters of spaces
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record MemoryCells(
    FolioCells folios, FileCells files, CacheCells cache, PinCells pins, ResidentCells residents) {}
