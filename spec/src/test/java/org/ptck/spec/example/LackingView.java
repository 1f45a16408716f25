package org.ptck.spec.example;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Set;
import org.ptck.spec.fact.view.Change;
import org.ptck.spec.fact.view.FactGroup;
import org.ptck.spec.fact.view.MachineView;

/** A view that does not answer some groups of facts, and takes it ill to be asked. */
final class LackingView {

  private final MachineView whole;
  private final Set<FactGroup> lacks;

  private LackingView(MachineView whole, Set<FactGroup> lacks) {
    this.whole = whole;
    this.lacks = lacks;
  }

  static MachineView of(MachineView whole, Set<FactGroup> lacks) {
    return new LackingView(whole, lacks).asking(MachineView.class, whole);
  }

  private <T> T asking(Class<T> type, T asked) {
    Object proxy =
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (_, question, arguments) -> answer(question, asked, arguments));
    return type.cast(proxy);
  }

  private Object answer(Method question, Object asked, Object[] arguments) throws Throwable {
    if (ReadFacts.groupsOf(question).stream().anyMatch(lacks::contains)) {
      throw new AssertionError(
          "%s was asked of a view without %s".formatted(question.getName(), lacks));
    }
    if (question.getName().equals("answers")) {
      return FactGroup.missing(FactGroup.ALL, lacks);
    }
    if (question.getName().equals("change")) {
      return asking(Change.class, whole.change());
    }
    try {
      return question.invoke(asked, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}
