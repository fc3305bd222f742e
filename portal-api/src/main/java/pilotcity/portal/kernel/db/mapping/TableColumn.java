package pilotcity.portal.kernel.db.mapping;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.LinkedHashMap;
import java.util.Map;
import pilotcity.portal.kernel.db.Database;

/**
 * A column as the database has it.
 *
 * @param type as PostgreSQL writes it: {@code timestamp with time zone}
 * @param required whether it is never empty
 */
public record TableColumn(String name, String type, boolean required) {
    private static final RowReader<TableColumn> READER = RowReader.of(TableColumn.class);

    private static final String SELECT = """
            SELECT attname::text AS name, format_type(atttypid, NULL) AS type, attnotnull AS required
              FROM pg_attribute
             WHERE attrelid = $1::text::regclass AND attnum > 0 AND NOT attisdropped
             ORDER BY attnum
            """;

    /** The columns of {@code table}, by name. */
    public static Future<Map<String, TableColumn>> listByTable(SqlClient client, String table) {
        return Database.list(client, SELECT, Tuple.of(StatementText.name(table)), READER::read)
                .map(columns -> {
                    Map<String, TableColumn> byName = new LinkedHashMap<>();
                    columns.forEach(column -> byName.put(column.name(), column));
                    return byName;
                });
    }
}
