package org.ptck.conformance.choice;

/**
 * What the makers of steps share while one scenario is written.
 *
 * @param windows the places that the scenario works in
 * @param ranges draws ranges in them
 * @param sketch what is mapped and pinned so far
 * @param draft the steps so far
 * @param choices where decisions come from
 * @param population how many spaces there are
 * @param limits what may be asked for
 */
record Scene(
    Windows windows,
    Ranges ranges,
    Sketch sketch,
    Draft draft,
    Choices choices,
    Population population,
    Limits limits) {

  /**
   * What may be asked for.
   *
   * @param nameCount the numbers that spaces may have
   * @param spaceCountMax the most spaces that exist at a time
   * @param orderMax the largest order of a folio
   * @param favouriteOrder the order asked for most often beside 0; 0 for none
   * @param favouritePercent how often
   * @param sharesFiles whether files may be mapped shared
   * @param copiesFiles whether files may be mapped privately
   * @param unmaps whether what is mapped may be unmapped
   * @param forbidsStores whether there are mappings that forbid stores
   * @param onlyAtEnd whether memory grows and shrinks at its end alone
   */
  record Limits(int nameCount, int spaceCountMax, int orderMax, int favouriteOrder,
      int favouritePercent, boolean sharesFiles, boolean copiesFiles, boolean unmaps,
      boolean forbidsStores, boolean onlyAtEnd) {

    /**
     * The same for a population.
     *
     * @param largeFolios whether there are folios of more than one page
     */
    Limits of(Population population, boolean largeFolios) {
      Breadth breadth = population.breadth();
      return new Limits(
          nameCount,
          population.spaceCountMax(),
          largeFolios ? breadth.orderMax() : 0,
          breadth.favouriteOrder(),
          breadth.favouritePercent(),
          sharesFiles,
          copiesFiles,
          unmaps,
          forbidsStores,
          onlyAtEnd);
    }
  }

  /** A window of the space in which not exactly these pages are mapped, if there is one. */
  int windowWithout(int space, long pages) {
    int window = choices.choose(windows.count());
    for (int i = 1; i < windows.count() && sketch.mapped(space, window) == pages; i++) {
      window = (window + 1) % windows.count();
    }
    return window;
  }

  /** The order of folios to ask for: often 0, or the favourite one, else any that is allowed. */
  int order() {
    if (limits.orderMax() == 0 || choices.chance(40)) {
      return 0;
    }
    boolean isFavourite =
        limits.favouriteOrder() > 0
            && limits.favouriteOrder() <= limits.orderMax()
            && choices.chance(limits.favouritePercent());
    return isFavourite ? limits.favouriteOrder() : choices.range(1, limits.orderMax());
  }
}
