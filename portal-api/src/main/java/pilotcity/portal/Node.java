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
import pilotcity.portal.kernel.access.Access;
import pilotcity.portal.kernel.access.FollowUps;
import pilotcity.portal.kernel.access.RevocationCheck;
import pilotcity.portal.kernel.access.TokenLog;
import pilotcity.portal.kernel.changefeed.FeedFailure;
import pilotcity.portal.kernel.changes.ChangeFeed;
import pilotcity.portal.kernel.changes.IndexBuilder;
import pilotcity.portal.kernel.control.DataFolder;
import pilotcity.portal.kernel.datasets.ImportException;
import pilotcity.portal.kernel.db.Await;
import pilotcity.portal.kernel.db.DatabaseException;
import pilotcity.portal.kernel.db.Db;
import pilotcity.portal.kernel.http.Problem;
import pilotcity.portal.kernel.http.wire.WatchedTransport;
import pilotcity.portal.kernel.index.LiveIndex;
import pilotcity.portal.kernel.media.PhotoStore;
import pilotcity.portal.kernel.write.AuditChain;
import pilotcity.portal.kernel.write.AuditHistory;
import pilotcity.portal.kernel.write.Chore;
import pilotcity.portal.kernel.write.Chores;
import pilotcity.portal.kernel.write.PrivateParts;
import pilotcity.portal.kernel.write.WriteExecutor;

/** One process's database, index and change feed: everything but HTTP. */
public final class Node implements AutoCloseable {
    private static final Duration LONGEST_DEMONSTRATION = Duration.ofMinutes(2);
    private static final Duration LONGEST_INDEXING = Duration.ofMinutes(10);

    private final Closing closing;
    private final Vertx vertx;
    private final Db db;
    private final Backups backups;
    private final Access access;
    private final Kinds kinds;
    private final IndexBuilder builder;
    private final LiveIndex live;
    private final ChangeFeed feed;
    private final DataSets dataSets;
    private final Arrival arrival;
    private final WriteExecutor writeExecutor;
    private final FollowUps followUps;
    private final FileImport fileImport;
    private final PrivateParts privateParts;
    private final AuditHistory auditHistory;
    private final AuditChain auditChain;

    private Node(
            Portal portal,
            Config config,
            DataFolder folder,
            boolean serving,
            Closing closing,
            Consumer<String> progress) {
        this.closing = closing;
        this.kinds = portal.kinds(config.zone());
        this.vertx = WatchedTransport.vertx(config.integer(Setting.HTTP_HEAD_TIMEOUT));
        closing.add(() -> Await.get(vertx.close()));
        this.db = Databases.of(vertx, portal, config, folder, progress);
        closing.add(db);
        this.backups = new Backups(db::address, config, folder.path());
        this.dataSets = new DataSets(db, portal, config);
        this.builder =
                new IndexBuilder(db, kinds, portal.features(), folder.path().resolve("index"));
        Optional<Index> standIn = findStandIn(serving, progress);
        this.arrival = new Arrival(standIn.isPresent());
        importFirst(serving, progress);
        this.live = new LiveIndex(standIn.orElseGet(() -> openIndex(progress)));
        closing.add(live);
        this.access = Access.open(vertx, db, config, folder.path());
        closing.add(access);
        this.feed = new ChangeFeed(
                db, builder, live, config.duration(Setting.INDEX_POLL), config.duration(Setting.INDEX_COMMIT));
        closing.add(feed);
        RevocationCheck revocation = TokenLog::requireLive;
        this.writeExecutor = new WriteExecutor(db, portal.verbs(config), revocation, feed::wake, this::hindrance);
        this.privateParts = new PrivateParts(db, portal.privateParts(), revocation);
        this.auditHistory = new AuditHistory(db, portal.standings(), revocation);
        this.auditChain = new AuditChain(db);
        this.fileImport =
                new FileImport(db, feed, portal.features(), folder.path().resolve("imports"));
        this.followUps = new FollowUps(db, portal.followUpActions());
        List<Chore> chores = MaintenanceTasks.chores(portal, config, db, auditChain, access);
        closing.add(new Chores(vertx, chores, () -> db.isUp() && !arrival.isWaiting()));
        follow(progress);
    }

    private Optional<Problem> hindrance() {
        return feed.trouble().flatMap(FeedFailure::hindrance);
    }

    /**
     * Starts the database, opens or builds the index and follows the change log: for a command, which does the rest.
     *
     * @param progress is told what is being done
     */
    public static Node start(Portal portal, Config config, DataFolder folder, Consumer<String> progress) {
        Node node = start(portal, config, folder, false, progress);
        node.started();
        return node;
    }

    /**
     * The same for a portal that serves: imports new data sets, too, and where it has an index it starts without its
     * database, which it follows as soon as that comes.
     */
    static Node serve(Portal portal, Config config, DataFolder folder, Consumer<String> progress) {
        return start(portal, config, folder, true, progress);
    }

    /** What had been started is stopped again when something fails. */
    private static Node start(
            Portal portal, Config config, DataFolder folder, boolean serving, Consumer<String> progress) {
        Closing closing = new Closing();
        try {
            return new Node(portal, config, folder, serving, closing, progress);
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
        if (serving && !arrival.isWaiting()) {
            dataSets.importOrWarn(() -> {}, progress);
        }
    }

    /** Follows the database, now or as soon as it comes. */
    private void follow(Consumer<String> progress) {
        if (arrival.isWaiting()) {
            arrival.then(db::open);
            arrival.then(() -> {
                if (!builder.continues(live.index())) {
                    reindex(progress);
                }
            });
        }
        arrival.then(access::join);
        arrival.then(feed::start);
        if (arrival.isWaiting()) {
            arrival.then(() -> dataSets.importOrWarn(feed.progress()::awaitRoom, progress));
        }
    }

    /** Everybody is told from now on when the database goes away. */
    void watch() {
        arrival.then(db::watch);
    }

    /** Nothing further is to be done at the start. */
    void started() {
        arrival.start();
        closing.add(arrival);
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
        dataSets.importAll(feed.progress()::awaitRoom, progress);
        Await.get(feed.catchUp(LONGEST_INDEXING));
        progress.accept("imported; the index holds " + live.index().size() + " documents");
    }

    /** The data sets that could not be imported when they were looked at last. */
    Set<String> failedDataSets() {
        return dataSets.failed();
    }

    /** What the database is at the moment: {@code up}, {@code read-only} or {@code down}. */
    String database() {
        boolean unread =
                feed.trouble().filter(feedFailure -> !feedFailure.own()).isPresent();
        if (!db.isUp() || arrival.isWaiting() || unread) {
            return "down";
        }
        return db.isReadOnly() ? "read-only" : "up";
    }

    /** Imports a file into a kind; {@code order} is a JSON object with kind, file and mapping. */
    public void importFile(String order, Consumer<String> progress) {
        fileImport.run(order, progress);
    }

    /** Has the generated documents there, or none of them; returns when they can be found. */
    void demonstrate(boolean wanted, List<Feature<?>> features, Consumer<String> progress) {
        arrival.then(() -> features.forEach(feature -> feature.demonstration()
                .flatMap(each -> wanted ? each.add(db, Instant.now(), progress) : each.remove(db, progress))
                .ifPresent(token -> Await.get(feed.reach(token, LONGEST_DEMONSTRATION)))));
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

    public Db db() {
        return db;
    }

    public Access access() {
        return access;
    }

    public Kinds kinds() {
        return kinds;
    }

    public LiveIndex live() {
        return live;
    }

    public FollowUps followUps() {
        return followUps;
    }

    public PhotoStore photos() {
        return new PhotoStore(db);
    }

    public WriteExecutor writer() {
        return writeExecutor;
    }

    public PrivateParts privateParts() {
        return privateParts;
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
        closing.close();
    }
}
