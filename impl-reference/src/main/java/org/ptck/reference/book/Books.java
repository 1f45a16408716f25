package org.ptck.reference.book;

import org.ptck.reference.platform.Platform;

/**
 * What a manager remembers beside what stands in the machine. Each book says which lock guards it.
 *
 * @param spaces the address spaces, and in them what is mapped
 * @param contexts what each CPU has loaded
 * @param pageCache what is cached of files
 * @param reverseMap where files are mapped
 * @param openPins what is pinned
 */
public record Books(
    Spaces spaces,
    Contexts contexts,
    PageCache pageCache,
    ReverseMap reverseMap,
    OpenPins openPins) {

  /** Empty books of a machine without spaces. */
  public static Books of(Platform platform) {
    return new Books(
        new Spaces(),
        new Contexts(platform.hardware().cpuCount()),
        new PageCache(platform),
        new ReverseMap(platform),
        new OpenPins());
  }
}
