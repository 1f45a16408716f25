package org.ptck.spec;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.ptck.spec.arch.Geometries;

/**
 * Every public type says whether others may build on it: what the signatures of the plug-in
 * contracts lead to is theirs; all else is the kit's own.
 */
class ApiTest {

  private static final String PLUGINS = "org.ptck.spec.plugin";

  private final JavaClasses classes =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("org.ptck.spec");

  @Test
  void everyPublicType_saysWhetherOthersMayBuildOnIt() {
    assertThat(marked(null)).as("public types without @API").isEmpty();
  }

  @Test
  void whatPluginContractsLeadTo_isForOthers_andAllElseIsInternal() {
    Set<String> reached = reachedFromContracts();

    assertThat(marked(API.Status.EXPERIMENTAL)).hasSizeGreaterThan(20).isEqualTo(reached);
    assertThat(marked(API.Status.INTERNAL)).hasSizeGreaterThan(20);
  }

  /** The public types of that status; of none, for null. */
  private Set<String> marked(API.@Nullable Status status) {
    return classes.stream()
        .filter(each -> isPublic(each) && each.isTopLevelClass())
        .filter(
            each -> status == null
                ? !each.isAnnotatedWith(API.class)
                : each.isAnnotatedWith(API.class)
                    && each.getAnnotationOfType(API.class).status() == status)
        .map(JavaClass::getName)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private Set<String> reachedFromContracts() {
    Set<JavaClass> seen = classes.stream()
        .filter(each -> isPublic(each) && isRoot(each))
        .collect(Collectors.toSet());
    Deque<JavaClass> open = new ArrayDeque<>(seen);
    while (!open.isEmpty()) {
      namedIn(open.remove()).filter(seen::add).forEach(open::add);
    }
    return seen.stream()
        .filter(JavaClass::isTopLevelClass)
        .map(JavaClass::getName)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Contracts, and the names of the geometries that they speak of. */
  private static boolean isRoot(JavaClass each) {
    return each.getPackageName().equals(PLUGINS) || each.isEquivalentTo(Geometries.class);
  }

  /** The public types of the specification that a type shows to whoever uses it. */
  private Stream<JavaClass> namedIn(JavaClass shown) {
    Stream<JavaClass> types =
        Stream.concat(
            Stream.concat(
                shown.getAllRawSuperclasses().stream(), shown.getAllRawInterfaces().stream()),
            shown.getMethods().stream().filter(ApiTest::isPublic).flatMap(ApiTest::namedIn));
    Stream<JavaClass> around = shown.getEnclosingClass().stream();
    Stream<JavaClass> within =
        classes.stream().filter(each -> each.getEnclosingClass().filter(shown::equals).isPresent());
    return Stream.of(types, around, within)
        .flatMap(each -> each)
        .map(JavaClass::getBaseComponentType)
        .filter(each -> each.getPackageName().startsWith("org.ptck.spec") && isPublic(each));
  }

  private static Stream<JavaClass> namedIn(JavaMethod method) {
    return Stream.concat(
        method.getParameterTypes().stream(), Stream.of(method.getReturnType()))
        .map(JavaType::getAllInvolvedRawTypes)
        .flatMap(Set::stream);
  }

  private static boolean isPublic(JavaClass each) {
    return each.getModifiers().contains(JavaModifier.PUBLIC)
        && each.getEnclosingClass().map(ApiTest::isPublic).orElse(true);
  }

  private static boolean isPublic(JavaMethod each) {
    return each.getModifiers().contains(JavaModifier.PUBLIC);
  }
}
