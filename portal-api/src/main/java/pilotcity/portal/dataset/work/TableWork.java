package pilotcity.portal.dataset.work;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import java.util.function.Function;
import pilotcity.portal.dataset.draft.ReadingJson;
import pilotcity.portal.dataset.draft.SchemaJson;
import pilotcity.portal.kernel.filestore.FileStore;
import pilotcity.portal.kernel.filestore.LocalFile;
import pilotcity.portal.kernel.table.column.StoredTable;
import pilotcity.portal.kernel.table.column.StoredTableJson;
import pilotcity.portal.kernel.table.crs.KnownSystems;
import pilotcity.portal.kernel.table.schema.TableSchema;
import pilotcity.portal.kernel.table.schema.check.CheckMode;
import pilotcity.portal.kernel.table.schema.check.TableCheck;
import pilotcity.portal.kernel.table.schema.proposal.SchemaProposal;
import pilotcity.portal.kernel.table.source.ReadLimits;
import pilotcity.portal.kernel.table.source.TableFile;
import pilotcity.portal.kernel.table.source.TableFiles;
import pilotcity.portal.kernel.table.source.TableReader;
import pilotcity.portal.kernel.table.source.TableSourceException;

/** Proposes schemas for the tables of a draft, and checks and stores those that have one. */
final class TableWork {
    private final WorkQueue queue;
    private final FileStore files;
    private final TableStorage storage;

    TableWork(WorkQueue queue, FileStore files, TableStorage storage) {
        this.queue = queue;
        this.files = files;
        this.storage = storage;
    }

    void propose(WorkQueue.WaitingTable table) {
        JsonObject proposal = read(table, reader -> new JsonObject(
                SchemaProposal.of(reader).toJson().toString()));
        queue.proposed(table, proposal);
    }

    void check(WorkQueue.WaitingTable table) {
        JsonNode json = SchemaJson.node(table.schema());
        TableSchema schema = SchemaJson.require(json);
        TableCheck check = TableCheck.of(schema, table.strict() ? CheckMode.STRICT : CheckMode.LENIENT)
                .withSystems(KnownSystems.ALL);
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
        }
    }
}
