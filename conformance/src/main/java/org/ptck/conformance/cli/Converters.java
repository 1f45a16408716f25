package org.ptck.conformance.cli;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the values of options. */
final class Converters {

  private Converters() {}

  /** A number that is not negative. */
  static final class Count implements ITypeConverter<Long> {
    @Override
    public Long convert(String value) {
      try {
        long count = Long.parseLong(value);
        if (count >= 0) {
          return count;
        }
      } catch (NumberFormatException _) {
        // Said below.
      }
      throw new TypeConversionException("'" + value + "' is not a number of at least 0");
    }
  }

  /** A seed: any 64-bit number. */
  static final class Seed implements ITypeConverter<Long> {
    @Override
    public Long convert(String value) {
      try {
        return Long.decode(value);
      } catch (NumberFormatException _) {
        throw new TypeConversionException(
            "'" + value + "' is not a number of 64 bits, decimal or with 0x");
      }
    }
  }

  /** A time with its unit: 500ms, 30s, 5m, 1h. */
  static final class Time implements ITypeConverter<Duration> {
    private static final Pattern FORM = Pattern.compile("(\\d{1,9})(ms|s|m|h)");

    @Override
    public Duration convert(String value) {
      Matcher matcher = FORM.matcher(value);
      if (!matcher.matches()) {
        throw new TypeConversionException(
            "'" + value + "' is not a time; write 500ms, 30s, 5m or 1h");
      }
      long number = Long.parseLong(matcher.group(1));
      return switch (matcher.group(2)) {
        case "ms" -> Duration.ofMillis(number);
        case "s" -> Duration.ofSeconds(number);
        case "m" -> Duration.ofMinutes(number);
        default -> Duration.ofHours(number);
      };
    }
  }
}
