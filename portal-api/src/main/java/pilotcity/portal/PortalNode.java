package pilotcity.portal;

import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import pilotcity.index.Index;
import pilotcity.index.kind.Kinds;
import pilotcity.portal.kernel.audit.AuditChain;
import pilotcity.portal.kernel.audit.AuditHistory;
import pilotcity.portal.kernel.authentication.Authentication;
import pilotcity.portal.kernel.authentication.FollowUpLinks;
import pilotcity.portal.kernel.changefeed.ChangeFeed;
import pilotcity.portal.kernel.changefeed.FeedFailure;
import pilotcity.portal.kernel.changefeed.IndexBuilder;
import pilotcity.portal.kernel.config.Config;
import pilotcity.portal.kernel.config.Setting;
import pilotcity.portal.kernel.control.DataFolder;
import pilotcity.portal.kernel.datasetimport.ImportException;
import pilotcity.portal.kernel.db.Await;
import pilotcity.portal.kernel.db.Database;
import pilotcity.portal.kernel.db.DatabaseException;
import pilotcity.portal.kernel.feature.Feature;
import pilotcity.portal.kernel.feature.ScheduledTask;
import pilotcity.portal.kernel.http.wire.WatchedTransport;
import pilotcity.portal.kernel.media.PhotoStore;
import pilotcity.portal.kernel.problem.Problem;
import pilotcity.portal.kernel.read.LiveIndex;
import pilotcity.portal.kernel.token.RevocationCheck;
import pilotcity.portal.kernel.token.TokenLog;
import pilotcity.portal.kernel.write.PrivatePartReader;
import pilotcity.portal.kernel.write.WriteExecutor;

/** One process's database, index and change feed: everything but HTTP. */
public final class PortalNode implements AutoCloseable {
    private static final Duration LONGEST_DEMONSTRATION = Duration.ofMinutes(2);
    private static final Duration LONGEST_INDEXING = Duration.ofMinutes(10);

    private final CloseStack closeStack;
    private final Vertx vertx;
    private final Database db;
    private final Backups backups;
    private final Authentication authentication;
    private final Kinds kinds;
    private final IndexBuilder builder;
    private final LiveIndex live;
    private final ChangeFeed feed;
    private final BundledDatasets bundledDatasets;
    private final DeferredStartup deferredStartup;
    private final WriteExecutor writeExecutor;
    private final FollowUpLinks followUpLinks;
    private final BulkImportRunner bulkImportRunner;
    private final PrivatePartReader privatePartReader;
    private final AuditHistory auditHistory;
    private final AuditChain auditChain;

    private PortalNode(
            FeatureRegistry featureRegistry,
            Config config,
            DataFolder folder,
            boolean serving,
            CloseStack closeStack,
            Consumer<String> progress) {
        this.closeStack = closeStack;
        this.kinds = featureRegistry.kinds(config.zone());
        this.vertx = WatchedTransport.vertx(config.integer(Setting.HTTP_HEAD_TIMEOUT));
        closeStack.add(() -> Await.get(vertx.close()));
        this.db = DatabaseSelection.of(vertx, featureRegistry, config, folder, progress);
        closeStack.add(db);
        this.backups = new Backups(db::address, config, folder.path());
        this.bundledDatasets = new BundledDatasets(db, featureRegistry, config);
        this.builder = new IndexBuilder(
                db, kinds, featureRegistry.features(), folder.path().resolve("index"));
        Optional<Index> standIn = findStandIn(serving, progress);
        this.deferredStartup = new DeferredStartup(standIn.isPresent());
        importFirst(serving, progress);
        this.live = new LiveIndex(standIn.orElseGet(() -> openIndex(progress)));
        closeStack.add(live);
        this.authentication = Authentication.open(vertx, db, config, folder.path());
        closeStack.add(authentication);
        this.feed = new ChangeFeed(
                db, builder, live, config.duration(Setting.INDEX_POLL), config.duration(Setting.INDEX_COMMIT));
        closeStack.add(feed);
        RevocationCheck revocation = TokenLog::requireLive;
        this.writeExecutor =
                new WriteExecutor(db, featureRegistry.verbs(config), revocation, feed::wake, this::hindrance);
        this.privatePartReader = new PrivatePartReader(db, featureRegistry.privateParts(), revocation);
        this.auditHistory = new AuditHistory(db, featureRegistry.documentAccess(), revocation);
        this.auditChain = new AuditChain(db);
        this.bulkImportRunner = new BulkImportRunner(
                db, feed, featureRegistry.features(), folder.path().resolve("imports"));
        this.followUpLinks = new FollowUpLinks(db, featureRegistry.followUpActions());
        List<ScheduledTask> tasks =
                MaintenanceTasks.scheduledTasks(featureRegistry, config, db, auditChain, authentication);
        closeStack.add(new TaskScheduler(vertx, tasks, () -> db.isUp() && !deferredStartup.isWaiting()));
        follow(progress);
    }

    private Optional<Problem> hindrance() {
        return feed.failure().flatMap(FeedFailure::writeProblem);
    }

    /**
     * Starts the database, opens or builds the index and follows the change log: for a command, which does the rest.
     *
     * @param progress is told what is being done
     */
    public static PortalNode start(
            FeatureRegistry featureRegistry, Config config, DataFolder folder, Consumer<String> progress) {
        PortalNode portalNode = start(featureRegistry, config, folder, false, progress);
        portalNode.started();
        return portalNode;
    }

    /**
     * The same for a portal that serves: imports new data sets, too, and where it has an index it starts without its
     * database, which it follows as soon as that comes.
     */
    static PortalNode serve(
            FeatureRegistry featureRegistry, Config config, DataFolder folder, Consumer<String> progress) {
        return start(featureRegistry, config, folder, true, progress);
    }

    /** What had been started is stopped again when something fails. */
    private static PortalNode start(
            FeatureRegistry featureRegistry,
            Config config,
            DataFolder folder,
            boolean serving,
            Consumer<String> progress) {
        CloseStack closeStack = new CloseStack();
        try {
            return new PortalNode(featureRegistry, config, folder, serving, closeStack, progress);
        } catch (RuntimeException | Error e) {
            closeStack.close();
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
        if (serving && !deferredStartup.isWaiting()) {
            bundledDatasets.importOrWarn(() -> {}, progress);
        }
    }

    /** Follows the database, now or as soon as it comes. */
    private void follow(Consumer<String> progress) {
        if (deferredStartup.isWaiting()) {
            deferredStartup.then(db::open);
            deferredStartup.then(() -> {
                if (!builder.continues(live.index())) {
                    reindex(progress);
                }
            });
        }
        deferredStartup.then(authentication::join);
        deferredStartup.then(feed::start);
        if (deferredStartup.isWaiting()) {
            deferredStartup.then(() -> bundledDatasets.importOrWarn(feed.progress()::awaitCapacity, progress));
        }
    }

    /** Everybody is told from now on when the database goes away. */
    void watch() {
        deferredStartup.then(db::watch);
    }

    /** Nothing further is to be done at the start. */
    void started() {
        deferredStartup.start();
        closeStack.add(deferredStartup);
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
        bundledDatasets.importAll(feed.progress()::awaitCapacity, progress);
        Await.get(feed.catchUp(LONGEST_INDEXING));
        progress.accept("imported; the index holds " + live.index().size() + " documents");
    }

    /** The data sets that could not be imported when they were looked at last. */
    Set<String> failedDataSets() {
        return bundledDatasets.failed();
    }

    /** What the database is at the moment: {@code up}, {@code read-only} or {@code down}. */
    String database() {
        boolean unread =
                feed.failure().filter(feedFailure -> !feedFailure.isLocal()).isPresent();
        if (!db.isUp() || deferredStartup.isWaiting() || unread) {
            return "down";
        }
        return db.isReadOnly() ? "read-only" : "up";
    }

    /** Imports a file into a kind; {@code order} is a JSON object with kind, file and mapping. */
    public void importFile(String order, Consumer<String> progress) {
        bulkImportRunner.run(order, progress);
    }

    /** Has the generated documents there, or none of them; returns when they can be found. */
    void demonstrate(boolean wanted, List<Feature<?>> features, Consumer<String> progress) {
        deferredStartup.then(() -> features.forEach(feature -> feature.demonstration()
                .flatMap(each -> wanted ? each.add(db, Instant.now(), progress) : each.remove(db, progress))
                .ifPresent(token -> Await.get(feed.awaitWrite(token, LONGEST_DEMONSTRATION)))));
    }

    /** Writes a backup to {@code to}, a file or a folder. */
    public void backUp(String to, Consumer<String> print) {
        backups.write(Path.of(to), print);
    }

    /** Builds a new index beside the one that answers, and lets it take over. */
    public void reindex(Consumer<String> progress) {
        long documents = feed.rebuild(read -> progress.accept(read + " documents read"));
        progress.accept("index holds " + documents + " documents");
    }

    /** Prints the documents that are in the database and not in the index, a line each. */
    public void listLeftOut(Consumer<String> print) {
        feed.leftOut()
                .forEach(each -> print.accept(
                        String.join("\t", each.kind(), each.id(), each.since().toString(), each.reason())));
        print.accept(feed.leftOut().size() + " documents are left out of the index");
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
        return followUpLinks;
    }

    public PhotoStore photos() {
        return new PhotoStore(db);
    }

    public WriteExecutor writer() {
        return writeExecutor;
    }

    public PrivatePartReader privateParts() {
        return privatePartReader;
    }

    public AuditHistory auditHistory() {
        return auditHistory;
    }

    public void verifyAudit(String head, Consumer<String> print) {
        auditChain.verify(head, print);
    }

    public ChangeFeed feed() {
        return feed;
    }

    @Override
    public void close() {
        closeStack.close();
    }
}
