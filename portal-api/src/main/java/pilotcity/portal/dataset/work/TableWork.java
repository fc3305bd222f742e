package pilotcity.portal.dataset.work;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.locationtech.jts.geom.Coordinate;
import pilotcity.portal.dataset.draft.ReadingJson;
import pilotcity.portal.dataset.draft.SchemaJson;
import pilotcity.portal.kernel.filestore.FileStore;
import pilotcity.portal.kernel.filestore.LocalFile;
import pilotcity.portal.kernel.table.column.StoredTable;
import pilotcity.portal.kernel.table.column.StoredTableJson;
import pilotcity.portal.kernel.table.crs.CoordinateSystem;
import pilotcity.portal.kernel.table.schema.TableSchema;
import pilotcity.portal.kernel.table.schema.check.CheckMode;
import pilotcity.portal.kernel.table.schema.check.TableCheck;
import pilotcity.portal.kernel.table.schema.proposal.ProposalOptions;
import pilotcity.portal.kernel.table.schema.proposal.SchemaProposal;
import pilotcity.portal.kernel.table.source.ReadLimits;
import pilotcity.portal.kernel.table.source.TableFile;
import pilotcity.portal.kernel.table.source.TableReader;
import pilotcity.portal.kernel.table.source.TableSourceException;
import pilotcity.portal.kernel.table.source.detection.TableFiles;

/** Proposes schemas for the tables of a draft, and checks and stores those that have one. */
final class TableWork {
    private final WorkQueue queue;
    private final FileStore files;
    private final TableStorage storage;
    private final ZoneId zone;

    TableWork(WorkQueue queue, FileStore files, TableStorage storage, ZoneId zone) {
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

    void propose(WorkQueue.WaitingTable table) {
        JsonObject first = read(table, FirstRows::read);
        JsonObject proposal = read(
                table,
                reader -> new JsonObject(SchemaProposal.of(reader, ProposalOptions.in(zone))
                        .toJson()
                        .toString()));
        queue.proposed(table, proposal.put("firstRows", first));
    }

    void check(WorkQueue.WaitingTable table) {
        JsonNode json = SchemaJson.node(table.schema());
        TableSchema schema = SchemaJson.require(json);
        TableCheck check = TableCheck.of(schema, table.strict() ? CheckMode.STRICT : CheckMode.LENIENT)
                .withSystems(TableWork::system);
        TableStorage.Outcome outcome = read(table, reader -> storage.store(check, json, reader));
        StoredTable stored = outcome.stored();
        queue.checked(
                table,
                new JsonObject(outcome.report().toJson().toString()),
                outcome.problems(),
                stored == null ? null : StoredTableJson.write(stored));
    }

    private <T> T read(WorkQueue.WaitingTable table, Function<TableReader, T> work) {
        try (LocalFile file = files.local(table.sha256())) {
            Optional<TableFile> opened = TableFiles.open(file.path(), table.fileName(), ReadLimits.STANDARD);
            try (TableFile tables =
                            opened.orElseThrow(() -> new TableSourceException(0, "The file is not read as a table."));
                    TableReader reader = tables.read(table.source(), ReadingJson.read(table.options()))) {
                return work.apply(reader);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
