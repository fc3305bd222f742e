package pilotcity.portal.face.graphql.persisted;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import pilotcity.portal.kernel.config.ConfigException;
import pilotcity.portal.kernel.files.Sha256;

/** The documents of a folder: each {@code <name>.graphql} is known by its name, and as {@code sha256:<hash>}. */
public final class TrustedDocuments {
    private static final String SUFFIX = ".graphql";
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._~-]+");

    private TrustedDocuments() {}

    /**
     * Reads the folder.
     *
     * @return documents by their identifiers
     * @throws ConfigException when it cannot be read, or a name can be no identifier
     */
    public static Map<String, String> read(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            Map<String, String> found = new TreeMap<>();
            List<Path> documents = files.filter(file -> file.toString().endsWith(SUFFIX))
                    .sorted()
                    .toList();
            for (Path file : documents) {
                String name = file.getFileName().toString().replace(SUFFIX, "");
                if (!NAME.matcher(name).matches()) {
                    throw new ConfigException("graphql.documents: '" + file.getFileName()
                            + "' can be no identifier; use letters, digits, and - . _ ~");
                }
                String text = Files.readString(file);
                found.put(name, text);
                found.put("sha256:" + sha256(text), text);
            }
            return found;
        } catch (IOException e) {
            throw new ConfigException("graphql.documents: " + folder + " cannot be read: " + e.getMessage());
        }
    }

    static String sha256(String text) {
        return Sha256.hex(text.getBytes(StandardCharsets.UTF_8));
    }
}
