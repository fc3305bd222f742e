package pilotcity.portal.kernel.datasetimport;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pilotcity.portal.kernel.datasetimport.table.CsvTable;
import pilotcity.portal.kernel.datasetimport.table.DataRow;
import pilotcity.portal.kernel.datasetimport.table.ImportProblem;
import pilotcity.portal.kernel.table.schema.TableSchema;

/** The tables of one data set, after every check: schema, uniqueness, keys across tables and sets. */
public final class DatasetTables {
    private final DatasetFolder set;
    private final Map<String, CsvTable> tables;

    private DatasetTables(DatasetFolder set, Map<String, CsvTable> tables) {
        this.set = set;
        this.tables = tables;
    }

    /**
     * Reads and checks all tables of {@code set}.
     *
     * @param others sets that this one may refer to
     * @throws ImportException that lists everything that is wrong
     */
    static DatasetTables read(DatasetFolder set, Map<String, DatasetFolder> others) {
        List<ImportProblem> problems = new ArrayList<>();
        Map<String, CsvTable> tables = new LinkedHashMap<>();
        for (DataFile file : set.files()) {
            if (file.isTable()) {
                tables.put(file.name(), read(set, file, problems));
            }
        }
        DatasetTables read = new DatasetTables(set, tables);
        tables.values().forEach(csvTable -> read.checkKeys(csvTable, others, problems));
        if (!problems.isEmpty()) {
            throw new ImportException(set.id(), problems);
        }
        return read;
    }

    private static CsvTable read(DatasetFolder set, DataFile file, List<ImportProblem> problems) {
        TableSchema schema = TableSchema.read(file.resource().path("schema"), (field, reason) -> {
            String where = field.isEmpty() ? file.name() : file.name() + "." + field;
            problems.add(new ImportProblem(set.id() + "/dataset.json", 0, where, reason));
        });
        return CsvTable.read(file.path(), set.id() + "/" + file.file(), schema, problems);
    }

    private void checkKeys(CsvTable csvTable, Map<String, DatasetFolder> others, List<ImportProblem> problems) {
        for (TableSchema.ForeignKey key : csvTable.schema().foreignKeys()) {
            CsvTable target = target(csvTable, key.table(), others);
            if (target == null) {
                problems.add(unknown(csvTable, key, "table " + key.table()));
            } else if (!target.schema().hasColumns(key.targets())) {
                String columns = String.join("+", key.targets());
                problems.add(unknown(csvTable, key, "column " + columns + " of " + target.file()));
            } else {
                csvTable.checkForeignKey(key, target, problems);
            }
        }
    }

    private static ImportProblem unknown(CsvTable csvTable, TableSchema.ForeignKey key, String what) {
        return new ImportProblem(csvTable.file(), 0, String.join("+", key.columns()), "refers to unknown " + what);
    }

    private @Nullable CsvTable target(CsvTable csvTable, String name, Map<String, DatasetFolder> others) {
        if (name.isEmpty()) {
            return csvTable;
        }
        String[] parts = name.split("/", 2);
        DatasetFolder other = parts.length < 2 ? null : others.get(parts[0]);
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

    /** Whether there is a resource called {@code name}. */
    public boolean has(String name) {
        return tables.containsKey(name);
    }

    /** The same for a resource that a set may leave out. */
    public List<DataRow> listRows(String name) {
        return has(name) ? rows(name) : List.of();
    }

    /** What the resource called {@code name} may hold. */
    TableSchema schema(String name) {
        return table(name).schema();
    }

    private CsvTable table(String name) {
        CsvTable csvTable = tables.get(name);
        if (csvTable == null) {
            throw new ImportException(
                    set.id(),
                    List.of(new ImportProblem(set.id() + "/dataset.json", 0, "", "has no table resource " + name)));
        }
        return csvTable;
    }

    /** How many rows each table has. */
    public Map<String, Integer> counts() {
        Map<String, Integer> counts = new LinkedHashMap<>();
        tables.forEach((name, csvTable) -> counts.put(name, csvTable.rows().size()));
        return counts;
    }

    public DatasetFolder set() {
        return set;
    }
}
