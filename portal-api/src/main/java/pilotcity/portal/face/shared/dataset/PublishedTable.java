package pilotcity.portal.face.shared.dataset;

import io.vertx.core.json.JsonObject;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Collectors;
import pilotcity.index.kind.Kind;
import pilotcity.index.kind.Kinds;
import pilotcity.portal.kernel.encoding.UrlEncoding;
import pilotcity.portal.kernel.problem.Problem;
import pilotcity.portal.kernel.table.column.StoredTable;
import pilotcity.portal.kernel.table.column.StoredTableJson;
import pilotcity.portal.kernel.table.column.TableKind;

/**
 * One table of what is published of a data set.
 *
 * @param json as the document has it: {@code name}, {@code file}, {@code title}, {@code rows}, {@code schema} …
 * @param stored where its rows are, and what its columns are
 */
public record PublishedTable(PublishedSet set, JsonObject json, StoredTable stored) {

    /** @throws Problem NOT_FOUND that says which tables there are */
    public static PublishedTable of(PublishedSet set, String name) {
        return set.tables().stream()
                .filter(table -> table.getString("name").equals(name))
                .findFirst()
                .map(table -> of(set, table))
                .orElseThrow(() -> Problem.notFound("dataset '" + set.id() + "' has no table '" + name + "'; there are "
                        + set.tables().stream()
                                .map(table -> table.getString("name"))
                                .collect(Collectors.joining(", "))));
    }

    public static List<PublishedTable> list(PublishedSet set) {
        return set.tables().stream().map(table -> of(set, table)).toList();
    }

    private static PublishedTable of(PublishedSet set, JsonObject table) {
        return new PublishedTable(set, table, StoredTableJson.read(new JsonObject(table.getString("stored"))));
    }

    /** How many cells were left empty, and how many rules are broken besides. */
    public long problems() {
        return json.getLong("emptied", 0L) + json.getLong("violations", 0L);
    }

    public String name() {
        return json.getString("name");
    }

    /** The Frictionless Table Schema. */
    public JsonObject schema() {
        return new JsonObject(json.getString("schema"));
    }

    /** Its rows as a kind, for protocols that describe kinds. */
    public Kind<?> kind() {
        return TableKind.of(name(), stored);
    }

    /** The same alone, for checking filters. */
    public Kinds kinds(ZoneId zone) {
        return TableKind.kinds(name(), stored, zone);
    }

    /** {@code /api/datasets/{id}[/versions/{number}]/tables/{table}}. */
    public String address() {
        String version = set.number() == null ? "" : "/versions/" + set.number();
        return "/api/datasets/" + UrlEncoding.segment(set.id()) + version + "/tables/" + UrlEncoding.segment(name());
    }
}
