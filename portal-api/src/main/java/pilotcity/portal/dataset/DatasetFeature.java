package pilotcity.portal.dataset;

import io.vertx.sqlclient.Row;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import pilotcity.index.kind.Kind;
import pilotcity.portal.dataset.draft.DatasetVerbs;
import pilotcity.portal.dataset.draft.DraftList;
import pilotcity.portal.dataset.draft.Drafts;
import pilotcity.portal.dataset.publication.FreshnessUpdate;
import pilotcity.portal.dataset.publication.VersionWriter;
import pilotcity.portal.dataset.work.DraftWork;
import pilotcity.portal.kernel.config.Config;
import pilotcity.portal.kernel.db.Database;
import pilotcity.portal.kernel.db.mapping.RowReader;
import pilotcity.portal.kernel.feature.BackgroundWork;
import pilotcity.portal.kernel.feature.DocumentAccess;
import pilotcity.portal.kernel.feature.Feature;
import pilotcity.portal.kernel.feature.PrivateList;
import pilotcity.portal.kernel.feature.PrivatePart;
import pilotcity.portal.kernel.feature.ScheduledTask;
import pilotcity.portal.kernel.filestore.FileStore;
import pilotcity.portal.kernel.filestore.sweep.FileReference;
import pilotcity.portal.kernel.verb.Verb;

/** Data sets: what is published for download. */
public final class DatasetFeature implements Feature<Dataset> {
    private static final RowReader<Dataset> READER = RowReader.of(Dataset.class);

    @Override
    public Kind<Dataset> kind() {
        return DatasetKind.KIND;
    }

    @Override
    public List<Verb> verbs(Config config) {
        return DatasetVerbs.list(config.zone());
    }

    @Override
    public Optional<PrivatePart> privatePart() {
        return Optional.of(Drafts::read);
    }

    @Override
    public Optional<PrivateList> privateList() {
        return Optional.of(DraftList::read);
    }

    @Override
    public DocumentAccess documentAccess() {
        return Drafts::require;
    }

    @Override
    public List<FileReference> fileReferences() {
        return List.of(
                FileReference.column("draft_file", "sha256"),
                FileReference.column("draft_table", "problems_sha256"),
                FileReference.column("draft_table", "stored ->> 'sha256'"));
    }

    @Override
    public Optional<BackgroundWork> backgroundWork(Database database, FileStore files, Config config, Path data) {
        return Optional.of(DraftWork.of(database, files, data.resolve("tables").resolve("drafts"), config.zone()));
    }

    @Override
    public List<ScheduledTask> scheduledTasks(Database database, Config config) {
        return List.of(
                new ScheduledTask(
                        "publish versions whose time has come",
                        Duration.ofSeconds(5),
                        () -> database.inTransaction(VersionWriter::showDue)),
                new ScheduledTask(
                        "see which data sets are updated in time",
                        Duration.ofHours(1),
                        () -> database.inTransaction(sql -> FreshnessUpdate.run(sql, Instant.now()))));
    }

    @Override
    public String table() {
        return "dataset_document";
    }

    @Override
    public Dataset read(Row row) {
        return READER.read(row);
    }
}
