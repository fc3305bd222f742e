package pilotcity.portal.face.shared.page;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;

/** The short texts of the pages, one properties file a language. */
public final class PageTexts {
    private PageTexts() {}

    /** @param name what the file is called before its language, or empty */
    public static Map<String, String> read(Path folder, String name, Language language) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(folder.resolve(name + language.code() + ".properties"))) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, String> texts = new HashMap<>();
        properties.stringPropertyNames().forEach(key -> texts.put(key, properties.getProperty(key)));
        return Map.copyOf(texts);
    }
}
