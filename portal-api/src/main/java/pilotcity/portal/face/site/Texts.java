package pilotcity.portal.face.site;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;

/** The short texts of the pages, one properties file a language. */
final class Texts {
    private Texts() {}

    static Map<String, String> read(Path folder, Language language) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(folder.resolve(language.code() + ".properties"))) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, String> texts = new HashMap<>();
        properties.stringPropertyNames().forEach(name -> texts.put(name, properties.getProperty(name)));
        return Map.copyOf(texts);
    }
}
