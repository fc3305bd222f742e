package pilotcity.portal.kernel.datasetimport;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import pilotcity.portal.kernel.datasetimport.table.ImportProblem;
import pilotcity.portal.kernel.encoding.JsonFault;
import pilotcity.portal.kernel.files.Sha256;

/** Reads the descriptions of the data sets in a folder. */
final class DatasetReader {
    private static final String DESCRIPTION = "dataset.json";
    private static final Set<String> REQUIRED =
            Set.of("id", "title", "description", "publisher", "license", "resources");
    private static final Set<String> KNOWN = Set.of(
            "id",
            "title",
            "description",
            "publisher",
            "contactPoint",
            "license",
            "attribution",
            "keywords",
            "themes",
            "languages",
            "issued",
            "modified",
            "accrualPeriodicity",
            "spatial",
            "temporal",
            "provenance",
            "caveats",
            "sources",
            "publishedAs",
            "resources");
    private static final String PUBLISHER_ID = "[a-z0-9][a-z0-9_-]{1,99}";
    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private DatasetReader() {}

    /** The folders of {@code root} that hold a data set, by name. */
    static List<Path> folders(Path root) throws IOException {
        try (Stream<Path> entries = Files.list(root)) {
            return entries.filter(folder -> Files.exists(folder.resolve(DESCRIPTION)))
                    .sorted()
                    .toList();
        }
    }

    /** @throws ImportException when the description is wrong or a file is missing */
    static DatasetFolder read(Path folder) throws IOException {
        String set = folder.getFileName().toString();
        List<ImportProblem> problems = new ArrayList<>();
        JsonNode description = parse(folder.resolve(DESCRIPTION), set);
        check(description, set, problems);
        List<DataFile> files = new ArrayList<>();
        for (JsonNode resource : description.path("resources")) {
            addFile(folder, set, resource, files, problems);
        }
        if (!problems.isEmpty()) {
            throw new ImportException(set, problems);
        }
        return new DatasetFolder(set, folder, description, files, sha256(folder, files));
    }

    private static JsonNode parse(Path file, String set) throws IOException {
        try {
            return JSON.readTree(Files.readString(file));
        } catch (JsonProcessingException e) {
            long line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
            String reason = "is no JSON: " + JsonFault.of(e).en();
            throw new ImportException(set, List.of(new ImportProblem(set + "/" + DESCRIPTION, line, "", reason)));
        }
    }

    private static void check(JsonNode description, String set, List<ImportProblem> problems) {
        String file = set + "/" + DESCRIPTION;
        description.fieldNames().forEachRemaining(key -> {
            if (!KNOWN.contains(key)) {
                problems.add(new ImportProblem(file, 0, key, "is not a key of a data set"));
            }
        });
        REQUIRED.stream()
                .sorted()
                .filter(key -> !description.hasNonNull(key))
                .forEach(key -> problems.add(new ImportProblem(file, 0, key, "is required")));
        if (description.hasNonNull("id") && !description.path("id").asText().equals(set)) {
            problems.add(new ImportProblem(file, 0, "id", "must be the name of the folder, " + set));
        }
        for (String day : List.of("issued", "modified")) {
            if (description.hasNonNull(day) && !isDay(description.path(day).asText())) {
                problems.add(new ImportProblem(file, 0, day, "must be a day such as 2026-05-31"));
            }
        }
        JsonNode box = description.path("spatial").path("bbox");
        if (!box.isMissingNode() && !box.isNull() && !isBox(box)) {
            problems.add(new ImportProblem(
                    file, 0, "spatial.bbox", "must be four numbers of degrees: west, south, east, north"));
        }
        JsonNode publisher = description.path("publisher").path("id");
        if (!publisher.isMissingNode() && !publisher.asText().matches(PUBLISHER_ID)) {
            problems.add(new ImportProblem(file, 0, "publisher.id", "must match " + PUBLISHER_ID));
        }
    }

    private static boolean isDay(String text) {
        try {
            LocalDate.parse(text);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    /** West greater than east crosses the antimeridian; a box may be as thin as a line or a point. */
    private static boolean isBox(JsonNode box) {
        for (JsonNode side : box) {
            if (!side.isNumber()) {
                return false;
            }
        }
        return box.isArray()
                && box.size() == 4
                && Math.abs(box.path(0).asDouble()) <= 180
                && Math.abs(box.path(2).asDouble()) <= 180
                && box.path(1).asDouble() >= -90
                && box.path(1).asDouble() <= box.path(3).asDouble()
                && box.path(3).asDouble() <= 90;
    }

    private static void addFile(
            Path folder, String set, JsonNode resource, List<DataFile> files, List<ImportProblem> problems)
            throws IOException {
        String name = resource.path("path").asText();
        Path path = folder.resolve(name).normalize();
        if (name.isEmpty() || !path.startsWith(folder) || !Files.isRegularFile(path)) {
            problems.add(new ImportProblem(set + "/" + DESCRIPTION, 0, "resources", "there is no file '" + name + "'"));
            return;
        }
        if (!resource.has("format")) {
            ((ObjectNode) resource).put("format", ending(name));
        }
        files.add(new DataFile(
                resource.path("name").asText(),
                name,
                path,
                resource,
                Files.size(path),
                Sha256.hex(Files.readAllBytes(path))));
    }

    private static String ending(String name) {
        return name.substring(name.lastIndexOf('.') + 1).toUpperCase(Locale.ROOT);
    }

    private static String sha256(Path folder, List<DataFile> files) throws IOException {
        StringBuilder all = new StringBuilder(Sha256.hex(Files.readAllBytes(folder.resolve(DESCRIPTION))));
        files.forEach(file -> all.append(file.sha256()));
        return Sha256.hex(all.toString().getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    }
}
