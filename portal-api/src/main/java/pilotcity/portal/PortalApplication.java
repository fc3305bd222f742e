package pilotcity.portal;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import pilotcity.portal.face.operations.OperationsFace;
import pilotcity.portal.kernel.access.TokenCommands;
import pilotcity.portal.kernel.control.Control;
import pilotcity.portal.kernel.control.DataFolder;
import pilotcity.portal.kernel.http.PortalServer;

/** The running portal: a node and its faces over HTTP. */
public final class PortalApplication implements AutoCloseable {
    private final Closing closing;
    private final Node node;
    private final PortalServer server;
    private volatile boolean stopping;

    private PortalApplication(
            Portal portal, Config config, DataFolder folder, Closing closing, Consumer<String> progress) {
        this.closing = closing;
        PortalMetrics metrics = new PortalMetrics();
        closing.add(metrics);
        this.node = Node.serve(portal, config, folder, progress);
        closing.add(node);
        node.demonstrate(config.flag(Setting.DEMO), portal.features(), progress);
        FaceRegistry faceRegistry = new FaceRegistry(node, config, closing);
        faceRegistry.watch(metrics);
        metrics.watchDataSets(node::failedDataSets);
        OperationsFace operations = new OperationsFace(
                metrics.registry(), faceRegistry.reads(), node.feed(), node::database, () -> stopping);
        this.server = PortalServer.start(
                node.vertx(),
                config,
                metrics.registry(),
                node.feed().progress()::changed,
                faceRegistry.list(operations));
        closing.add(server);
        closing.add(Control.open(folder, verbs(node)));
        node.watch();
        node.started();
    }

    /** Starts everything; what had been started is stopped again when something fails. */
    public static PortalApplication start(Portal portal, Config config, DataFolder folder, Consumer<String> progress) {
        Closing closing = new Closing();
        try {
            return new PortalApplication(portal, config, folder, closing, progress);
        } catch (RuntimeException | Error e) {
            closing.close();
            throw e;
        }
    }

    /** What other commands can ask the running portal for. */
    private static Map<String, Control.Verb> verbs(Node node) {
        return Map.of(
                "reindex",
                (argument, print) -> node.reindex(print),
                "left-out",
                (argument, print) -> node.listLeftOut(print),
                "import",
                (argument, print) -> node.importDataSets(print),
                "import file",
                node::importFile,
                "backup",
                node::backUp,
                "audit verify",
                node::verifyAudit,
                "token",
                new TokenCommands(node.access())::run);
    }

    public int port() {
        return server.port();
    }

    public Node node() {
        return node;
    }

    /** Runs until the process is asked to stop, then drains requests and stops the database. */
    public void runUntilStopped() {
        CompletableFuture<Void> stopped = new CompletableFuture<>();
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            close();
                            stopped.complete(null);
                        },
                        "stop"));
        stopped.join();
    }

    @Override
    public void close() {
        stopping = true;
        closing.close();
    }
}
