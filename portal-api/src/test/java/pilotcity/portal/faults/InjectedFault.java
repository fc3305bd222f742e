package pilotcity.portal.faults;

import java.io.IOException;
import java.time.Duration;
import java.util.Random;

/** What can happen to a portal. Each returns when it is over; what it killed is still dead. */
enum InjectedFault {
    NODE_KILLED("a node is killed") {
        @Override
        void happen(TwoNodeSetup twoNodeSetup, Random random) {
            twoNodeSetup.any(random).kill();
        }
    },
    NODES_KILLED("both nodes are killed") {
        @Override
        void happen(TwoNodeSetup twoNodeSetup, Random random) {
            twoNodeSetup.servers().forEach(NodeProcess::kill);
        }
    },
    NODE_PAUSED("a node stands still") {
        @Override
        void happen(TwoNodeSetup twoNodeSetup, Random random) {
            NodeProcess nodeProcess = twoNodeSetup.any(random);
            nodeProcess.pause();
            Eventually.pass(Duration.ofMillis(200 + random.nextInt(1_500)));
            nodeProcess.goOn();
        }
    },
    BACKEND_KILLED("a process of PostgreSQL is killed") {
        @Override
        void happen(TwoNodeSetup twoNodeSetup, Random random) {
            twoNodeSetup.cluster().killBackend(random);
        }
    },
    POSTGRES_KILLED("PostgreSQL is killed") {
        @Override
        void happen(TwoNodeSetup twoNodeSetup, Random random) {
            twoNodeSetup.cluster().killPostmaster();
            Eventually.pass(Duration.ofMillis(random.nextInt(500)));
        }
    },
    POSTGRES_PAUSED("PostgreSQL stands still") {
        @Override
        void happen(TwoNodeSetup twoNodeSetup, Random random) {
            twoNodeSetup.cluster().pause();
            Eventually.pass(Duration.ofMillis(300 + random.nextInt(3_000)));
            twoNodeSetup.cluster().goOn();
        }
    },
    POSTGRES_KILLED_BEHIND_A_PAUSED_NODE("PostgreSQL is killed while a node stands still") {
        @Override
        void happen(TwoNodeSetup twoNodeSetup, Random random) {
            NodeProcess nodeProcess = twoNodeSetup.any(random);
            nodeProcess.pause();
            Eventually.pass(Duration.ofMillis(random.nextInt(300)));
            twoNodeSetup.cluster().killPostmaster();
            twoNodeSetup.cluster().start();
            Eventually.pass(Duration.ofMillis(300 + random.nextInt(1_000)));
            nodeProcess.goOn();
        }
    },
    POWER_CUT("everything is killed at once") {
        @Override
        void happen(TwoNodeSetup twoNodeSetup, Random random) {
            twoNodeSetup.servers().forEach(NodeProcess::pause);
            twoNodeSetup.cluster().killPostmaster();
            twoNodeSetup.servers().forEach(NodeProcess::kill);
        }
    },
    NODE_DISK_FULL("a node's disk is full") {
        @Override
        void happen(TwoNodeSetup twoNodeSetup, Random random) throws IOException {
            SmallDisk disk = twoNodeSetup
                    .nodeDisks()
                    .get(random.nextInt(twoNodeSetup.nodeDisks().size()));
            disk.fill();
            Eventually.pass(Duration.ofMillis(500 + random.nextInt(2_000)));
            disk.free();
        }

        @Override
        boolean isPossible(TwoNodeSetup twoNodeSetup) {
            return !twoNodeSetup.nodeDisks().isEmpty();
        }
    },
    DATABASE_DISK_FULL("PostgreSQL's disk is full") {
        @Override
        void happen(TwoNodeSetup twoNodeSetup, Random random) throws IOException {
            SmallDisk disk = twoNodeSetup.databaseDisk().orElseThrow();
            disk.fill();
            Eventually.pass(Duration.ofMillis(500 + random.nextInt(2_000)));
            disk.free();
        }

        @Override
        boolean isPossible(TwoNodeSetup twoNodeSetup) {
            return twoNodeSetup.databaseDisk().isPresent();
        }
    },
    RESTORED("the database is put back to an older state") {
        @Override
        void happen(TwoNodeSetup twoNodeSetup, Random random) throws IOException {
            twoNodeSetup.putBack();
        }

        @Override
        boolean isPossible(TwoNodeSetup twoNodeSetup) {
            return twoNodeSetup.restores();
        }
    };

    private final String title;

    InjectedFault(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    abstract void happen(TwoNodeSetup twoNodeSetup, Random random) throws IOException;

    boolean isPossible(TwoNodeSetup twoNodeSetup) {
        return true;
    }
}
