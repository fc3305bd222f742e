package pilotcity.portal.face.shared.page;

import io.pebbletemplates.pebble.PebbleEngine;
import io.pebbletemplates.pebble.loader.FileLoader;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Pages from the templates and texts in one folder; what somebody edits there shows without a restart. */
public final class Templates {
    private static final String SUFFIX = ".peb";
    /** Checking all files costs more than many a page; this is often enough for somebody who edits one. */
    private static final long LOOK_EVERY = Duration.ofMillis(100).toNanos();

    private final Path folder;
    private volatile TemplateSet loaded;
    private volatile long looked;

    /** @param own whether there is a template of that name, as far as it was looked up */
    private record TemplateSet(
            long stamp, PebbleEngine engine, Map<Language, Map<String, String>> texts, Map<String, Boolean> own) {}

    public Templates(Path folder) {
        this.folder = folder;
        this.loaded = load(stamp());
        this.looked = System.nanoTime();
    }

    private TemplateSet load(long stamp) {
        FileLoader loader = new FileLoader();
        loader.setPrefix(folder.resolve("templates").toString());
        loader.setSuffix(SUFFIX);
        PebbleEngine engine = new PebbleEngine.Builder()
                .loader(loader)
                .extension(new TemplateFilters())
                .build();
        Map<Language, Map<String, String>> texts = new EnumMap<>(Language.class);
        for (Language language : Language.values()) {
            texts.put(language, PageTexts.read(folder.resolve("texts"), "", language));
        }
        return new TemplateSet(stamp, engine, texts, new ConcurrentHashMap<>());
    }

    /** When the newest file was changed. */
    private long stamp() {
        try (Stream<Path> files = Files.walk(folder, 2)) {
            return files.filter(file -> !file.startsWith(folder.resolve("static")))
                    .mapToLong(file -> file.toFile().lastModified())
                    .max()
                    .orElse(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private TemplateSet current() {
        long now = System.nanoTime();
        if (now - looked > LOOK_EVERY) {
            looked = now;
            long stamp = stamp();
            if (stamp != loaded.stamp()) {
                loaded = load(stamp);
            }
        }
        return loaded;
    }

    /** A number that changes when a template or a text does. */
    long version() {
        return current().stamp();
    }

    public Map<String, String> texts(Language language) {
        return java.util.Objects.requireNonNull(current().texts().get(language));
    }

    /** The texts of the file {@code name} in {@code language}. */
    public Map<String, String> texts(String name, Language language) {
        return PageTexts.read(folder.resolve("texts"), name, language);
    }

    /** Whether there is a template of its own for {@code name}. */
    public boolean has(String name) {
        return current()
                .own()
                .computeIfAbsent(
                        name, asked -> Files.exists(folder.resolve("templates").resolve(asked + SUFFIX)));
    }

    public Buffer render(String name, Language language, Map<String, ? extends @Nullable Object> model) {
        TemplateSet now = current();
        Map<String, @Nullable Object> all = new HashMap<>(model);
        all.put("t", now.texts().get(language));
        all.put("zh", language == Language.ZH);
        StringWriter page = new StringWriter(32_768);
        try {
            now.engine().getTemplate(name).evaluate(page, castToObjects(all), language.locale());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Buffer.buffer(page.toString());
    }

    /** Pebble takes null values but does not say so. */
    @SuppressWarnings({"unchecked", "NullAway"})
    private static Map<String, Object> castToObjects(Map<String, @Nullable Object> model) {
        return (Map<String, Object>) (Map<String, ?>) model;
    }
}
