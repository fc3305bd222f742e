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
import pilotcity.portal.kernel.db.DatabaseServer;
import pilotcity.portal.kernel.db.Db;

/** Two nodes on one database, each on a disk of its own where that is possible. */
final class Stand implements AutoCloseable {
    /** Room for two indexes of all that 200 rounds write. */
    private static final int NODE_MEGABYTES = 512;

    private static final int DATABASE_MEGABYTES = 768;

    private final Path folder = TestPortal.temporaryFolder();
    private final boolean restores;
    private final Ledger ledger = new Ledger();
    private final List<SmallDisk> nodeDisks = new ArrayList<>();
    private final List<Server> servers = new ArrayList<>();
    private final Vertx vertx = Vertx.vertx();
    private final Optional<SmallDisk> databaseDisk;
    private final Cluster cluster;
    private final Db db;
    private Ledger kept = new Ledger();

    Stand(boolean restores) throws IOException {
        this.restores = restores;
        Path database = folder.resolve("database");
        this.databaseDisk = SmallDisk.mount(database, DATABASE_MEGABYTES);
        this.cluster = Cluster.make(database);
        cluster.start();
        for (String name : List.of("a", "b")) {
            Path data = folder.resolve(name);
            SmallDisk.mount(data, NODE_MEGABYTES).ifPresent(nodeDisks::add);
            servers.add(new Server(name, data, cluster.url()));
        }
        servers.getFirst().ready();
        servers.getLast().ready();
        this.db = new Db(vertx, DatabaseServer.at(cluster.address()), 4, List.of());
        db.open();
        if (restores) {
            keep();
        }
    }

    List<Server> servers() {
        return servers;
    }

    Server any(Random random) {
        return servers.get(random.nextInt(servers.size()));
    }

    Cluster cluster() {
        return cluster;
    }

    Db db() {
        return db;
    }

    Ledger ledger() {
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
        servers.forEach(Server::ready);
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
        servers.forEach(Server::close);
        Await.get(vertx.close());
        cluster.close();
        nodeDisks.forEach(SmallDisk::close);
        databaseDisk.ifPresent(SmallDisk::close);
        TestPortal.delete(folder);
    }
}
