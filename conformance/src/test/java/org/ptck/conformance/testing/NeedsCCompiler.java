package org.ptck.conformance.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A test that compiles C; skipped, and said to be skipped, where there is no compiler. */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@ExtendWith(NeedsCCompiler.Condition.class)
public @interface NeedsCCompiler {

  /** Looks for the compiler. */
  final class Condition implements ExecutionCondition {
    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
      if (CCompiler.find().isPresent()) {
        return ConditionEvaluationResult.enabled("cc found");
      }
      String reason = "skipped: no C compiler (cc) found";
      // Build tools show how many tests were skipped, but not why.
      System.out.println(context.getDisplayName() + ": " + reason);
      return ConditionEvaluationResult.disabled(reason);
    }
  }
}
