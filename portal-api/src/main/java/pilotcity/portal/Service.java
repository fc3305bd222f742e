package pilotcity.portal;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import pilotcity.index.filter.Cql2Text;
import pilotcity.portal.dataset.DatasetFiles;
import pilotcity.portal.face.access.AccessFace;
import pilotcity.portal.face.catalogue.About;
import pilotcity.portal.face.changes.ChangesFace;
import pilotcity.portal.face.ckan.CkanFace;
import pilotcity.portal.face.dcat.DcatFace;
import pilotcity.portal.face.desk.DeskFace;
import pilotcity.portal.face.export.ExportFace;
import pilotcity.portal.face.export.format.Format;
import pilotcity.portal.face.feed.FeedFace;
import pilotcity.portal.face.graphql.GraphqlFace;
import pilotcity.portal.face.graphql.Live;
import pilotcity.portal.face.graphql.document.Documents;
import pilotcity.portal.face.graphql.document.TrustedDocuments;
import pilotcity.portal.face.graphql.error.Statuses;
import pilotcity.portal.face.graphql.limit.GraphqlLimits;
import pilotcity.portal.face.graphql.mutation.Writing;
import pilotcity.portal.face.graphql.socket.Holders;
import pilotcity.portal.face.graphql.type.Language;
import pilotcity.portal.face.mcp.McpFace;
import pilotcity.portal.face.media.MediaFace;
import pilotcity.portal.face.ogc.OgcFace;
import pilotcity.portal.face.ogc.write.FeatureWrites;
import pilotcity.portal.face.open311.Open311Face;
import pilotcity.portal.face.openapi.OpenApiFace;
import pilotcity.portal.face.operations.OperationsFace;
import pilotcity.portal.face.page.Pages;
import pilotcity.portal.face.page.Settled;
import pilotcity.portal.face.query.OgcPart;
import pilotcity.portal.face.report.ReportFace;
import pilotcity.portal.face.search.SearchFace;
import pilotcity.portal.face.site.SiteFace;
import pilotcity.portal.face.tile.TileFace;
import pilotcity.portal.face.tile.TileParameters;
import pilotcity.portal.face.tile.TilesPart;
import pilotcity.portal.face.write.WriteFace;
import pilotcity.portal.kernel.access.Actor;
import pilotcity.portal.kernel.access.Callers;
import pilotcity.portal.kernel.access.TokenCommands;
import pilotcity.portal.kernel.changes.PublicChanges;
import pilotcity.portal.kernel.control.Control;
import pilotcity.portal.kernel.control.DataFolder;
import pilotcity.portal.kernel.http.PortalServer;
import pilotcity.portal.kernel.http.PublicAddress;
import pilotcity.portal.kernel.index.LongReads;
import pilotcity.portal.kernel.index.Reads;
import pilotcity.portal.kernel.limits.OpenConnections;
import pilotcity.portal.kernel.limits.RateLimits;
import pilotcity.portal.kernel.write.WriteLimits;

/** The running portal: a node and its faces over HTTP. */
public final class Service implements AutoCloseable {
    private final Closing closing = new Closing();
    private final Node node;
    private final PortalServer server;
    private volatile boolean stopping;

    private Service(Portal portal, Config config, DataFolder folder, Consumer<String> progress) {
        PortalMetrics metrics = new PortalMetrics();
        closing.add(metrics);
        this.node = Node.start(portal, config, folder, progress);
        closing.add(node);
        node.demonstrate(config.flag(Setting.DEMO), portal.features(), progress);
        Reads reads = new Reads(node.vertx(), node.live(), readThreads(config), config.integer(Setting.READ_QUEUE));
        closing.add(reads);
        LongReads exports = new LongReads(node.vertx(), node.live(), config.integer(Setting.EXPORTS));
        closing.add(exports);
        metrics.watch(node.feed(), reads, node.db());
        ExportFace export = new ExportFace(
                node.kinds(), reads, exports, node.feed(), config, folder.path().resolve("exports"));
        this.server = PortalServer.start(
                node.vertx(),
                config,
                metrics.registry(),
                node.feed().progress()::changed,
                faces(config, metrics, reads, export));
        closing.add(server);
        closing.add(Control.open(folder, verbs(node)));
    }

    /** Starts everything; what had been started is stopped again when something fails. */
    public static Service start(Portal portal, Config config, DataFolder folder, Consumer<String> progress) {
        return new Service(portal, config, folder, progress);
    }

    /** What other commands can ask the running portal for. */
    private static Map<String, Control.Verb> verbs(Node node) {
        return Map.of(
                "reindex",
                (argument, print) -> node.reindex(print),
                "import",
                (argument, print) -> node.importDataSets(print),
                "import file",
                node::importFile,
                "audit verify",
                node::verifyAudit,
                "token",
                new TokenCommands(node.access())::run);
    }

    private static int readThreads(Config config) {
        int asked = config.integer(Setting.READ_THREADS);
        return asked > 0 ? asked : Runtime.getRuntime().availableProcessors();
    }

    private List<Face> faces(Config config, PortalMetrics metrics, Reads reads, ExportFace export) {
        RateLimits limits = new RateLimits(config);
        OpenConnections connections = new OpenConnections(config);
        GraphqlFace graphql = graphql(config, reads, limits, connections);
        closing.add(graphql);
        metrics.watch(connections, graphql::subscriptions);
        PublicChanges changes = new PublicChanges(node.vertx(), node.db(), node.feed(), reads);
        Pages pages = new Pages(node.kinds(), reads, config);
        Settled settled = new Settled(node.feed(), config.duration(Setting.HTTP_TIMEOUT));
        List<Face> faces = new ArrayList<>(List.of(
                new OperationsFace(metrics.registry(), reads, node.feed(), () -> stopping),
                new AccessFace(node.access(), node.followUps(), limits, config),
                graphql,
                new ChangesFace(node.kinds(), changes, connections),
                new TileFace(
                        new TileParameters(node.kinds(), node.feed(), config.duration(Setting.HTTP_TIMEOUT)),
                        reads,
                        PublicAddress.of(config),
                        pages),
                new DatasetFiles(reads, config.path(Setting.DATASETS)),
                new CkanFace(reads, About.of(pages, config), config),
                export,
                new SearchFace(
                        node.kinds(), node.writer().verbs(), reads, node.feed(), config.duration(Setting.HTTP_TIMEOUT)),
                writeFace(config, callers(limits)),
                new Open311Face(reads, node.feed(), node.writer(), node.access(), limits, config),
                ogcFace(config, reads, pages, callers(limits), List.of(new TilesPart(node.kinds()))),
                new DcatFace(node.kinds(), reads, About.of(pages, config), PublicAddress.of(config)),
                new MediaFace(node.photos()::find),
                new FeedFace(node.kinds(), reads, node.feed(), pages, config),
                new ReportFace(node.writer(), node.access(), node.followUps(), limits, reads, pages, settled, config),
                new DeskFace(
                        node.writer(), node.privateParts(), node.access(), limits, reads, pages, settled, config)));
        faces.add(new McpFace(node.kinds(), reads, Format.extensions(), config));
        faces.add(new OpenApiFace(node.kinds(), reads, pages, faces));
        faces.add(new SiteFace(node.vertx(), node.kinds(), reads, pages, config));
        return faces;
    }

    private GraphqlFace graphql(Config config, Reads reads, RateLimits limits, OpenConnections connections) {
        Writing writing = new Writing(node.writer().verbs(), node.writer()::write, node.feed()::reach, callers(limits));
        String folder = config.text(Setting.GRAPHQL_DOCUMENTS);
        Documents documents = new Documents(
                folder.isEmpty() ? Map.of() : TrustedDocuments.read(config.path(Setting.GRAPHQL_DOCUMENTS)),
                config.flag(Setting.GRAPHQL_TRUSTED_ONLY));
        Live live = new Live(node.feed()::tell, connections, holders(limits), documents);
        return new GraphqlFace(node.kinds(), reads, graphqlLimits(config), Cql2Text::parse, Language.ZH, writing, live);
    }

    private Holders holders(RateLimits limits) {
        return new Holders() {
            @Override
            public Future<Actor> actor(String token) {
                return node.access().ofToken(token);
            }

            @Override
            public void wrote(String address, Actor actor, int writes) {
                for (int i = 0; i < writes; i++) {
                    limits.forWrite(address, actor);
                }
            }
        };
    }

    private OgcFace ogcFace(Config config, Reads reads, Pages pages, Callers callers, List<OgcPart> parts) {
        Duration timeout = config.duration(Setting.HTTP_TIMEOUT);
        FeatureWrites writes = new FeatureWrites(callers, node.writer(), node.feed(), writeLimits(config), timeout);
        return new OgcFace(node.kinds(), node.writer().verbs(), reads, pages, writes, timeout, parts);
    }

    private static WriteLimits writeLimits(Config config) {
        return WriteLimits.of(config.integer(Setting.HTTP_MAX_BODY), config.integer(Setting.HTTP_MAX_UPLOAD));
    }

    private WriteFace writeFace(Config config, Callers callers) {
        return new WriteFace(
                node.kinds(), callers, node.writer(), node.privateParts(), node.auditHistory(), writeLimits(config));
    }

    private Callers callers(RateLimits limits) {
        return (context, writes) -> node.access().actor(context).map(actor -> {
            for (int i = 0; i < writes; i++) {
                limits.forWrite(context, actor);
            }
            return actor;
        });
    }

    private static GraphqlLimits graphqlLimits(Config config) {
        boolean legacy = config.text(Setting.GRAPHQL_STATUSES).equals("legacy");
        return GraphqlLimits.DEFAULT
                .withBodyBytes(config.integer(Setting.HTTP_MAX_BODY))
                .withStatuses(legacy ? Statuses.LEGACY : Statuses.CURRENT)
                .withTimeout(config.duration(Setting.HTTP_TIMEOUT));
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
