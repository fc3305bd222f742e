package pilotcity.portal.faults;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import pilotcity.portal.TestPortal;
import pilotcity.portal.kernel.db.Await;
import pilotcity.portal.kernel.db.Database;
import pilotcity.portal.kernel.db.DatabaseServer;

/** Two nodes on one database, each on a disk of its own where that is possible. */
final class TwoNodeSetup implements AutoCloseable {
    /** Room for two indexes of all that 200 rounds write. */
    private static final int NODE_MEGABYTES = 512;

    private static final int DATABASE_MEGABYTES = 768;

    private final Path folder = TestPortal.temporaryFolder();
    private final boolean restores;
    private final PromiseLedger ledger = new PromiseLedger();
    private final List<SmallDisk> nodeDisks = new ArrayList<>();
    private final List<NodeProcess> nodeProcesss = new ArrayList<>();
    private final Vertx vertx = Vertx.vertx();
    private final Optional<SmallDisk> databaseDisk;
    private final PostgresCluster cluster;
    private final Database db;
    private PromiseLedger kept = new PromiseLedger();

    TwoNodeSetup(boolean restores) throws IOException {
        this.restores = restores;
        Path database = folder.resolve("database");
        this.databaseDisk = SmallDisk.mount(database, DATABASE_MEGABYTES);
        this.cluster = PostgresCluster.make(database);
        cluster.start();
        for (String name : List.of("a", "b")) {
            Path data = folder.resolve(name);
            SmallDisk.mount(data, NODE_MEGABYTES).ifPresent(nodeDisks::add);
            nodeProcesss.add(new NodeProcess(name, data, cluster.url()));
        }
        nodeProcesss.getFirst().ready();
        nodeProcesss.getLast().ready();
        this.db = new Database(vertx, DatabaseServer.at(cluster.address()), 4, List.of());
        db.open();
        if (restores) {
            keep();
        }
    }

    List<NodeProcess> servers() {
        return nodeProcesss;
    }

    NodeProcess any(Random random) {
        return nodeProcesss.get(random.nextInt(nodeProcesss.size()));
    }

    PostgresCluster cluster() {
        return cluster;
    }

    Database db() {
        return db;
    }

    PromiseLedger ledger() {
        return ledger;
    }

    List<SmallDisk> nodeDisks() {
        return nodeDisks;
    }

    Optional<SmallDisk> databaseDisk() {
        return databaseDisk;
    }

    boolean restores() {
        return restores;
    }

    Path folder() {
        return folder;
    }

    /** Starts again what is dead, and waits until all is well. */
    void recover() {
        cluster.start();
        nodeProcesss.forEach(NodeProcess::ready);
    }

    /** Nobody writes: what is promised now holds when the database is put back to now. */
    void keep() throws IOException {
        cluster.stop();
        cluster.keep(folder.resolve("kept"));
        kept = ledger.copy();
        cluster.start();
    }

    void putBack() throws IOException {
        cluster.stop();
        cluster.putBack(folder.resolve("kept"));
        ledger.putBack(kept);
        cluster.start();
    }

    @Override
    public void close() {
        nodeProcesss.forEach(NodeProcess::close);
        Await.get(vertx.close());
        cluster.close();
        nodeDisks.forEach(SmallDisk::close);
        databaseDisk.ifPresent(SmallDisk::close);
        TestPortal.delete(folder);
    }
}
