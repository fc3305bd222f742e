package pilotcity.portal.command;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import pilotcity.portal.kernel.datasetimport.SpdxLicences;
import pilotcity.portal.kernel.problem.Problem;

/**
 * What is to be published from this machine: a file, or a folder with a description.
 *
 * @param id of the data set, where the description has one
 * @param description values of the verb {@code describe}
 * @param files each with the schema of its table, where the description has one
 * @param leftOut what else is in the folder, a line each
 */
record PublicationSource(@Nullable String id, JsonObject description, List<SourceFile> files, List<String> leftOut) {
    /** The house's own description, and that of a Frictionless Data Package. */
    private static final List<String> DESCRIPTIONS = List.of("dataset.json", "datapackage.json");

    private static final int MOST = 60;

    private static final String USER = System.getProperty("user.name");

    /**
     * A file.
     *
     * @param table what its table is to be called, or null
     * @param words of the verb {@code attach}: title and description in both languages
     */
    record SourceFile(
            Path path,
            @Nullable JsonObject schema,
            @Nullable String table,
            JsonObject words) {
        static SourceFile of(Path path) {
            return new SourceFile(path.toAbsolutePath(), null, null, new JsonObject());
        }

        String name() {
            return String.valueOf(path.getFileName());
        }
    }

    static PublicationSource read(Path path) {
        if (Files.isRegularFile(path)) {
            return new PublicationSource(null, new JsonObject(), List.of(SourceFile.of(path)), List.of());
        }
        if (!Files.isDirectory(path)) {
            throw wrong("there is no file or folder " + path + " that user " + USER + " can see");
        }
        try {
            for (String name : DESCRIPTIONS) {
                if (Files.isRegularFile(path.resolve(name))) {
                    return described(path, name, new JsonObject(Files.readString(path.resolve(name))));
                }
            }
            List<SourceFile> files = all(path);
            return new PublicationSource(null, new JsonObject(), files, leftOut(path, files, ""));
        } catch (DecodeException | MalformedInputException e) {
            throw wrong("the description in " + path + " cannot be read: " + e.getMessage());
        } catch (ClassCastException e) {
            throw wrong("the description in " + path + " is no data package: a text stands where an object or a list is"
                    + " asked for, or the other way round");
        } catch (IOException e) {
            throw wrong(unreadable(path));
        }
    }

    /** @throws Problem BAD_REQUEST when this process cannot read one of the files */
    void requireReadable() {
        files.stream()
                .map(SourceFile::path)
                .filter(file -> !Files.isReadable(file))
                .forEach(file -> {
                    throw wrong(unreadable(file));
                });
    }

    static String unreadable(Path path) {
        return path + " cannot be read by user " + USER;
    }

    private static List<SourceFile> all(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            List<SourceFile> found = files.filter(Files::isRegularFile)
                    .filter(file -> !String.valueOf(file.getFileName()).startsWith("."))
                    .sorted()
                    .map(SourceFile::of)
                    .toList();
            if (found.isEmpty()) {
                throw wrong("there is no file in " + folder);
            }
            return found;
        }
    }

    /** What lies in the folder and is not published, with the reason. */
    private static List<String> leftOut(Path folder, List<SourceFile> files, String description) throws IOException {
        List<Path> taken = files.stream().map(SourceFile::path).toList();
        try (Stream<Path> all = Files.list(folder)) {
            return all.map(each -> each.toAbsolutePath().normalize())
                    .filter(each ->
                            taken.stream().noneMatch(file -> file.normalize().startsWith(each)))
                    .filter(each -> !String.valueOf(each.getFileName()).equals(description))
                    .sorted()
                    .map(each -> each.getFileName()
                            + (Files.isDirectory(each)
                                    ? "/: left out, it is a folder; name its files in a datapackage.json"
                                    : description.isEmpty()
                                            ? ": left out, its name begins with a dot"
                                            : ": left out, " + description + " does not name it"))
                    .toList();
        }
    }

    private static PublicationSource described(Path folder, String description, JsonObject json) throws IOException {
        List<SourceFile> files = new ArrayList<>();
        for (Object each : json.getJsonArray("resources", new JsonArray())) {
            JsonObject resource = (JsonObject) each;
            Path file =
                    folder.resolve(resource.getString("path", "")).normalize().toAbsolutePath();
            if (!file.startsWith(folder.toAbsolutePath().normalize()) || !Files.isRegularFile(file)) {
                throw wrong("there is no file " + resource.getString("path") + " in " + folder);
            }
            requireOnce(files, file);
            files.add(new SourceFile(
                    file,
                    resource.getJsonObject("schema"),
                    table(resource.getString("name"), String.valueOf(file.getFileName())),
                    words(resource)));
        }
        if (files.isEmpty()) {
            throw wrong("the description in " + folder + " names no resources");
        }
        String id = json.getString("id", json.getString("name"));
        return new PublicationSource(
                id == null ? null : id.toLowerCase(Locale.ROOT),
                values(json),
                files,
                leftOut(folder, files, description));
    }

    /** The name of a resource as addresses take it, or null where it is only that of its file. */
    private static @Nullable String table(@Nullable String name, String file) {
        String table = name == null || name.equals(file) ? "" : name.replaceAll("[^\\p{L}\\p{N}_-]+", "-");
        return table.isEmpty() || table.length() > MOST ? null : table;
    }

    private static JsonObject words(JsonObject resource) {
        JsonObject words = new JsonObject();
        put(words, "name", text(resource, "title", "zh"));
        put(words, "nameEn", text(resource, "title", "en"));
        put(words, "description", text(resource, "description", "zh"));
        put(words, "descriptionEn", text(resource, "description", "en"));
        return words;
    }

    /** A data set has one file of a name, in whatever folders they lie here. */
    private static void requireOnce(List<SourceFile> files, Path file) {
        if (files.stream().anyMatch(other -> other.name().equals(String.valueOf(file.getFileName())))) {
            throw wrong("two files of the description are called " + file.getFileName());
        }
    }

    private static JsonObject values(JsonObject json) {
        JsonObject values = new JsonObject();
        put(values, "name", text(json, "title", "zh"));
        put(values, "nameEn", text(json, "title", "en"));
        put(values, "description", text(json, "description", "zh"));
        put(values, "descriptionEn", text(json, "description", "en"));
        put(values, "license", license(json));
        put(values, "frequency", json.getValue("accrualPeriodicity"));
        put(values, "attribution", text(json, "attribution", "zh"));
        put(values, "attributionEn", text(json, "attribution", "en"));
        put(values, "provenance", text(json, "provenance", "zh"));
        put(values, "provenanceEn", text(json, "provenance", "en"));
        put(values, "themes", json.getValue("themes"));
        put(values, "languages", json.getValue("languages"));
        if (json.getValue("keywords") instanceof JsonObject both) {
            put(values, "keywords", both.getValue("zh"));
            put(values, "keywordsEn", both.getValue("en"));
        } else {
            put(values, "keywordsEn", json.getValue("keywords"));
        }
        if (json.getValue("contactPoint") instanceof JsonObject contact) {
            put(values, "contactName", contact.getValue("name"));
            put(values, "contactEmail", contact.getValue("email"));
        }
        if (json.getValue("temporal") instanceof JsonObject temporal) {
            put(values, "temporalStart", temporal.getValue("start"));
            put(values, "temporalEnd", temporal.getValue("end"));
        }
        return values;
    }

    /** Packages name licences as the Open Definition does; where that is not as SPDX does, their address is taken. */
    private static @Nullable Object license(JsonObject json) {
        if (!(json.getValue("licenses") instanceof JsonArray licences) || licences.isEmpty()) {
            return json.getValue("license");
        }
        JsonObject first = licences.getJsonObject(0);
        String name = first.getString("name");
        boolean known = name != null && SpdxLicences.find(name).isPresent();
        return known || first.getString("path") == null ? name : first.getString("path");
    }

    /** In both languages where it is an object; a text alone is English, as packages have it. */
    private static @Nullable String text(JsonObject json, String name, String language) {
        Object value = json.getValue(name);
        if (value instanceof JsonObject both) {
            return both.getString(language);
        }
        return language.equals("en") ? (String) value : json.getString(name + "Zh");
    }

    private static void put(JsonObject values, String name, @Nullable Object value) {
        if (value != null) {
            values.put(name, value);
        }
    }

    private static Problem wrong(String reason) {
        return Problem.of(Problem.Kind.BAD_REQUEST, reason);
    }
}
