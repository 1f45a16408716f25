package org.ptck.peers.jqwik;

import java.util.List;
import net.jqwik.api.lifecycle.AroundPropertyHook;
import net.jqwik.api.lifecycle.PropertyExecutionResult;
import net.jqwik.api.lifecycle.PropertyExecutor;
import net.jqwik.api.lifecycle.PropertyLifecycleContext;
import net.jqwik.api.state.ActionChain;

/** Gives a property the seed of the trial, and takes down the counterexample. */
final class TrialHook implements AroundPropertyHook {

  @Override
  public PropertyExecutionResult aroundProperty(
      PropertyLifecycleContext context, PropertyExecutor property) {
    context.attributes().setSeed(Trial.current().seed());
    PropertyExecutionResult result = property.execute();
    result
        .falsifiedParameters()
        .ifPresent(parameters -> Trial.current().reported(length(parameters.getFirst())));
    return result;
  }

  private static int length(Object counterexample) {
    return counterexample instanceof ActionChain<?> chain
        ? chain.transformations().size()
        : ((List<?>) counterexample).size();
  }
}
