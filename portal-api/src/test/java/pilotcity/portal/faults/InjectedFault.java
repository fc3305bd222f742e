package pilotcity.portal.faults;

import java.io.IOException;
import java.time.Duration;
import java.util.Random;

/** What can happen to a portal. Each returns when it is over; what it killed is still dead. */
enum InjectedFault {
    NODE_KILLED("a node is killed") {
        @Override
        void happen(Stand stand, Random random) {
            stand.any(random).kill();
        }
    },
    NODES_KILLED("both nodes are killed") {
        @Override
        void happen(Stand stand, Random random) {
            stand.servers().forEach(Server::kill);
        }
    },
    NODE_PAUSED("a node stands still") {
        @Override
        void happen(Stand stand, Random random) {
            Server server = stand.any(random);
            server.pause();
            Eventually.pass(Duration.ofMillis(200 + random.nextInt(1_500)));
            server.goOn();
        }
    },
    BACKEND_KILLED("a process of PostgreSQL is killed") {
        @Override
        void happen(Stand stand, Random random) {
            stand.cluster().killBackend(random);
        }
    },
    POSTGRES_KILLED("PostgreSQL is killed") {
        @Override
        void happen(Stand stand, Random random) {
            stand.cluster().killPostmaster();
            Eventually.pass(Duration.ofMillis(random.nextInt(500)));
        }
    },
    POSTGRES_PAUSED("PostgreSQL stands still") {
        @Override
        void happen(Stand stand, Random random) {
            stand.cluster().pause();
            Eventually.pass(Duration.ofMillis(300 + random.nextInt(3_000)));
            stand.cluster().goOn();
        }
    },
    POSTGRES_KILLED_BEHIND_A_PAUSED_NODE("PostgreSQL is killed while a node stands still") {
        @Override
        void happen(Stand stand, Random random) {
            Server server = stand.any(random);
            server.pause();
            Eventually.pass(Duration.ofMillis(random.nextInt(300)));
            stand.cluster().killPostmaster();
            stand.cluster().start();
            Eventually.pass(Duration.ofMillis(300 + random.nextInt(1_000)));
            server.goOn();
        }
    },
    POWER_CUT("everything is killed at once") {
        @Override
        void happen(Stand stand, Random random) {
            stand.servers().forEach(Server::pause);
            stand.cluster().killPostmaster();
            stand.servers().forEach(Server::kill);
        }
    },
    NODE_DISK_FULL("a node's disk is full") {
        @Override
        void happen(Stand stand, Random random) throws IOException {
            SmallDisk disk =
                    stand.nodeDisks().get(random.nextInt(stand.nodeDisks().size()));
            disk.fill();
            Eventually.pass(Duration.ofMillis(500 + random.nextInt(2_000)));
            disk.free();
        }

        @Override
        boolean isPossible(Stand stand) {
            return !stand.nodeDisks().isEmpty();
        }
    },
    DATABASE_DISK_FULL("PostgreSQL's disk is full") {
        @Override
        void happen(Stand stand, Random random) throws IOException {
            SmallDisk disk = stand.databaseDisk().orElseThrow();
            disk.fill();
            Eventually.pass(Duration.ofMillis(500 + random.nextInt(2_000)));
            disk.free();
        }

        @Override
        boolean isPossible(Stand stand) {
            return stand.databaseDisk().isPresent();
        }
    },
    RESTORED("the database is put back to an older state") {
        @Override
        void happen(Stand stand, Random random) throws IOException {
            stand.putBack();
        }

        @Override
        boolean isPossible(Stand stand) {
            return stand.restores();
        }
    };

    private final String title;

    InjectedFault(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    abstract void happen(Stand stand, Random random) throws IOException;

    boolean isPossible(Stand stand) {
        return true;
    }
}
