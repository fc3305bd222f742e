package pilotcity.portal.face.ckan.datastore;

import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pilotcity.index.Index;
import pilotcity.index.document.Document;
import pilotcity.index.kind.Field;
import pilotcity.index.kind.FieldType;
import pilotcity.index.kind.Kind;
import pilotcity.portal.face.ckan.mapping.CatalogueEntryReader;
import pilotcity.portal.face.ckan.mapping.ResourceJson;
import pilotcity.portal.face.ckan.protocol.ActionException;
import pilotcity.portal.face.ckan.protocol.CkanDict;
import pilotcity.portal.face.shared.catalogue.CatalogueEntry;
import pilotcity.portal.face.shared.catalogue.CatalogueFile;
import pilotcity.portal.face.shared.dataset.PublishedSet;
import pilotcity.portal.face.shared.dataset.PublishedTable;

/**
 * The documents of a kind as a table of the DataStore: a column for every field that lists show, in front of them
 * {@code _id}, the document's id; or a published table of a data set, with its own columns and the number of each row.
 *
 * @param resource the id that the caller knows it by
 * @param published the published table, or null for the documents of a kind
 */
record DatastoreTable(
        String resource, Kind<?> kind, @Nullable PublishedTable published) {
    static final String ID = "_id";

    /**
     * The table of a kind, by its name, or of a resource that is an export; or a published table, by the resource of
     * the file that holds it alone or as {@code dataset.table}.
     *
     * @throws ActionException when there is none
     */
    static DatastoreTable get(Index index, String resource) {
        return index.kinds()
                .find(resource)
                .or(() -> exported(index, resource))
                .map(kind -> new DatastoreTable(resource, kind, null))
                .or(() -> published(index, resource).map(table -> new DatastoreTable(resource, table.kind(), table)))
                .orElseThrow(() -> ActionException.notFound("Resource \"" + resource + "\" was not found."));
    }

    private static Optional<PublishedTable> published(Index index, String resource) {
        int dot = resource.indexOf('.');
        String id = dot < 1 ? "" : resource.substring(0, dot);
        if (id.isEmpty() || index.find(CatalogueEntry.KIND, id).isEmpty()) {
            return Optional.empty();
        }
        String name = resource.substring(dot + 1);
        PublishedSet set = PublishedSet.newest(index, id);
        return set.files().stream()
                .filter(file -> name.equals(file.getString("name")))
                .map(file -> inFile(set, file))
                .filter(tables -> tables.size() == 1)
                .map(List::getFirst)
                .findFirst()
                .or(() -> set.tables().stream()
                        .map(table -> table.getString("name"))
                        .filter(name::equals)
                        .findFirst())
                .map(table -> PublishedTable.of(set, table));
    }

    private static List<String> inFile(PublishedSet set, JsonObject file) {
        return set.tables().stream()
                .filter(table -> PublishedSet.isCalled(file, table.getString("file")))
                .map(table -> table.getString("name"))
                .toList();
    }

    private static Optional<Kind<?>> exported(Index index, String resource) {
        int dot = resource.lastIndexOf('.');
        return dot < 1
                ? Optional.empty()
                : CatalogueEntryReader.find(index, resource.substring(0, dot))
                        .flatMap(entry -> entry.files().stream()
                                .filter(file -> ResourceJson.id(entry, file).equals(resource))
                                .map(CatalogueFile::kind)
                                .<Kind<?>>flatMap(
                                        kind -> Optional.ofNullable(kind).flatMap(index.kinds()::find).stream())
                                .findFirst());
    }

    /** A column: its name, its type as PostgreSQL calls it, and the field that it shows; null for the id. */
    record Column(String name, String type, @Nullable Field<?> field) {
        Map<String, @Nullable Object> described() {
            return new CkanDict().put("id", name).put("type", type).map();
        }
    }

    List<Column> columns() {
        List<Column> columns = new ArrayList<>();
        if (published != null) {
            kind.fields()
                    .values()
                    .forEach(field -> columns.add(new Column(field.name(), type(published, field), field)));
            return columns;
        }
        columns.add(new Column(ID, "text", null));
        for (Field<?> field : kind.fields().values()) {
            if (!field.detail()) {
                columns.add(new Column(field.name(), type(field), field));
            }
        }
        return columns;
    }

    /** Rows of published tables are ordered by whatever has an order, documents by what their index keeps sorted. */
    boolean isSortable(Column column) {
        Field<?> field = column.field();
        return field == null
                || (published == null ? field.sortable() : !column.type().equals("json"));
    }

    /** @throws ActionException that names the parameter when there is no such column */
    Column column(String parameter, String name) {
        return columns().stream()
                .filter(column -> column.name().equals(name))
                .findFirst()
                .orElseThrow(() -> ActionException.validation(parameter, "field \"" + name + "\" not in table"));
    }

    /** How the rows are told apart, and are in order by themselves. */
    String idName() {
        return published == null ? ID : published.stored().id();
    }

    private static String type(PublishedTable table, Field<?> field) {
        return table.stored()
                .findColumn(field.name())
                .map(column -> switch (column.storage()) {
                    case JSON -> "json";
                    case INTEGER -> "int8";
                    default -> type(field);
                })
                .orElseGet(() -> type(field));
    }

    private static String type(Field<?> field) {
        if (field.list()) {
            return "json";
        }
        return switch (field.type()) {
            case INTEGER -> "int";
            case NUMBER -> "numeric";
            case BOOLEAN -> "bool";
            case DATE -> "date";
            case INSTANT -> "timestamp";
            case GEOMETRY, OBJECT -> "json";
            case KEYWORD, TEXT, REFERENCE -> "text";
        };
    }

    /** The values of {@code columns}, null where there is none. */
    static Map<String, @Nullable Object> row(Document document, List<Column> columns) {
        Map<String, Object> values = document.map();
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        for (Column column : columns) {
            Field<?> field = column.field();
            Object value = field == null ? document.id() : values.get(field.name());
            boolean moment = field != null && field.type() == FieldType.INSTANT && value instanceof String;
            row.put(column.name(), moment ? String.valueOf(value).replaceFirst("Z$", "") : value);
        }
        return row;
    }
}
