package org.ptck.spec.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** An array by number holds what a sorted map of the same changes holds. */
class NumberedPropertyTest {

  @Property
  void holdWhatAMapHolds(
      @ForAll @Size(max = 20) List<@IntRange(min = -6, max = 6) Integer> changes) {
    Numbered<String> things = Numbered.none();
    TreeMap<Integer, String> map = new TreeMap<>();
    for (int change : changes) {
      Numbered<String> before = things;
      String was = before.toString();
      if (change < 0) {
        things = things.without(-change);
        map.remove(-change);
      } else {
        things = things.with(change, "it " + map.size());
        map.put(change, "it " + map.size());
      }

      assertThat(before.toString()).isEqualTo(was);
      assertThat(things).hasToString(map.toString());
      assertThat(things.numbers().boxed()).containsExactlyElementsOf(map.keySet());
      assertThat(things.end()).isEqualTo(map.isEmpty() ? 0 : map.lastKey() + 1);
      assertThat(things.isEmpty()).isEqualTo(map.isEmpty());
    }
    Numbered<String> again = Numbered.none();
    for (var entry : map.descendingMap().entrySet()) {
      again = again.with(entry.getKey(), entry.getValue());
    }
    assertThat(again).isEqualTo(things).hasSameHashCodeAs(things);
  }

  @Test
  void numbersThatCannotBe_areThoseOfNothing() {
    Numbered<String> one = Numbered.<String>none().with(2, "two");

    assertThat(one.has(-1)).isFalse();
    assertThat(one.has(Integer.MAX_VALUE)).isFalse();
    assertThat(one.without(-1)).isSameAs(one);
    assertThat(one.find(2)).isEqualTo("two");
  }

  @Test
  void eachIsChangedInItsPlace() {
    Numbered<String> two = Numbered.<String>none().with(0, "a").with(3, "b");

    assertThat(two.each(thing -> thing + "'")).hasToString("{0=a', 3=b'}");
    assertThat(two.each(thing -> thing)).isSameAs(two);
  }
}
