package pilotcity.portal.kernel.datasetimport.table;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import pilotcity.portal.kernel.files.CsvEndMarker;
import pilotcity.portal.kernel.files.CsvError;
import pilotcity.portal.kernel.table.schema.SchemaColumn;
import pilotcity.portal.kernel.table.schema.TableSchema;

/** The rows of one CSV file, checked against its schema while they are read. */
public record CsvTable(String file, TableSchema schema, List<DataRow> rows) {

    /** Reads {@code path}; what is wrong is added to {@code problems} and the row left out. */
    public static CsvTable read(Path path, String file, TableSchema schema, List<ImportProblem> problems) {
        CsvTable csvTable = new CsvTable(file, schema, new ArrayList<>());
        CsvEndMarker end = new CsvEndMarker();
        try (CsvReader<CsvRecord> csv = reader(end, path)) {
            List<String> header = null;
            for (CsvRecord record : csv) {
                if (end.is(record)) {
                    break;
                }
                Optional<CsvError> fault = end.fault(record);
                if (fault.isPresent()) {
                    problems.add(csvTable.problem(fault.get()));
                    break;
                }
                if (header == null) {
                    header = record.getFields();
                    csvTable.checkHeader(header, problems);
                } else {
                    csvTable.add(header, record, problems);
                }
            }
        } catch (CsvParseException e) {
            problems.add(csvTable.problem(CsvError.of(e)));
        } catch (UncheckedIOException e) {
            problems.add(new ImportProblem(file, 0, "", "is no readable CSV: " + reason(e)));
        } catch (IOException e) {
            problems.add(new ImportProblem(file, 0, "", "cannot be read: " + e.getMessage()));
        }
        csvTable.checkUnique(problems);
        return csvTable;
    }

    private static CsvReader<CsvRecord> reader(CsvEndMarker end, Path path) throws IOException {
        return CsvReader.builder()
                .allowMissingFields(true)
                .allowExtraFields(true)
                .ofCsvRecord(end.framed("", Files.newBufferedReader(path)));
    }

    private ImportProblem problem(CsvError fault) {
        return new ImportProblem(file, fault.line(), "", fault.reason());
    }

    private static String reason(UncheckedIOException e) {
        return e.getCause() instanceof MalformedInputException ? "it is not UTF-8" : String.valueOf(e.getMessage());
    }

    private void checkHeader(List<String> header, List<ImportProblem> problems) {
        List<String> expected =
                schema.columns().stream().map(SchemaColumn::name).toList();
        if (!header.equals(expected)) {
            problems.add(new ImportProblem(file, 1, "", "the header must be " + String.join(",", expected)));
        }
    }

    private void add(List<String> header, CsvRecord record, List<ImportProblem> problems) {
        long line = record.getStartingLineNumber();
        if (record.getFieldCount() != header.size()) {
            problems.add(new ImportProblem(
                    file, line, "", "has " + record.getFieldCount() + " values, the header has " + header.size()));
            return;
        }
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < header.size(); i++) {
            values.put(header.get(i), record.getField(i));
        }
        schema.columns().forEach(schemaColumn -> {
            String value = values.getOrDefault(schemaColumn.name(), "");
            schemaColumn
                    .fault(value)
                    .ifPresentOrElse(
                            fault -> problems.add(new ImportProblem(
                                    file,
                                    line,
                                    schemaColumn.name(),
                                    fault.message().en())),
                            () -> values.put(schemaColumn.name(), plain(schemaColumn, value)));
        });
        rows.add(new DataRow(line, values));
    }

    /** A value as Table Schema writes it by default, whatever the schema has it written as; empty where there is none. */
    private static String plain(SchemaColumn column, String text) {
        Object value = column.isMissing(text) ? null : column.value(text);
        return switch (value) {
            case null -> "";
            case BigDecimal number -> number.toPlainString();
            case LocalTime time -> DateTimeFormatter.ISO_LOCAL_TIME.format(time);
            case Long _, BigInteger _, Boolean _, LocalDate _, Instant _, YearMonth _ -> value.toString();
            default -> text;
        };
    }

    private void checkUnique(List<ImportProblem> problems) {
        if (!schema.primaryKey().isEmpty()) {
            checkUnique(schema.primaryKey(), problems);
        }
        schema.uniqueKeys().forEach(key -> checkUnique(key, problems));
        schema.columns().stream()
                .filter(SchemaColumn::unique)
                .forEach(schemaColumn -> checkUnique(List.of(schemaColumn.name()), problems));
    }

    private void checkUnique(List<String> columns, List<ImportProblem> problems) {
        Map<List<String>, Long> seen = new HashMap<>();
        for (DataRow row : rows) {
            key(row, columns).ifPresent(key -> {
                Long first = seen.putIfAbsent(key, row.line());
                if (first != null) {
                    problems.add(new ImportProblem(
                            file,
                            row.line(),
                            String.join("+", columns),
                            "'" + String.join(", ", key) + "' is already in line " + first));
                }
            });
        }
    }

    /** Adds a problem for every value that should, but does not, stand in {@code target}. */
    public void checkForeignKey(TableSchema.ForeignKey key, CsvTable target, List<ImportProblem> problems) {
        Set<List<String>> known = target.rows().stream()
                .map(row -> key(row, key.targets()))
                .flatMap(Optional::stream)
                .collect(Collectors.toCollection(HashSet::new));
        for (DataRow row : rows) {
            key(row, key.columns())
                    .filter(value -> !known.contains(value))
                    .ifPresent(value -> problems.add(new ImportProblem(
                            file,
                            row.line(),
                            String.join("+", key.columns()),
                            "'" + String.join(", ", value) + "' is not in " + target.file())));
        }
    }

    /** The values of {@code columns}, or empty when one of them is missing. */
    private static Optional<List<String>> key(DataRow row, List<String> columns) {
        List<String> values = new ArrayList<>();
        for (String column : columns) {
            @Nullable String value = row.find(column);
            if (value == null) {
                return Optional.empty();
            }
            values.add(value);
        }
        return Optional.of(values);
    }
}
