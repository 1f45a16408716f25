package org.ptck.mutants;

import static org.ptck.mutants.MutationKind.ARGUMENT;
import static org.ptck.mutants.MutationKind.BOUND;
import static org.ptck.mutants.MutationKind.DELETED;
import static org.ptck.mutants.MutationKind.DROPPED;
import static org.ptck.mutants.MutationKind.NEGATED;
import static org.ptck.mutants.MutationKind.OFF;
import static org.ptck.mutants.MutationKind.SWAPPED;
import static org.ptck.mutants.MutationKind.UNWRAPPED;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssertTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.IfTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Modifier;
import org.jspecify.annotations.Nullable;

/**
 * Finds what can be mutated in one file, from its syntax tree alone.
 *
 * <p>Fields that are constants, and assignments of constructors, are left alone: to change those is
 * mostly not to compile.
 */
final class MutationScan extends TreeScanner<Void, Void> {

  private static final Map<String, String> OPPOSITES =
      Map.ofEntries(
          Map.entry("LEAF_ONLY", "ALL_LEVELS"),
          Map.entry("ALL_LEVELS", "LEAF_ONLY"),
          Map.entry("READ_ONLY", "READ_WRITE"),
          Map.entry("READ_WRITE", "READ_ONLY"),
          Map.entry("READ", "WRITE"),
          Map.entry("WRITE", "READ"),
          Map.entry("FILE", "ANONYMOUS"),
          Map.entry("ANONYMOUS", "FILE"),
          Map.entry("lockSpaceShared", "lockSpace"),
          Map.entry("lockSpace", "lockSpaceShared"),
          Map.entry("lockReverseMapShared", "lockReverseMap"),
          Map.entry("lockReverseMap", "lockReverseMapShared"),
          Map.entry("SHARED", "PRIVATE"),
          Map.entry("PRIVATE", "SHARED"));

  /** Functions whose first argument may stand for what they return. */
  private static final Set<String> WRAPPERS =
      Set.of(
          "makeDirty",
          "makeYoung",
          "makeWritable",
          "makeClean",
          "makeOld",
          "writeProtect",
          "makeNonContiguous",
          "makeContiguous",
          "withStateOf",
          "withoutState",
          "withFlagsOf",
          "advance",
          "min",
          "max");

  private final CompilationUnitTree unit;
  private final SourcePositions positions;
  private final String source;
  private final String module;
  private final String file;
  private final List<Mutation> found;
  private final Set<String> seen = new HashSet<>();
  private String method = "";
  private boolean isConstructor;

  /** A scan of a file that adds what it finds. */
  MutationScan(
      CompilationUnitTree unit,
      SourcePositions positions,
      String module,
      String file,
      List<Mutation> found)
      throws IOException {
    this.unit = unit;
    this.positions = positions;
    this.source = unit.getSourceFile().getCharContent(true).toString();
    this.module = module;
    this.file = file;
    this.found = found;
  }

  /** Finds everything. */
  void run() {
    scan(unit, null);
  }

  private int start(Tree tree) {
    return (int) positions.getStartPosition(unit, tree);
  }

  private int end(Tree tree) {
    return (int) positions.getEndPosition(unit, tree);
  }

  private String text(Tree tree) {
    return source.substring(start(tree), end(tree));
  }

  private void replace(MutationKind kind, Tree tree, String by) {
    replace(kind, start(tree), end(tree), by);
  }

  private void replace(MutationKind kind, int start, int end, String by) {
    if (start < 0 || end < 0) {
      return;
    }
    String before = source.substring(start, end);
    if (before.equals(by) || !seen.add(start + " " + end + " " + by)) {
      return;
    }
    found.add(
        new Mutation(
            "",
            module,
            file,
            kind.name(),
            (int) unit.getLineMap().getLineNumber(start),
            method,
            List.of(new Mutation.Edit(start, before, by)),
            Setting.of(module, Sources.className(file))));
  }

  // ---- what is left alone

  @Override
  public @Nullable Void visitImport(ImportTree tree, Void none) {
    return null;
  }

  @Override
  public @Nullable Void visitAnnotation(AnnotationTree tree, Void none) {
    return null;
  }

  @Override
  public @Nullable Void visitAssert(AssertTree tree, Void none) {
    return null;
  }

  @Override
  public @Nullable Void visitVariable(VariableTree tree, Void none) {
    return tree.getModifiers().getFlags().contains(Modifier.STATIC)
        ? null
        : scan(tree.getInitializer(), none);
  }

  @Override
  public @Nullable Void visitMethod(MethodTree tree, Void none) {
    String outer = method;
    boolean wasConstructor = isConstructor;
    method = tree.getName().toString();
    isConstructor = tree.getReturnType() == null;
    scan(tree.getBody(), none);
    method = outer;
    isConstructor = wasConstructor;
    return null;
  }

  // ---- statements

  @Override
  public @Nullable Void visitExpressionStatement(ExpressionStatementTree tree, Void none) {
    if (!isConstructorCall(tree)
        && !(isConstructor && tree.getExpression() instanceof AssignmentTree)) {
      replace(DELETED, tree, ";");
    }
    return super.visitExpressionStatement(tree, none);
  }

  @Override
  public @Nullable Void visitBlock(BlockTree tree, Void none) {
    List<? extends StatementTree> statements = tree.getStatements();
    for (int n = 0; n + 1 < statements.size(); n++) {
      if (statements.get(n) instanceof ExpressionStatementTree first
          && statements.get(n + 1) instanceof ExpressionStatementTree second
          && !isConstructorCall(first)
          && !(isConstructor && first.getExpression() instanceof AssignmentTree)
          && (isCall(first) || isCall(second))) {
        replace(SWAPPED, start(first), end(second), text(second) + " " + text(first));
      }
    }
    return super.visitBlock(tree, none);
  }

  private static boolean isCall(ExpressionStatementTree statement) {
    return statement.getExpression() instanceof MethodInvocationTree;
  }

  private boolean isConstructorCall(ExpressionStatementTree statement) {
    String text = text(statement);
    return text.startsWith("super(") || text.startsWith("this(");
  }

  // ---- conditions

  @Override
  public @Nullable Void visitIf(IfTree tree, Void none) {
    negate(tree.getCondition());
    return super.visitIf(tree, none);
  }

  @Override
  public @Nullable Void visitConditionalExpression(ConditionalExpressionTree tree, Void none) {
    negate(tree.getCondition());
    return super.visitConditionalExpression(tree, none);
  }

  @Override
  public @Nullable Void visitReturn(ReturnTree tree, Void none) {
    ExpressionTree value = tree.getExpression();
    if (isCondition(value)) {
      negate(value);
    }
    return super.visitReturn(tree, none);
  }

  private static boolean isCondition(@Nullable ExpressionTree value) {
    return value != null
        && switch (value.getKind()) {
          case CONDITIONAL_AND,
              CONDITIONAL_OR,
              LOGICAL_COMPLEMENT,
              EQUAL_TO,
              NOT_EQUAL_TO,
              LESS_THAN,
              LESS_THAN_EQUAL,
              GREATER_THAN,
              GREATER_THAN_EQUAL -> true;
          default -> false;
        };
  }

  private void negate(ExpressionTree wrapped) {
    ExpressionTree condition = wrapped;
    while (condition instanceof ParenthesizedTree parentheses) {
      condition = parentheses.getExpression();
    }
    if (condition instanceof UnaryTree unary
        && unary.getKind() == Tree.Kind.LOGICAL_COMPLEMENT) {
      replace(NEGATED, condition, text(unary.getExpression()));
    } else if (!(condition instanceof LiteralTree)) {
      replace(NEGATED, condition, "!(" + text(condition) + ")");
    }
  }

  @Override
  public @Nullable Void visitBinary(BinaryTree tree, Void none) {
    String left = text(tree.getLeftOperand());
    String right = text(tree.getRightOperand());
    switch (tree.getKind()) {
      case LESS_THAN -> replace(BOUND, tree, left + " <= " + right);
      case LESS_THAN_EQUAL -> replace(BOUND, tree, left + " < " + right);
      case GREATER_THAN -> replace(BOUND, tree, left + " >= " + right);
      case GREATER_THAN_EQUAL -> replace(BOUND, tree, left + " > " + right);
      case CONDITIONAL_AND, CONDITIONAL_OR -> {
        replace(DROPPED, tree, left);
        replace(DROPPED, tree, right);
      }
      case PLUS, MINUS, AND, OR -> replace(OFF, tree, left);
      default -> {
        // Other operators have no neighbour that is worth a mutant.
      }
    }
    return super.visitBinary(tree, none);
  }

  /** A step of a loop is not touched: without it the loop has no end. */
  @Override
  public @Nullable Void visitForLoop(ForLoopTree tree, Void none) {
    scan(tree.getInitializer(), none);
    scan(tree.getCondition(), none);
    return scan(tree.getStatement(), none);
  }

  // ---- values

  @Override
  public @Nullable Void visitLiteral(LiteralTree tree, Void none) {
    if (tree.getValue() instanceof Boolean value) {
      replace(ARGUMENT, tree, String.valueOf(!value));
    } else if (tree.getValue() instanceof Integer number) {
      replace(OFF, tree, String.valueOf(number < 2 ? number + 1 : number - 1));
      if (number == 1) {
        replace(OFF, tree, "0");
      }
    }
    return null;
  }

  @Override
  public @Nullable Void visitIdentifier(IdentifierTree tree, Void none) {
    String opposite = OPPOSITES.get(tree.getName().toString());
    if (opposite != null) {
      replace(ARGUMENT, tree, opposite);
    }
    return null;
  }

  @Override
  public @Nullable Void visitMemberSelect(MemberSelectTree tree, Void none) {
    String opposite = OPPOSITES.get(tree.getIdentifier().toString());
    if (opposite != null) {
      replace(ARGUMENT, end(tree) - tree.getIdentifier().length(), end(tree), opposite);
    }
    return super.visitMemberSelect(tree, none);
  }

  @Override
  public @Nullable Void visitMethodInvocation(MethodInvocationTree tree, Void none) {
    String name =
        tree.getMethodSelect() instanceof MemberSelectTree select
            ? select.getIdentifier().toString()
            : text(tree.getMethodSelect());
    List<? extends ExpressionTree> arguments = tree.getArguments();
    if (WRAPPERS.contains(name) && !arguments.isEmpty()) {
      replace(UNWRAPPED, tree, text(arguments.getFirst()));
      if (name.equals("min") || name.equals("max")) {
        replace(UNWRAPPED, tree, text(arguments.get(1)));
      }
    }
    for (ExpressionTree argument : arguments) {
      String text = text(argument);
      if (text.matches("(\\w+\\.)?(count|pageCount|length)(\\(\\))?")) {
        replace(OFF, argument, text + " - 1");
        replace(OFF, argument, "1");
      }
    }
    return super.visitMethodInvocation(tree, none);
  }
}
