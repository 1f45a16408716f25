package org.ptck.mutants;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Every mutation that can be made of the sources, in the order of the files. */
final class Candidates {

  private Candidates() {}

  /** The candidates of both modules; some do not compile. */
  static List<Mutation> of(Sources sources) {
    List<Mutation> found = new ArrayList<>();
    for (String module : List.of(Sources.CONTPTE, Sources.REFERENCE)) {
      for (String file : sources.files(module)) {
        found.addAll(of(sources, module, file));
      }
    }
    return found;
  }

  private static List<Mutation> of(Sources sources, String module, String file) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    Path path = sources.folder(module).resolve(file);
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      JavacTask task =
          (JavacTask) compiler.getTask(
              null, files, null, List.of("-proc:none"), null, files.getJavaFileObjects(path));
      List<Mutation> found = new ArrayList<>();
      Trees trees = Trees.instance(task);
      for (CompilationUnitTree unit : task.parse()) {
        new MutationScan(unit, trees.getSourcePositions(), module, file, found).run();
      }
      return found;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
