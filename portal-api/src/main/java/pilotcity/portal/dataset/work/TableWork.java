package pilotcity.portal.dataset.work;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import pilotcity.portal.dataset.draft.DraftTables;
import pilotcity.portal.dataset.draft.ReadingJson;
import pilotcity.portal.dataset.draft.SchemaJson;
import pilotcity.portal.kernel.db.Await;
import pilotcity.portal.kernel.db.Database;
import pilotcity.portal.kernel.filestore.FileStore;
import pilotcity.portal.kernel.filestore.LocalFile;
import pilotcity.portal.kernel.table.column.ColumnStorage;
import pilotcity.portal.kernel.table.column.StoredColumn;
import pilotcity.portal.kernel.table.column.StoredTable;
import pilotcity.portal.kernel.table.column.StoredTableJson;
import pilotcity.portal.kernel.table.column.ValueBounds;
import pilotcity.portal.kernel.table.crs.CoordinateSystem;
import pilotcity.portal.kernel.table.schema.TableSchema;
import pilotcity.portal.kernel.table.schema.check.CheckMode;
import pilotcity.portal.kernel.table.schema.check.KeySet;
import pilotcity.portal.kernel.table.schema.check.TableCheck;
import pilotcity.portal.kernel.table.schema.proposal.ProposalOptions;
import pilotcity.portal.kernel.table.schema.proposal.SchemaProposal;
import pilotcity.portal.kernel.table.source.ReadLimits;
import pilotcity.portal.kernel.table.source.SourceColumn;
import pilotcity.portal.kernel.table.source.TableFile;
import pilotcity.portal.kernel.table.source.TableReader;
import pilotcity.portal.kernel.table.source.TableSourceException;
import pilotcity.portal.kernel.table.source.detection.TableFiles;

/** Proposes schemas for the tables of a draft, and checks and stores those that have one. */
final class TableWork {
    private final Database db;
    private final WorkQueue queue;
    private final FileStore files;
    private final TableStorage storage;
    private final ZoneId zone;

    TableWork(Database db, WorkQueue queue, FileStore files, TableStorage storage, ZoneId zone) {
        this.db = db;
        this.queue = queue;
        this.files = files;
        this.storage = storage;
        this.zone = zone;
    }

    private static Optional<UnaryOperator<Coordinate>> system(String name) {
        try {
            CoordinateSystem system = CoordinateSystem.of(name);
            return Optional.of(at -> system.toWgs84(at.x, at.y));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    void propose(WorkPiece.WaitingTable table) {
        JsonObject first = read(Source.of(table), FirstRows::read);
        JsonObject proposal = read(Source.of(table), reader -> proposal(reader, zone));
        EarlierTable earlier = EarlierTable.of(table.earlier());
        queue.proposed(table, earlier.carriedInto(proposal).put(FirstRows.NAME, first));
    }

    /** What a table looks like. */
    static JsonObject proposal(TableReader reader, ZoneId zone) {
        return new JsonObject(
                SchemaProposal.of(reader, ProposalOptions.in(zone)).toJson().toString());
    }

    void check(WorkPiece.WaitingTable table) {
        JsonNode json = SchemaJson.node(table.schema());
        TableSchema schema = SchemaJson.require(json);
        TableCheck check = TableCheck.of(schema, table.strict() ? CheckMode.STRICT : CheckMode.LENIENT)
                .withSystems(TableWork::system)
                .withBounds(ValueBounds::findFault)
                .withReferences(references(table, schema));
        TableStorage.Outcome outcome = read(Source.of(table), reader -> storage.store(check, json, reader));
        StoredTable stored = outcome.stored();
        queue.checked(
                table,
                new JsonObject(outcome.report().toJson().toString()).put("rounded", rounded(stored)),
                outcome.problems(),
                stored == null ? null : StoredTableJson.write(stored));
    }

    /** The columns of numbers with more places than are all kept. */
    private static JsonArray rounded(@Nullable StoredTable stored) {
        return stored == null
                ? new JsonArray()
                : new JsonArray(stored.columns().stream()
                        .filter(column -> column.storage() == ColumnStorage.DOUBLE)
                        .map(StoredColumn::name)
                        .toList());
    }

    /** The keys of the table itself, and of the other tables of its draft. */
    private Function<TableSchema.ForeignKey, Optional<KeySet>> references(
            WorkPiece.WaitingTable table, TableSchema schema) {
        if (schema.foreignKeys().isEmpty()) {
            return key -> Optional.empty();
        }
        DraftTables others = Await.get(DraftTables.beside(db.client(), table.file()));
        return key -> key.table().isEmpty()
                ? keys(Source.of(table), schema, key.targets())
                : others.find(key.table())
                        .filter(other -> other.schema() != null)
                        .flatMap(other -> keys(
                                Source.of(other), SchemaJson.require(SchemaJson.node(other.schema())), key.targets()));
    }

    private Optional<KeySet> keys(Source source, TableSchema schema, List<String> columns) {
        return schema.hasColumns(columns)
                ? read(
                        source,
                        reader -> hasColumns(reader, columns)
                                ? Optional.of(KeySet.read(reader, schema, columns))
                                : Optional.empty())
                : Optional.empty();
    }

    private static boolean hasColumns(TableReader reader, List<String> columns) {
        return reader.columns().stream().map(SourceColumn::name).toList().containsAll(columns);
    }

    /** Where a table is read from. */
    private record Source(String sha256, String fileName, String table, JsonObject options) {
        static Source of(WorkPiece.WaitingTable table) {
            return new Source(table.sha256(), table.fileName(), table.source(), table.options());
        }

        static Source of(DraftTables.DraftTable table) {
            return new Source(table.sha256(), table.fileName(), table.source(), table.options());
        }
    }

    private <T> T read(Source source, Function<TableReader, T> work) {
        try (LocalFile file = files.local(source.sha256())) {
            Optional<TableFile> opened = TableFiles.open(file.path(), source.fileName(), ReadLimits.STANDARD);
            try (TableFile tables = opened.orElseThrow(
                            () -> new TableSourceException(0, "此文件不作为表读取。", "The file is not read as a table."));
                    TableReader reader = tables.read(source.table(), ReadingJson.read(source.options()))) {
                return work.apply(reader);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
