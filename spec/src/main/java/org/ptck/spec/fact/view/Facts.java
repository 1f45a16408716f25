package org.ptck.spec.fact.view;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;

/**
 * The groups of facts that a question rests on: it is asked only of a view that answers them all.
 *
 * <p>On an interface it holds for its questions, but for those that say otherwise themselves.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@API(status = API.Status.INTERNAL, since = "0.1")
public @interface Facts {

  /** The groups. */
  FactGroup[] value();
}
