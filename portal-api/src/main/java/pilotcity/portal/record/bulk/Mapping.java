package pilotcity.portal.record.bulk;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How the columns of an export become a record.
 *
 * @param source names where the records come from; with the id of a row it is the record's own id
 * @param organisation who answers these records
 * @param timezone of times that state no offset
 * @param times patterns of {@link java.time.format.DateTimeFormatter}; ISO 8601 is understood without
 * @param columns by field, the names a column can have, the first that the file has counts
 * @param closed values of the status column that mean closed; any other means open
 * @param unknownPoints longitude and latitude that stand for no point
 * @param categories the portal's category of a service name
 */
record Mapping(
        String source,
        Answering organisation,
        String timezone,
        List<String> times,
        Map<String, List<String>> columns,
        Set<String> closed,
        List<List<Double>> unknownPoints,
        Map<String, String> categories) {
    private static final Set<String> FIELDS = Set.of(
            "id",
            "reported",
            "updated",
            "closed",
            "due",
            "status",
            "statusNotes",
            "serviceName",
            "description",
            "agency",
            "address",
            "lon",
            "lat",
            "mediaUrl");

    private static final Set<String> NEEDED = Set.of("id", "reported");

    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY);

    /** The organisation that answers; it is added when the portal does not have it. */
    record Answering(
            String id,
            String name,
            @Nullable String nameEn,
            @Nullable String website) {
        Answering {
            require(id != null && id.matches("[a-z0-9][a-z0-9-]*"), "organisation.id", "lower-case letters and digits");
            require(name != null, "organisation.name", "what it is called");
        }
    }

    Mapping {
        times = times == null ? List.of() : List.copyOf(times);
        closed = closed == null ? Set.of() : Set.copyOf(closed);
        unknownPoints = unknownPoints == null ? List.of() : List.copyOf(unknownPoints);
        categories = categories == null ? Map.of() : Map.copyOf(categories);
        require(source != null && source.matches("[a-z0-9][a-z0-9-]{0,60}"), "source", "lower-case letters and digits");
        require(organisation != null, "organisation", "the organisation that answers");
        require(columns != null && columns.keySet().containsAll(NEEDED), "columns", "at least id and reported");
        for (String field : columns.keySet()) {
            require(FIELDS.contains(field), "columns." + field, "one of " + String.join(", ", sorted()));
        }
        zone(timezone);
    }

    private static List<String> sorted() {
        return FIELDS.stream().sorted().toList();
    }

    private static void require(boolean fits, String member, String what) {
        if (!fits) {
            throw new IllegalArgumentException(member + " must be " + what);
        }
    }

    private static ZoneId zone(@Nullable String name) {
        try {
            return ZoneId.of(String.valueOf(name));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("timezone must be a name such as Asia/Shanghai, not '" + name + "'");
        }
    }

    ZoneId zone() {
        return zone(timezone);
    }

    /**
     * Reads the mapping that comes with the portal under {@code name}, or the file of that name.
     *
     * @throws IllegalArgumentException when there is none, or it is wrong; the message says what
     */
    static Mapping read(String name) {
        try (InputStream built = Mapping.class.getResourceAsStream(name + ".json")) {
            if (name.matches("[a-z0-9-]+") && built != null) {
                return parse(name, built);
            }
            if (!Files.isRegularFile(Path.of(name))) {
                throw new IllegalArgumentException(
                        "there is no mapping '" + name + "': give boston, new-york, open311, or a file");
            }
            try (InputStream file = Files.newInputStream(Path.of(name))) {
                return parse(name, file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Mapping parse(String name, InputStream json) throws IOException {
        try {
            return JSON.readValue(json, Mapping.class);
        } catch (JsonProcessingException e) {
            Throwable cause = e.getCause() instanceof IllegalArgumentException wrong ? wrong : e;
            String message =
                    String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
            throw new IllegalArgumentException("mapping " + name + ": " + message);
        }
    }
}
