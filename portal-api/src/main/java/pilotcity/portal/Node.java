package pilotcity.portal;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import pilotcity.index.kind.Kinds;
import pilotcity.index.search.Index;
import pilotcity.portal.dataset.DatasetDescriptions;
import pilotcity.portal.kernel.access.Access;
import pilotcity.portal.kernel.access.FollowUps;
import pilotcity.portal.kernel.access.TokenLog;
import pilotcity.portal.kernel.changes.ChangeFeed;
import pilotcity.portal.kernel.changes.ChangePruning;
import pilotcity.portal.kernel.changes.IndexBuilder;
import pilotcity.portal.kernel.changes.Trouble;
import pilotcity.portal.kernel.control.DataFolder;
import pilotcity.portal.kernel.datasets.DataSetImport;
import pilotcity.portal.kernel.datasets.SetImporter;
import pilotcity.portal.kernel.db.Await;
import pilotcity.portal.kernel.db.DatabaseAddress;
import pilotcity.portal.kernel.db.Db;
import pilotcity.portal.kernel.db.EmbeddedDatabase;
import pilotcity.portal.kernel.http.Problem;
import pilotcity.portal.kernel.index.LiveIndex;
import pilotcity.portal.kernel.media.PhotoStore;
import pilotcity.portal.kernel.write.AuditChain;
import pilotcity.portal.kernel.write.AuditHistory;
import pilotcity.portal.kernel.write.Chore;
import pilotcity.portal.kernel.write.Chores;
import pilotcity.portal.kernel.write.Idempotency;
import pilotcity.portal.kernel.write.PrivateParts;
import pilotcity.portal.kernel.write.Writer;

/** One process's database, index and change feed: everything but HTTP. */
public final class Node implements AutoCloseable {
    private static final Duration LONGEST_DEMONSTRATION = Duration.ofMinutes(2);

    private final Closing closing = new Closing();
    private final Vertx vertx;
    private final Db db;
    private final Backups backups;
    private final Access access;
    private final Kinds kinds;
    private final IndexBuilder builder;
    private final LiveIndex live;
    private final ChangeFeed feed;
    private final DataSetImport imports;
    private final Writer writer;
    private final FollowUps followUps;
    private final FileImport fileImport;
    private final PrivateParts privateParts;
    private final AuditHistory auditHistory;
    private final AuditChain auditChain;

    private Node(Portal portal, Config config, DataFolder folder, Consumer<String> progress) {
        this.kinds = portal.kinds(config.zone());
        this.vertx = Vertx.vertx(new VertxOptions().setPreferNativeTransport(false));
        closing.add(() -> Await.get(vertx.close()));
        this.db = openDatabase(portal, config, folder, progress);
        this.backups = new Backups(db.address(), config, folder.path());
        this.access = openAccess(config, folder);
        this.imports =
                new DataSetImport(db, config.path(Setting.DATASETS), importers(portal), new DatasetDescriptions());
        imports.run(progress);
        this.builder =
                new IndexBuilder(db, kinds, portal.features(), folder.path().resolve("index"));
        this.live = new LiveIndex(openIndex(progress));
        closing.add(live);
        this.feed = new ChangeFeed(
                db, builder, live, config.duration(Setting.INDEX_POLL), config.duration(Setting.INDEX_COMMIT));
        closing.add(feed);
        feed.start();
        Writer.Liveness liveness = TokenLog::requireLive;
        this.writer = new Writer(
                db, portal.verbs(), liveness, feed::wake, () -> feed.trouble().flatMap(Trouble::hindrance));
        this.privateParts = new PrivateParts(db, portal.privateParts(), liveness);
        this.auditHistory = new AuditHistory(db, portal.standings(), liveness);
        this.auditChain = new AuditChain(db);
        this.fileImport =
                new FileImport(db, feed, portal.features(), folder.path().resolve("imports"));
        this.followUps = new FollowUps(db, portal.followUpActions());
        closing.add(new Chores(vertx, chores(portal, config)));
    }

    /**
     * Starts the database, imports new data sets, opens or builds the index and follows the change log.
     *
     * @param progress is told what is being done
     */
    public static Node start(Portal portal, Config config, DataFolder folder, Consumer<String> progress) {
        return new Node(portal, config, folder, progress);
    }

    private Db openDatabase(Portal portal, Config config, DataFolder folder, Consumer<String> progress) {
        try {
            String url = config.text(Setting.DATABASE_URL);
            DatabaseAddress address = url.isEmpty() ? startEmbedded(folder, progress) : DatabaseAddress.parse(url);
            Db opened = Db.open(vertx, address, config.integer(Setting.DATABASE_POOL), portal.migrations());
            closing.add(opened);
            return opened;
        } catch (RuntimeException e) {
            closing.close();
            throw e;
        }
    }

    private Access openAccess(Config config, DataFolder folder) {
        try {
            Access opened = Access.open(vertx, db, config, folder.path());
            closing.add(opened);
            return opened;
        } catch (RuntimeException e) {
            closing.close();
            throw e;
        }
    }

    private DatabaseAddress startEmbedded(DataFolder folder, Consumer<String> progress) {
        progress.accept("starting PostgreSQL in " + folder.path().resolve("postgresql"));
        EmbeddedDatabase embedded = EmbeddedDatabase.start(folder.path().resolve("postgresql"));
        closing.add(embedded);
        return embedded.address();
    }

    private List<Chore> chores(Portal portal, Config config) {
        List<Chore> chores = new ArrayList<>();
        chores.add(new Chore("link the audit log", Duration.ofSeconds(1), auditChain::link));
        int keep = config.integer(Setting.CHANGES_KEEP);
        if (keep > 0) {
            chores.add(new Chore(
                    "prune the change log",
                    Duration.ofMinutes(10),
                    () -> ChangePruning.prune(db, Duration.ofDays(keep))));
        }
        chores.add(new Chore("forget idempotency keys", Duration.ofMinutes(10), () -> Idempotency.forget(db.client())));
        portal.features().forEach(feature -> chores.addAll(feature.chores(db, config)));
        return chores;
    }

    private static List<SetImporter> importers(Portal portal) {
        return portal.features().stream()
                .flatMap(feature -> feature.importer().stream())
                .toList();
    }

    private Index openIndex(Consumer<String> progress) {
        Index index = builder.open(read -> {});
        builder.sweep();
        progress.accept("index holds " + index.size() + " documents");
        return index;
    }

    /** Imports data sets whose files have changed. */
    public void importDataSets(Consumer<String> progress) {
        imports.run(progress);
        feed.wake();
    }

    /** Imports a file into a kind; {@code order} is a JSON object with kind, file and mapping. */
    public void importFile(String order, Consumer<String> progress) {
        fileImport.run(order, progress);
    }

    /** Has the generated documents there, or none of them; returns when they can be found. */
    void demonstrate(boolean wanted, List<Feature<?>> features, Consumer<String> progress) {
        for (Feature<?> feature : features) {
            feature.demonstration()
                    .flatMap(each -> wanted ? each.add(db, Instant.now(), progress) : each.remove(db, progress))
                    .ifPresent(token -> Await.get(feed.reach(token, LONGEST_DEMONSTRATION)));
        }
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

    public Writer writer() {
        return writer;
    }

    public PrivateParts privateParts() {
        return privateParts;
    }

    public AuditHistory auditHistory() {
        return auditHistory;
    }

    /**
     * Walks the chain over the audit log.
     *
     * @param head a hash that an earlier walk printed, or empty
     * @throws Problem CONFLICT when the chain is broken, or does not contain {@code head}
     */
    public void verifyAudit(String head, Consumer<String> print) {
        AuditChain.Walk walk = auditChain.walk(head);
        print.accept(walk.links() + " links are sound");
        print.accept("head " + walk.head());
        walk.restores().forEach(print);
        if (walk.fault().isPresent()) {
            throw Problem.of(
                    Problem.Kind.CONFLICT,
                    "the audit log is broken: " + walk.fault().get());
        }
        if (!walk.passed()) {
            throw Problem.of(Problem.Kind.CONFLICT, "the audit log is broken: " + head + " is not in it");
        }
    }

    public ChangeFeed feed() {
        return feed;
    }

    @Override
    public void close() {
        closing.close();
    }
}
