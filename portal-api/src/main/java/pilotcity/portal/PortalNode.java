package pilotcity.portal;

import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import pilotcity.index.Index;
import pilotcity.index.kind.Kinds;
import pilotcity.portal.command.BulkImportRunner;
import pilotcity.portal.command.PublishRunner;
import pilotcity.portal.kernel.audit.AuditHistory;
import pilotcity.portal.kernel.authentication.Authentication;
import pilotcity.portal.kernel.authentication.FollowUpLinks;
import pilotcity.portal.kernel.changefeed.ChangeFeed;
import pilotcity.portal.kernel.changefeed.IndexBuilder;
import pilotcity.portal.kernel.config.Config;
import pilotcity.portal.kernel.config.Setting;
import pilotcity.portal.kernel.control.DataFolder;
import pilotcity.portal.kernel.datasetimport.ImportException;
import pilotcity.portal.kernel.db.Await;
import pilotcity.portal.kernel.db.Database;
import pilotcity.portal.kernel.db.DatabaseException;
import pilotcity.portal.kernel.feature.BackgroundWork;
import pilotcity.portal.kernel.feature.Feature;
import pilotcity.portal.kernel.http.wire.WatchedTransport;
import pilotcity.portal.kernel.read.LiveIndex;
import pilotcity.portal.kernel.read.TableReadPool;
import pilotcity.portal.kernel.suggestion.CurrentModel;
import pilotcity.portal.kernel.verb.VerbTools;
import pilotcity.portal.kernel.write.PrivatePartReader;
import pilotcity.portal.kernel.write.WriteExecutor;
import pilotcity.portal.model.learning.ModelFollower;

/** One process's database, index and change feed: everything but HTTP. */
public final class PortalNode implements AutoCloseable {
    private static final Duration LONGEST_DEMONSTRATION = Duration.ofMinutes(2);
    private static final Duration LONGEST_INDEXING = Duration.ofMinutes(10);

    private final CloseStack closing;
    private final Vertx vertx;
    private final Database db;
    private final NodeFiles files;
    private final NodeTables tables;
    private final List<BackgroundWork> background;
    private final Authentication authentication;
    private final Kinds kinds;
    private final IndexBuilder builder;
    private final LiveIndex live;
    private final ChangeFeed feed;
    private final BundledDatasets datasets;
    private final DeferredStartup startup;
    private final ModelFollower models;
    private final NodeWrites writes;
    private final NodeCommands commands;

    private PortalNode(
            FeatureRegistry registry,
            Config config,
            DataFolder folder,
            boolean serving,
            CloseStack closing,
            Consumer<String> progress) {
        this.closing = closing;
        this.kinds = registry.kinds(config.zone());
        this.vertx = WatchedTransport.vertx(config.integer(Setting.HTTP_HEAD_TIMEOUT));
        closing.add(() -> Await.get(vertx.close()));
        this.db = DatabaseSelection.of(vertx, registry, config, folder, progress);
        closing.add(db);
        this.files = closing.opened(NodeFiles.open(vertx, db, registry, config, folder.path(), progress));
        this.tables = closing.opened(NodeTables.open(vertx, files.store(), config, folder.path()));
        this.datasets = new BundledDatasets(db, files.store(), registry, config, folder.path());
        this.builder =
                new IndexBuilder(db, kinds, registry.features(), folder.path().resolve("index"));
        Optional<Index> standIn = findStandIn(serving, progress);
        this.startup = new DeferredStartup(standIn.isPresent());
        importFirst(serving, progress);
        this.live = new LiveIndex(standIn.orElseGet(() -> openIndex(progress)));
        closing.add(live);
        this.authentication = Authentication.open(vertx, db, config, folder.path());
        closing.add(authentication);
        this.feed = new ChangeFeed(
                db, builder, live, config.duration(Setting.INDEX_POLL), config.duration(Setting.INDEX_COMMIT));
        closing.add(feed);
        this.models = closing.opened(new ModelFollower(db, folder.path(), serving, config.flag(Setting.MODELS_LEARN)));
        this.writes = NodeWrites.of(registry, config, db, new VerbTools(files.store(), models.current()), feed);
        BulkImportRunner bulkImport = new BulkImportRunner(
                db, feed, registry.features(), folder.path().resolve("imports"));
        PublishRunner publication = new PublishRunner(writes.executor(), writes.privateParts(), files.uploads());
        this.commands = new NodeCommands(
                feed, writes.auditChain(), files.backups(), bulkImport, publication, models.learning());
        this.background = registry.backgroundWork(db, files.store(), config, folder.path());
        background.forEach(closing::add);
        schedule(registry, config);
        follow(progress);
    }

    private void schedule(FeatureRegistry registry, Config config) {
        var tasks = MaintenanceTasks.scheduledTasks(
                registry, config, db, files.tasks(), writes.auditChain(), authentication);
        closing.add(new TaskScheduler(vertx, tasks, () -> db.isUp() && !startup.isWaiting()));
    }

    /**
     * Starts the database, opens or builds the index and follows the change log: for a command, which does the rest.
     *
     * @param progress receives what is being done
     */
    public static PortalNode start(
            FeatureRegistry registry, Config config, DataFolder folder, Consumer<String> progress) {
        PortalNode node = start(registry, config, folder, false, progress);
        node.started();
        return node;
    }

    /**
     * The same for a portal that serves: imports new data sets, too, and where it has an index it starts without its
     * database, which it follows as soon as that comes.
     */
    static PortalNode serve(FeatureRegistry registry, Config config, DataFolder folder, Consumer<String> progress) {
        return start(registry, config, folder, true, progress);
    }

    /** When starting fails, everything started so far is stopped again. */
    private static PortalNode start(
            FeatureRegistry registry, Config config, DataFolder folder, boolean serving, Consumer<String> progress) {
        CloseStack closing = new CloseStack();
        try {
            return new PortalNode(registry, config, folder, serving, closing, progress);
        } catch (RuntimeException | Error e) {
            closing.close();
            throw e;
        }
    }

    /** An index to read from while the database is away; empty when the database is there. */
    private Optional<Index> findStandIn(boolean serving, Consumer<String> progress) {
        try {
            db.open();
            return Optional.empty();
        } catch (DatabaseException e) {
            Optional<Index> index = serving ? builder.findStandIn() : Optional.empty();
            if (index.isEmpty()) {
                throw e;
            }
            progress.accept("WITHOUT ITS DATABASE: " + e.getMessage());
            progress.accept("reads are answered from the index, " + index.get().size()
                    + " documents; writes get 503 until the database comes, which is tried again and again");
            return index;
        }
    }

    private void importFirst(boolean serving, Consumer<String> progress) {
        if (serving && !startup.isWaiting()) {
            datasets.importOrWarn(() -> {}, progress);
        }
    }

    /** Follows the database, now or as soon as it comes. */
    private void follow(Consumer<String> progress) {
        if (startup.isWaiting()) {
            models.readLast();
            startup.then(db::open);
            startup.then(() -> {
                if (!builder.continues(live.index())) {
                    reindex(progress);
                }
            });
        }
        startup.then(authentication::join);
        startup.then(feed::start);
        startup.then(models::start);
        feed.onKindsChanged(models::changed);
        background.forEach(work -> startup.then(work::start));
        if (startup.isWaiting()) {
            startup.then(() -> datasets.importOrWarn(feed.progress()::awaitCapacity, progress));
        }
    }

    /** From now on requests fail at once while the database is unavailable. */
    void watch() {
        startup.then(db::watch);
    }

    /** Nothing further is to be done at the start. */
    void started() {
        startup.start();
        closing.add(startup);
    }

    private Index openIndex(Consumer<String> progress) {
        Index index = builder.open(read -> {});
        builder.sweep();
        progress.accept("index holds " + index.size() + " documents");
        return index;
    }

    /**
     * Imports data sets whose files have changed; returns when they can be found.
     *
     * @throws ImportException when sets are wrong; the others have been imported
     */
    public void importDataSets(Consumer<String> progress) {
        datasets.importAll(feed.progress()::awaitCapacity, progress);
        Await.get(feed.catchUp(LONGEST_INDEXING));
        progress.accept("imported; the index holds " + live.index().size() + " documents");
    }

    /** The data sets that could not be imported when they were looked at last. */
    Set<String> failedDataSets() {
        return datasets.failed();
    }

    /** What the database is at the moment: {@code up}, {@code read-only} or {@code down}. */
    String database() {
        boolean unread = feed.failure().filter(failure -> !failure.isLocal()).isPresent();
        return !db.isUp() || startup.isWaiting() || unread ? "down" : db.isReadOnly() ? "read-only" : "up";
    }

    /** Has the generated documents there, or none of them; returns when they can be found. */
    void demonstrate(boolean wanted, List<Feature<?>> features, Consumer<String> progress) {
        startup.then(() -> features.forEach(feature -> feature.demonstration()
                .flatMap(each ->
                        wanted ? each.add(db, files.store(), Instant.now(), progress) : each.remove(db, progress))
                .ifPresent(token -> Await.get(feed.awaitWrite(token, LONGEST_DEMONSTRATION)))));
    }

    /** Builds a new index while the present one answers, then switches to it. */
    public void reindex(Consumer<String> progress) {
        long documents = feed.rebuild(read -> progress.accept(read + " documents read"));
        progress.accept("index holds " + documents + " documents");
    }

    public Vertx vertx() {
        return vertx;
    }

    public Database db() {
        return db;
    }

    public Authentication access() {
        return authentication;
    }

    public Kinds kinds() {
        return kinds;
    }

    public LiveIndex live() {
        return live;
    }

    public FollowUpLinks followUps() {
        return writes.followUps();
    }

    /** Where the rows of published tables are asked for. */
    public TableReadPool tables() {
        return tables.reads();
    }

    /** What reads words, with the model in use. */
    public CurrentModel model() {
        return models.current();
    }

    /** What commands ask for. */
    public NodeCommands commands() {
        return commands;
    }

    /** Photos, uploads, and where their files are kept. */
    public NodeFiles files() {
        return files;
    }

    public WriteExecutor writer() {
        return writes.executor();
    }

    public PrivatePartReader privateParts() {
        return writes.privateParts();
    }

    public AuditHistory auditHistory() {
        return writes.auditHistory();
    }

    public ChangeFeed feed() {
        return feed;
    }

    @Override
    public void close() {
        closing.close();
    }
}
