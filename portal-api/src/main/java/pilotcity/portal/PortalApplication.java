package pilotcity.portal;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import pilotcity.portal.face.monitoring.MonitoringFace;
import pilotcity.portal.kernel.authentication.TokenCommands;
import pilotcity.portal.kernel.config.Config;
import pilotcity.portal.kernel.config.Setting;
import pilotcity.portal.kernel.control.ControlSocket;
import pilotcity.portal.kernel.control.DataFolder;
import pilotcity.portal.kernel.http.WebServer;

/** The running portal: a node and its faces over HTTP. */
public final class PortalApplication implements AutoCloseable {
    private final CloseStack closeStack;
    private final PortalNode portalNode;
    private final WebServer server;
    private volatile boolean stopping;

    private PortalApplication(
            FeatureRegistry registry,
            Config config,
            DataFolder folder,
            CloseStack closeStack,
            Consumer<String> progress) {
        this.closeStack = closeStack;
        PortalMetrics metrics = new PortalMetrics();
        closeStack.add(metrics);
        this.portalNode = PortalNode.serve(registry, config, folder, progress);
        closeStack.add(portalNode);
        portalNode.demonstrate(config.flag(Setting.DEMO), registry.features(), progress);
        FaceRegistry faceRegistry = new FaceRegistry(portalNode, metrics, config, closeStack);
        faceRegistry.watch(metrics);
        metrics.watchDataSets(portalNode::failedDataSets);
        MonitoringFace operations = new MonitoringFace(
                metrics.registry(),
                metrics.suggestions()::read,
                faceRegistry.reads(),
                portalNode.feed(),
                portalNode::database,
                () -> stopping);
        this.server = WebServer.start(
                portalNode.vertx(),
                config,
                metrics.registry(),
                portalNode.feed().progress()::lastChange,
                faceRegistry.list(operations));
        closeStack.add(server);
        closeStack.add(ControlSocket.open(folder, verbs(portalNode)));
        portalNode.watch();
        portalNode.started();
    }

    /** Starts everything; what had been started is stopped again when something fails. */
    public static PortalApplication start(
            FeatureRegistry registry, Config config, DataFolder folder, Consumer<String> progress) {
        CloseStack closeStack = new CloseStack();
        try {
            return new PortalApplication(registry, config, folder, closeStack, progress);
        } catch (RuntimeException | Error e) {
            closeStack.close();
            throw e;
        }
    }

    /** Commands that other processes can send to the running portal. */
    private static Map<String, ControlSocket.Command> verbs(PortalNode portalNode) {
        return Map.of(
                "reindex",
                (argument, print) -> portalNode.reindex(print),
                "left-out",
                (argument, print) -> portalNode.commands().listLeftOut(print),
                "import",
                (argument, print) -> portalNode.importDataSets(print),
                "import file",
                portalNode.commands()::importFile,
                "learn",
                portalNode.commands()::learn,
                "publish",
                portalNode.commands()::publish,
                "backup",
                portalNode.commands()::backUp,
                "audit verify",
                portalNode.commands()::verifyAudit,
                "token",
                new TokenCommands(portalNode.access())::run);
    }

    public int port() {
        return server.port();
    }

    public PortalNode node() {
        return portalNode;
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
        closeStack.close();
    }
}
