package pilotcity.portal.kernel.datasets;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The tables of one data set, after every check: schema, uniqueness, keys across tables and sets. */
public final class Tables {
    private final DataSet set;
    private final Map<String, Table> tables;

    private Tables(DataSet set, Map<String, Table> tables) {
        this.set = set;
        this.tables = tables;
    }

    /**
     * Reads and checks all tables of {@code set}.
     *
     * @param others sets that this one may refer to
     * @throws ImportException that lists everything that is wrong
     */
    static Tables read(DataSet set, Map<String, DataSet> others) {
        List<ImportProblem> problems = new ArrayList<>();
        Map<String, Table> tables = new LinkedHashMap<>();
        for (DataFile file : set.files()) {
            if (file.isTable()) {
                tables.put(file.name(), read(set, file, problems));
            }
        }
        Tables read = new Tables(set, tables);
        tables.values().forEach(table -> read.checkKeys(table, others, problems));
        if (!problems.isEmpty()) {
            throw new ImportException(set.id(), problems);
        }
        return read;
    }

    private static Table read(DataSet set, DataFile file, List<ImportProblem> problems) {
        TableSchema schema = TableSchema.read(file.resource().path("schema"), (field, reason) -> {
            String where = field.isEmpty() ? file.name() : file.name() + "." + field;
            problems.add(new ImportProblem(set.id() + "/dataset.json", 0, where, reason));
        });
        return Table.read(file.path(), set.id() + "/" + file.file(), schema, problems);
    }

    private void checkKeys(Table table, Map<String, DataSet> others, List<ImportProblem> problems) {
        for (TableSchema.ForeignKey key : table.schema().foreignKeys()) {
            Table target = target(table, key.table(), others);
            if (target == null) {
                problems.add(new ImportProblem(
                        table.file(), 0, String.join("+", key.columns()), "refers to unknown table " + key.table()));
            } else {
                table.checkForeignKey(key, target, problems);
            }
        }
    }

    private @Nullable Table target(Table table, String name, Map<String, DataSet> others) {
        if (name.isEmpty()) {
            return table;
        }
        String[] parts = name.split("/", 2);
        DataSet other = parts.length < 2 ? null : others.get(parts[0]);
        if (other == null) {
            return tables.get(name);
        }
        return other.files().stream()
                .filter(file -> file.name().equals(parts[1]) && file.isTable())
                .findFirst()
                .map(file -> read(other, file, new ArrayList<>()))
                .orElse(null);
    }

    /** The rows of the resource called {@code name}, in file order. */
    public List<DataRow> rows(String name) {
        return table(name).rows();
    }

    /** What the resource called {@code name} may hold. */
    TableSchema schema(String name) {
        return table(name).schema();
    }

    private Table table(String name) {
        Table table = tables.get(name);
        if (table == null) {
            throw new ImportException(
                    set.id(),
                    List.of(new ImportProblem(set.id() + "/dataset.json", 0, "", "has no table resource " + name)));
        }
        return table;
    }

    /** How many rows each table has. */
    public Map<String, Integer> counts() {
        Map<String, Integer> counts = new LinkedHashMap<>();
        tables.forEach((name, table) -> counts.put(name, table.rows().size()));
        return counts;
    }

    public DataSet set() {
        return set;
    }
}
