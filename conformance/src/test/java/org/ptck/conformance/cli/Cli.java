package org.ptck.conformance.cli;

import java.io.PrintWriter;
import java.io.StringWriter;

/** What a command line printed and how it ended. */
record Cli(int exitCode, String out, String err) {

  /** Carries out a command line in this process. */
  static Cli run(Object... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    String[] words = new String[args.length];
    for (int i = 0; i < args.length; i++) {
      words[i] = args[i].toString();
    }
    int exitCode = Main.execute(new PrintWriter(out), new PrintWriter(err), words);
    return new Cli(exitCode, out.toString(), err.toString());
  }
}
