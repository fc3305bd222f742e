package pilotcity.portal.kernel.config;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** The portal's configuration: defaults, then the file, then the environment, then the command line. */
public final class Config {
    /** The configuration file, in the folder the portal is started in. */
    public static final String FILE = "portal.properties";

    private static final List<Setting> RATES = List.of(
            Setting.RATE_TOKEN,
            Setting.RATE_ADDRESS,
            Setting.RATE_ANONYMOUS,
            Setting.RATE_GRANTS,
            Setting.RATE_SUGGESTIONS);

    private final Path base;
    private final Map<Setting, String> values;

    private Config(Path base, Map<Setting, String> values) {
        this.base = base;
        this.values = values;
    }

    /**
     * Reads the configuration.
     *
     * @param base the folder that relative paths start from and that may hold {@link #FILE}
     * @throws ConfigException when a key is unknown or a value cannot be used
     */
    public static Config read(Path base, Map<String, String> environment) {
        Map<Setting, String> values = new EnumMap<>(Setting.class);
        for (Setting setting : Setting.values()) {
            values.put(setting, setting.fallback());
        }
        readFile(base.resolve(FILE), values);
        readEnvironment(environment, values);
        return new Config(base, values).checked();
    }

    /** The same configuration with one value changed. */
    public Config with(Setting setting, String value) {
        Map<Setting, String> changed = new EnumMap<>(values);
        changed.put(setting, value);
        return new Config(base, changed).checked();
    }

    private static void readFile(Path file, Map<Setting, String> values) {
        if (!Files.exists(file)) {
            return;
        }
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        for (String key : properties.stringPropertyNames()) {
            Setting setting =
                    Setting.findByKey(key).orElseThrow(() -> new ConfigException(FILE + ": unknown key '" + key + "'"));
            values.put(setting, properties.getProperty(key).strip());
        }
    }

    private static void readEnvironment(Map<String, String> environment, Map<Setting, String> values) {
        environment.forEach((name, value) -> {
            var setting = Setting.findByVariable(name);
            if (setting.isPresent()) {
                values.put(setting.get(), value.strip());
            } else if (name.startsWith("PORTAL_")) {
                throw new ConfigException("environment: unknown variable '" + name + "'");
            }
        });
    }

    /** Where days begin and end. */
    public ZoneId zone() {
        String name = text(Setting.TIMEZONE);
        try {
            return ZoneId.of(name);
        } catch (DateTimeException e) {
            throw new ConfigException(
                    Setting.TIMEZONE.key() + ": must be a time zone such as Asia/Shanghai, not '" + name + "'");
        }
    }

    private Config checked() {
        integer(Setting.HTTP_PORT, 0, 65_535);
        integer(Setting.HTTP_MAX_BODY, 1024, Integer.MAX_VALUE);
        integer(Setting.HTTP_MAX_UPLOAD, 1024, Integer.MAX_VALUE);
        integer(Setting.HTTP_MAX_URI, 1024, 1 << 20);
        integer(Setting.HTTP_TIMEOUT, 10, 600_000);
        integer(Setting.HTTP_HEAD_TIMEOUT, 10, 3_600_000);
        integer(Setting.HTTP_BODY_TIMEOUT, 10, 3_600_000);
        integer(Setting.DATABASE_POOL, 1, 1000);
        choice(Setting.FILES_STORE, "folder", "s3");
        integer(Setting.FILES_CACHE, 0, 1 << 30);
        number(Setting.UPLOAD_MAX, 1024, 1L << 50);
        integer(Setting.UPLOAD_OPEN, 1, 100_000);
        integer(Setting.READ_THREADS, 0, 1024);
        integer(Setting.READ_QUEUE, 1, 1_000_000);
        integer(Setting.EXPORTS, 1, 1000);
        integer(Setting.TABLES_MEMORY, 64, 1_000_000);
        integer(Setting.TABLES_TIMEOUT, 1, 3_600_000);
        integer(Setting.TABLES_QUEUE, 1, 100_000);
        integer(Setting.INDEX_POLL, 1, 60_000);
        integer(Setting.INDEX_COMMIT, 1, 600_000);
        integer(Setting.CHANGES_KEEP, 0, 36_500);
        integer(Setting.CONTACT_DAYS, 1, 3650);
        zone();
        choice(Setting.GRAPHQL_STATUSES, "current", "legacy");
        choice(Setting.GRAPHQL_TRUSTED_ONLY, "true", "false");
        integer(Setting.LIVE_ADDRESS, 1, 1_000_000);
        integer(Setting.LIVE_CONNECTIONS, 1, 1_000_000);
        choice(Setting.DEMO, "true", "false");
        choice(Setting.HTTP_FORWARDED, "true", "false");
        integer(Setting.ACCESS_KEY_DAYS, 0, 3650);
        for (Setting rate : RATES) {
            integer(rate, 1, 100_000_000);
        }
        return this;
    }

    public String text(Setting setting) {
        return String.valueOf(values.get(setting));
    }

    /** The portal's folder, which relative paths start from. */
    public Path base() {
        return base;
    }

    /** A path; relative ones start from the portal's folder. */
    public Path path(Setting setting) {
        return base.resolve(text(setting)).toAbsolutePath().normalize();
    }

    public int integer(Setting setting) {
        return Integer.parseInt(text(setting));
    }

    /** A setting that may be larger, such as a number of bytes. */
    public long number(Setting setting) {
        return Long.parseLong(text(setting));
    }

    /** A setting that is {@code true} or {@code false}. */
    public boolean flag(Setting setting) {
        return Boolean.parseBoolean(text(setting));
    }

    /** A setting in milliseconds. */
    public Duration duration(Setting setting) {
        return Duration.ofMillis(integer(setting));
    }

    private void choice(Setting setting, String... choices) {
        if (!List.of(choices).contains(text(setting))) {
            throw new ConfigException(
                    setting.key() + " must be " + String.join(" or ", choices) + ", not '" + text(setting) + "'");
        }
    }

    private void integer(Setting setting, int lowest, int highest) {
        number(setting, lowest, highest);
    }

    private void number(Setting setting, long lowest, long highest) {
        String text = text(setting);
        try {
            long value = Long.parseLong(text);
            if (value >= lowest && value <= highest) {
                return;
            }
        } catch (NumberFormatException e) {
            // reported below, with the range
        }
        throw new ConfigException(
                setting.key() + " must be a whole number from " + lowest + " to " + highest + ", not '" + text + "'");
    }
}
