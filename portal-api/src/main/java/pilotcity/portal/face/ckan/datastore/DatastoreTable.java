package pilotcity.portal.face.ckan.datastore;

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
import pilotcity.portal.face.shared.catalogue.CatalogueFile;

/**
 * The documents of a kind as a table of the DataStore: a column for every field that lists show, in front of them
 * {@code _id}, the document's id.
 *
 * @param resource the id that the caller knows it by
 */
record DatastoreTable(String resource, Kind<?> kind) {
    static final String ID = "_id";

    /**
     * The table of a kind, by its name, or of a resource that is an export.
     *
     * @throws ActionException when there is none
     */
    static DatastoreTable get(Index index, String resource) {
        return index.kinds()
                .find(resource)
                .or(() -> exported(index, resource))
                .map(kind -> new DatastoreTable(resource, kind))
                .orElseThrow(() -> ActionException.notFound("Resource \"" + resource + "\" was not found."));
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
        columns.add(new Column(ID, "text", null));
        for (Field<?> field : kind.fields().values()) {
            if (!field.detail()) {
                columns.add(new Column(field.name(), type(field), field));
            }
        }
        return columns;
    }

    /** @throws ActionException that names the parameter when there is no such column */
    Column column(String parameter, String name) {
        return columns().stream()
                .filter(column -> column.name().equals(name))
                .findFirst()
                .orElseThrow(() -> ActionException.validation(parameter, "field \"" + name + "\" not in table"));
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
