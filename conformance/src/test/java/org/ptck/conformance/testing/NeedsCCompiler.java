package org.ptck.conformance.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Arrays;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** A test that compiles C; skipped, and said to be skipped, where there is no compiler. */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@ExtendWith(NeedsCCompiler.Condition.class)
public @interface NeedsCCompiler {

  /** Other commands that it needs, such as {@code make}. */
  String[] and() default {};

  /** Looks for the compiler. */
  final class Condition implements ExecutionCondition {
    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
      if (CCompiler.find().isEmpty()) {
        return skipped(context, "no C compiler (cc) found");
      }
      return AnnotationSupport.findAnnotation(context.getElement(), NeedsCCompiler.class)
          .stream()
          .flatMap(needs -> Arrays.stream(needs.and()))
          .filter(command -> CCompiler.find(command).isEmpty())
          .findFirst()
          .map(command -> skipped(context, "no " + command + " found"))
          .orElseGet(() -> ConditionEvaluationResult.enabled("cc found"));
    }

    private static ConditionEvaluationResult skipped(ExtensionContext context, String why) {
      String reason = "skipped: " + why;
      // Build tools show how many tests were skipped, but not why.
      System.out.println(context.getDisplayName() + ": " + reason);
      return ConditionEvaluationResult.disabled(reason);
    }
  }
}
