package pilotcity.portal.servicerequest.bulkimport.mapping;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import pilotcity.portal.servicerequest.bulkimport.cell.CellText;
import pilotcity.portal.servicerequest.bulkimport.cell.Projection;
import pilotcity.portal.servicerequest.bulkimport.cell.TimeReader;

/**
 * How the columns of an export become a record.
 *
 * @param source names where the records come from; with the id of a row it is the record's own id
 * @param organisation who answers these records
 * @param timezone of times that state no offset
 * @param times patterns of {@link java.time.format.DateTimeFormatter}; ISO 8601 is understood without
 * @param columns by field, the names a column can have, the first that the file has counts; several are joined by " + "
 * @param identity without a column of ids, the columns that together say which row it is; empty for all that do not
 *     tell of its progress
 * @param closed values of the status column that mean closed; any other means open
 * @param open values that mean open, so that unexpected ones are reported; empty for all others
 * @param missing what stands for nothing
 * @param unknownPoints coordinates that stand for no point
 * @param categories the portal's category of a service name
 * @param encoding of the file, null to find out
 * @param delimiter of the file, null to find out
 * @param crs of the coordinates
 * @param license of the records, by SPDX
 * @param attribution whom to attribute the data to
 * @param url where the data are published
 */
public record ImportMapping(
        String source,
        ResponsibleOrganisation organisation,
        String timezone,
        List<String> times,
        Map<String, List<String>> columns,
        List<String> identity,
        Set<String> closed,
        Set<String> open,
        Set<String> missing,
        List<List<Double>> unknownPoints,
        Map<String, String> categories,
        @Nullable String encoding,
        @Nullable String delimiter,
        String crs,
        @Nullable String license,
        @Nullable String attribution,
        @Nullable String url) {
    static final Set<String> PROGRESS = Set.of("status", "statusNotes", "closed", "updated", "due");

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
            "point",
            "mediaUrl");

    private static final List<String> PLAIN =
            List.of("source", "timezone", "encoding", "delimiter", "crs", "license", "attribution", "url");

    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY);

    /** The organisation that answers; it is added when the portal does not have it. */
    public record ResponsibleOrganisation(
            String id,
            String name,
            @Nullable String nameEn,
            @Nullable String website) {
        public ResponsibleOrganisation {
            require(id != null && id.matches("[a-z0-9][a-z0-9-]*"), "organisation.id", "lower-case letters and digits");
            require(name != null, "organisation.name", "what it is called");
        }
    }

    public ImportMapping {
        times = times == null ? List.of() : List.copyOf(times);
        identity = identity == null ? List.of() : List.copyOf(identity);
        closed = closed == null ? Set.of() : CellText.keys(closed);
        open = open == null ? Set.of() : CellText.keys(open);
        missing = missing == null
                ? CellText.MISSING
                : missing.stream().map(word -> word.toLowerCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet());
        unknownPoints = unknownPoints == null ? List.of() : List.copyOf(unknownPoints);
        categories = categories == null ? Map.of() : byKey(categories);
        crs = crs == null ? "wgs84" : crs;
        require(source != null && source.matches("[a-z0-9][a-z0-9-]{0,60}"), "source", "lower-case letters and digits");
        require(organisation != null, "organisation", "the organisation that answers");
        require(columns != null && columns.containsKey("reported"), "columns", "at least reported");
        for (String field : columns.keySet()) {
            require(FIELDS.contains(field), "columns." + field, "one of " + String.join(", ", sorted()));
        }
        require(
                !columns.containsKey("point") || !(columns.containsKey("lon") || columns.containsKey("lat")),
                "columns",
                "either point or lon and lat, not both");
        require(
                license == null || license.matches("[A-Za-z0-9.+-]{1,64}"),
                "license",
                "an SPDX identifier such as CC-BY-4.0 or PDDL-1.0");
        require(url == null || url.matches("https?://[^\\s\"<>]+"), "url", "the address where the data are published");
        zone(timezone);
        new TimeReader(zone(timezone), times);
        Projection.of(crs);
    }

    private static Map<String, String> byKey(Map<String, String> categories) {
        Map<String, String> byKey = new HashMap<>();
        categories.forEach((name, category) -> byKey.put(CellText.key(name), category));
        return Map.copyOf(byKey);
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

    public ZoneId zone() {
        return zone(timezone);
    }

    /**
     * Reads the mapping that comes with the portal under {@code name}, or the file of that name.
     *
     * @param options members that count instead of those in the mapping
     * @throws IllegalArgumentException when there is none, or it is wrong; the message says what
     */
    public static ImportMapping read(String name, Map<String, String> options) {
        try (InputStream built = ImportMapping.class.getResourceAsStream(name + ".json")) {
            if (name.matches("[a-z0-9-]+") && built != null) {
                return parse(name, built, options);
            }
            if (!Files.isRegularFile(Path.of(name))) {
                throw new IllegalArgumentException(
                        "there is no mapping '" + name + "': give boston, new-york, open311, or a file");
            }
            try (InputStream file = Files.newInputStream(Path.of(name))) {
                return parse(name, file, options);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ImportMapping parse(String name, InputStream json, Map<String, String> options) throws IOException {
        for (String option : options.keySet()) {
            require(PLAIN.contains(option), "--with " + option, "one of " + String.join(", ", PLAIN));
        }
        try {
            if (!(JSON.readTree(json) instanceof ObjectNode members)) {
                throw new IllegalArgumentException("must be a JSON object");
            }
            options.forEach(members::put);
            MappingErrors.requireKnown(members, ImportMapping.class, "");
            if (members.get("organisation") instanceof ObjectNode organisation) {
                MappingErrors.requireKnown(organisation, ResponsibleOrganisation.class, "organisation.");
            }
            return JSON.treeToValue(members, ImportMapping.class);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("mapping " + name + ": " + e.getMessage(), e);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("mapping " + name + ": " + MappingErrors.message(e), e);
        }
    }
}
