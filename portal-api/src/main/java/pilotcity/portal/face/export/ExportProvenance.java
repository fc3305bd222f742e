package pilotcity.portal.face.export;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import pilotcity.index.Index;
import pilotcity.index.IndexScan;
import pilotcity.index.document.Document;
import pilotcity.index.kind.Field;
import pilotcity.index.kind.FieldType;
import pilotcity.index.kind.Kind;
import pilotcity.index.state.IndexState;
import pilotcity.portal.kernel.changelog.ChangeToken;

/**
 * Where an export comes from.
 *
 * @param permalink the whole address that gives it
 * @param rows how many documents match
 * @param origins the data sets that the documents name as theirs; a kind that always has a licence is one of data sets
 * @param licences by SPDX, and how many of the documents each is for; what people report here has none of its own
 */
record ExportProvenance(
        Kind<?> kind,
        String permalink,
        IndexState state,
        long rows,
        List<Document> origins,
        SortedMap<String, Long> licences) {

    private static final String LICENCE = "license";
    private static final String SPDX = "https://spdx.org/licenses/";

    static ExportProvenance of(Index index, ExportRequest request, IndexScan scan, String base) throws IOException {
        Kind<?> kind = request.kind();
        Field<?> origin = origin(index, kind);
        SortedMap<String, Long> rows = origin == null ? new TreeMap<>() : scan.values(origin.name());
        List<Document> sets = origin == null
                ? List.of()
                : List.copyOf(index.findAll(Objects.requireNonNull(origin.target()), rows.keySet())
                        .values());
        SortedMap<String, Long> licences = new TreeMap<>();
        for (Document set : sets) {
            licences.merge(String.valueOf(set.map().get(LICENCE)), rows.getOrDefault(set.id(), 0L), Long::sum);
        }
        if (kind.findField(LICENCE)
                .filter(field -> field.type() == FieldType.KEYWORD)
                .isPresent()) {
            scan.values(LICENCE).forEach((licence, count) -> licences.merge(licence, count, Long::sum));
        }
        return new ExportProvenance(kind, base + request.permalink(), scan.state(), scan.count(), sets, licences);
    }

    /** The field that points to the data set a document comes from. */
    private static @Nullable Field<?> origin(Index index, Kind<?> kind) {
        for (Field<?> field : kind.fields().values()) {
            String target = field.target();
            if (target != null
                    && index.kinds()
                            .get(target)
                            .findField(LICENCE)
                            .filter(Field::required)
                            .isPresent()) {
                return field;
            }
        }
        return null;
    }

    /** The licence of all of it: empty where there are several, or where some of it has none. */
    Optional<String> licence() {
        return licences.size() == 1 && licences.firstEntry().getValue() >= rows
                ? Optional.of(licences.firstKey())
                : Optional.empty();
    }

    static String address(String licence) {
        return SPDX + licence + ".html";
    }

    private JsonArray licenceList() {
        JsonArray list = new JsonArray();
        licences.forEach((name, count) -> list.add(
                new JsonObject().put("name", name).put("path", address(name)).put("rows", count)));
        return list;
    }

    private JsonArray sources() {
        JsonArray sources = new JsonArray();
        for (Document set : origins) {
            Map<String, Object> values = set.map();
            sources.add(new JsonObject()
                    .put("name", set.id())
                    .put("title", values.get("name"))
                    .put("titleEn", values.get("nameEn"))
                    .put("license", values.get(LICENCE))
                    .put("attribution", values.get("attribution"))
                    .put("attributionEn", values.get("attributionEn")));
        }
        return sources;
    }

    /** What files carry; the same for the same state, so that their bytes are. */
    JsonObject json() {
        JsonObject json = new JsonObject()
                .put("title", kind.pluralTitle().zh())
                .put("titleEn", kind.pluralTitle().en())
                .put("query", permalink)
                .put("time", state.since().toString())
                .put("state", state.id());
        ChangeToken.reached(state.checkpoint()).ifPresent(token -> json.put("changeToken", token.toString()));
        return json.put("rows", rows).put("licenses", licenceList()).put("sources", sources());
    }
}
