package org.ptck.conformance.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.ptck.conformance.report.format.ReportFormat;
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

  /** A day: 2027-03-01. */
  static final class Day implements ITypeConverter<LocalDate> {
    @Override
    public LocalDate convert(String value) {
      try {
        return LocalDate.parse(value);
      } catch (DateTimeParseException _) {
        throw new TypeConversionException("'" + value + "' is no day; write YYYY-MM-DD");
      }
    }
  }

  /** The name of a form of results, in lower case. */
  static final class Form implements ITypeConverter<ReportFormat> {
    @Override
    public ReportFormat convert(String value) {
      for (ReportFormat format : ReportFormat.values()) {
        if (format.name().toLowerCase(Locale.ROOT).equals(value)) {
          return format;
        }
      }
      throw new TypeConversionException(
          "'%s' is no form of results; there are %s"
              .formatted(
                  value,
                  Arrays.stream(ReportFormat.values())
                      .map(format -> format.name().toLowerCase(Locale.ROOT))
                      .collect(Collectors.joining(", "))));
    }
  }

  /** The name of a file. */
  static final class File implements ITypeConverter<Path> {
    @Override
    public Path convert(String value) {
      return Path.of(value);
    }
  }
}
