package pilotcity.portal.faults;

import java.io.IOException;
import java.time.Duration;
import java.util.Random;

/** What can happen to a portal. Each returns when it is over; what it killed is still dead. */
enum InjectedFault {
    NODE_KILLED("a node is killed") {
        @Override
        void happen(TwoNodeSetup setup, Random random) {
            setup.any(random).kill();
        }
    },
    NODES_KILLED("both nodes are killed") {
        @Override
        void happen(TwoNodeSetup setup, Random random) {
            setup.servers().forEach(NodeProcess::kill);
        }
    },
    NODE_PAUSED("a node stands still") {
        @Override
        void happen(TwoNodeSetup setup, Random random) {
            NodeProcess nodeProcess = setup.any(random);
            nodeProcess.pause();
            Eventually.pass(Duration.ofMillis(200 + random.nextInt(1_500)));
            nodeProcess.goOn();
        }
    },
    BACKEND_KILLED("a process of PostgreSQL is killed") {
        @Override
        void happen(TwoNodeSetup setup, Random random) {
            setup.cluster().killBackend(random);
        }
    },
    POSTGRES_KILLED("PostgreSQL is killed") {
        @Override
        void happen(TwoNodeSetup setup, Random random) {
            setup.cluster().killPostmaster();
            Eventually.pass(Duration.ofMillis(random.nextInt(500)));
        }
    },
    POSTGRES_PAUSED("PostgreSQL stands still") {
        @Override
        void happen(TwoNodeSetup setup, Random random) {
            setup.cluster().pause();
            Eventually.pass(Duration.ofMillis(300 + random.nextInt(3_000)));
            setup.cluster().goOn();
        }
    },
    POSTGRES_KILLED_BEHIND_A_PAUSED_NODE("PostgreSQL is killed while a node stands still") {
        @Override
        void happen(TwoNodeSetup setup, Random random) {
            NodeProcess nodeProcess = setup.any(random);
            nodeProcess.pause();
            Eventually.pass(Duration.ofMillis(random.nextInt(300)));
            setup.cluster().killPostmaster();
            setup.cluster().start();
            Eventually.pass(Duration.ofMillis(300 + random.nextInt(1_000)));
            nodeProcess.goOn();
        }
    },
    POWER_CUT("everything is killed at once") {
        @Override
        void happen(TwoNodeSetup setup, Random random) {
            setup.servers().forEach(NodeProcess::pause);
            setup.cluster().killPostmaster();
            setup.servers().forEach(NodeProcess::kill);
        }
    },
    NODE_DISK_FULL("a node's disk is full") {
        @Override
        void happen(TwoNodeSetup setup, Random random) throws IOException {
            SmallDisk disk =
                    setup.nodeDisks().get(random.nextInt(setup.nodeDisks().size()));
            disk.fill();
            Eventually.pass(Duration.ofMillis(500 + random.nextInt(2_000)));
            disk.free();
        }

        @Override
        boolean isPossible(TwoNodeSetup setup) {
            return !setup.nodeDisks().isEmpty();
        }
    },
    DATABASE_DISK_FULL("PostgreSQL's disk is full") {
        @Override
        void happen(TwoNodeSetup setup, Random random) throws IOException {
            SmallDisk disk = setup.databaseDisk().orElseThrow();
            disk.fill();
            Eventually.pass(Duration.ofMillis(500 + random.nextInt(2_000)));
            disk.free();
        }

        @Override
        boolean isPossible(TwoNodeSetup setup) {
            return setup.databaseDisk().isPresent();
        }
    },
    RESTORED("the database is put back to an older state") {
        @Override
        void happen(TwoNodeSetup setup, Random random) throws IOException {
            setup.putBack();
        }

        @Override
        boolean isPossible(TwoNodeSetup setup) {
            return setup.restores();
        }
    };

    private final String title;

    InjectedFault(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    abstract void happen(TwoNodeSetup setup, Random random) throws IOException;

    boolean isPossible(TwoNodeSetup setup) {
        return true;
    }
}
