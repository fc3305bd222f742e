package pilotcity.portal.kernel.table.schema.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import pilotcity.portal.kernel.table.schema.CellFault;
import pilotcity.portal.kernel.table.schema.CheckRule;
import pilotcity.portal.kernel.table.schema.SchemaColumn;
import pilotcity.portal.kernel.table.schema.TableSchema;

/** The keys of a table: what may stand once, and what has to stand in another table. */
final class RowKeys {
    private final List<Key> keys = new ArrayList<>();
    private final KeyHash hash = new KeyHash();

    /**
     * @param target of a foreign key the name of its table
     * @param values that were seen, or that there are in the other table
     */
    private record Key(int[] columns, String name, CheckRule rule, String target, KeySet values) {}

    /** @param references the keys of other tables; a key that is not among them is reported */
    RowKeys(
            TableSchema schema,
            HeaderMatch header,
            Function<TableSchema.ForeignKey, Optional<KeySet>> references,
            CheckCounts counts) {
        add(schema, header, schema.primaryKey(), CheckRule.PRIMARY_KEY);
        for (SchemaColumn column : schema.columns()) {
            if (column.unique() && !schema.primaryKey().equals(List.of(column.name()))) {
                add(schema, header, List.of(column.name()), CheckRule.UNIQUE);
            }
        }
        schema.uniqueKeys().forEach(key -> add(schema, header, key, CheckRule.UNIQUE_KEY));
        for (TableSchema.ForeignKey key : schema.foreignKeys()) {
            String name = String.join("+", key.columns());
            String table = key.table().isEmpty() ? "" : key.table();
            Optional<KeySet> known = references.apply(key);
            if (known.isEmpty()) {
                counts.add(
                        0,
                        name,
                        table,
                        CheckRule.FOREIGN_KEY,
                        "引用的表“" + table + "”不存在",
                        "refers to unknown table '" + table + "'");
            } else if (isIn(schema, header, key.columns())) {
                keys.add(new Key(indexes(schema, key.columns()), name, CheckRule.FOREIGN_KEY, table, known.get()));
            }
        }
    }

    private void add(TableSchema schema, HeaderMatch header, List<String> columns, CheckRule rule) {
        if (!columns.isEmpty() && isIn(schema, header, columns)) {
            keys.add(new Key(indexes(schema, columns), String.join("+", columns), rule, "", new KeySet()));
        }
    }

    /** A column that the file lacks is reported as such. */
    private static boolean isIn(TableSchema schema, HeaderMatch header, List<String> columns) {
        return columns.stream().allMatch(column -> header.cell(schema.indexOf(column)) >= 0);
    }

    private static int[] indexes(TableSchema schema, List<String> columns) {
        return columns.stream().mapToInt(schema::indexOf).toArray();
    }

    /** @param bad columns whose cells are reported already */
    void check(long row, @Nullable Object[] values, boolean[] bad, CheckCounts counts) {
        for (int at = 0; at < keys.size(); at++) {
            Key key = keys.get(at);
            int missing = 0;
            boolean skipped = false;
            hash.reset();
            for (int column : key.columns()) {
                Object value = values[column];
                skipped |= bad[column];
                if (value == null) {
                    missing++;
                } else {
                    hash.add(value);
                }
            }
            if (skipped) {
                continue;
            }
            if (missing == 0) {
                hash.finish();
                check(key, row, values, counts);
            } else if (key.rule() == CheckRule.PRIMARY_KEY) {
                counts.add(
                        row, key.name(), "", CheckRule.PRIMARY_KEY_MISSING, "主键不能为空", "a part of the key is missing");
            }
        }
    }

    private void check(Key key, long row, @Nullable Object[] values, CheckCounts counts) {
        if (key.rule() == CheckRule.FOREIGN_KEY) {
            if (!key.values().contains(hash)) {
                String shown = shown(key, values);
                String where = key.target().isEmpty() ? "the table" : key.target();
                counts.add(
                        row,
                        key.name(),
                        shown,
                        CheckRule.FOREIGN_KEY,
                        "“" + shown + "”不在" + (key.target().isEmpty() ? "表中" : "表 " + key.target() + " 中"),
                        "'" + shown + "' is not in " + where);
            }
        } else if (!key.values().add(hash, row)) {
            String shown = shown(key, values);
            counts.add(
                    row,
                    key.name(),
                    shown,
                    key.rule(),
                    "“" + shown + "”在前面的行中已出现",
                    "'" + shown + "' is in an earlier row, too");
        }
    }

    private static String shown(Key key, @Nullable Object[] values) {
        List<String> parts = new ArrayList<>();
        for (int column : key.columns()) {
            parts.add(String.valueOf(values[column]));
        }
        return CellFault.shortened(String.join(", ", parts));
    }
}
