package pilotcity.portal;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import pilotcity.index.filter.cql2text.Cql2Text;
import pilotcity.portal.face.access.AccessFace;
import pilotcity.portal.face.changes.ChangesFace;
import pilotcity.portal.face.ckan.CkanFace;
import pilotcity.portal.face.conversation.ConversationFace;
import pilotcity.portal.face.dataset.DatasetFilesFace;
import pilotcity.portal.face.dataset.DraftProblemsFace;
import pilotcity.portal.face.dataset.table.TableDownloads;
import pilotcity.portal.face.dataset.table.TablesFace;
import pilotcity.portal.face.dcat.DcatFace;
import pilotcity.portal.face.desk.DeskFace;
import pilotcity.portal.face.desk.sorting.SortingFace;
import pilotcity.portal.face.export.ExportFace;
import pilotcity.portal.face.feed.FeedFace;
import pilotcity.portal.face.graphql.GraphqlFace;
import pilotcity.portal.face.graphql.SubscriptionContext;
import pilotcity.portal.face.graphql.limit.GraphqlLimits;
import pilotcity.portal.face.graphql.mutation.MutationContext;
import pilotcity.portal.face.graphql.persisted.PersistedDocuments;
import pilotcity.portal.face.graphql.socket.TokenHolders;
import pilotcity.portal.face.graphql.type.LabelLanguage;
import pilotcity.portal.face.guide.GuideFace;
import pilotcity.portal.face.mcp.McpFace;
import pilotcity.portal.face.media.MediaFace;
import pilotcity.portal.face.monitoring.MonitoringFace;
import pilotcity.portal.face.ogc.OgcFace;
import pilotcity.portal.face.ogc.table.TableCollections;
import pilotcity.portal.face.ogc.write.FeatureWrites;
import pilotcity.portal.face.open311.Open311Face;
import pilotcity.portal.face.openapi.OpenApiFace;
import pilotcity.portal.face.report.ReportFace;
import pilotcity.portal.face.search.SearchFace;
import pilotcity.portal.face.shared.OgcApiExtension;
import pilotcity.portal.face.shared.catalogue.CatalogueInfo;
import pilotcity.portal.face.shared.dataset.SpatialTables;
import pilotcity.portal.face.shared.dataset.TableProfiles;
import pilotcity.portal.face.shared.export.format.ExportFormat;
import pilotcity.portal.face.shared.page.PageRenderer;
import pilotcity.portal.face.shared.page.WriteVisibility;
import pilotcity.portal.face.suggestion.SuggestionFace;
import pilotcity.portal.face.tile.TableTiles;
import pilotcity.portal.face.tile.TileFace;
import pilotcity.portal.face.tile.TileParameters;
import pilotcity.portal.face.tile.ogc.OgcTilesExtension;
import pilotcity.portal.face.upload.UploadFace;
import pilotcity.portal.face.version.VersionFace;
import pilotcity.portal.face.website.WebsiteFace;
import pilotcity.portal.face.website.dataset.ComparisonPagesFace;
import pilotcity.portal.face.website.dataset.DatasetPagesFace;
import pilotcity.portal.face.website.model.ModelPagesFace;
import pilotcity.portal.face.write.WriteFace;
import pilotcity.portal.kernel.claim.ClaimStore;
import pilotcity.portal.kernel.config.Config;
import pilotcity.portal.kernel.config.Setting;
import pilotcity.portal.kernel.http.Face;
import pilotcity.portal.kernel.http.request.PublicAddress;
import pilotcity.portal.kernel.limits.ConnectionLimit;
import pilotcity.portal.kernel.limits.RateLimits;
import pilotcity.portal.kernel.mirror.PublicChanges;
import pilotcity.portal.kernel.permission.Actor;
import pilotcity.portal.kernel.permission.GrantNames;
import pilotcity.portal.kernel.read.LongReadPool;
import pilotcity.portal.kernel.read.ReadPool;
import pilotcity.portal.kernel.verb.WriteSizeLimits;
import pilotcity.portal.suggestion.Suggester;

/** The faces of a node, in the order in which they are asked. */
final class FaceRegistry {
    private static final String EXPORTS = "exports";

    private final PortalNode node;
    private final Config config;
    private final Duration timeout;
    private final ReadPool readPool;
    private final LongReadPool exports;
    private final LongReadPool tableExports;
    private final TableProfiles tableProfiles = new TableProfiles();
    private final RateLimits limits;
    private final ConnectionLimit connections;
    private final GraphqlFace graphql;
    private final PageRenderer renderer;
    private final WriteVisibility visibility;
    private final Suggester suggester;
    private final SpatialTables spatialTables = new SpatialTables();

    /**
     * @param metrics is told of every suggestion
     * @param closeStack closes what the faces hold open
     */
    FaceRegistry(PortalNode node, PortalMetrics metrics, Config config, CloseStack closeStack) {
        this.node = node;
        this.config = config;
        this.timeout = config.duration(Setting.HTTP_TIMEOUT);
        this.readPool = new ReadPool(
                node.vertx(), node.live(), readThreads(config), config.integer(Setting.READ_QUEUE), timeout);
        closeStack.add(readPool);
        this.exports = new LongReadPool(node.vertx(), node.live(), config.integer(Setting.EXPORTS));
        closeStack.add(exports);
        // a table can be so large that its downloads would keep everybody else from exporting records
        this.tableExports = new LongReadPool(node.vertx(), node.live(), config.integer(Setting.EXPORTS));
        closeStack.add(tableExports);
        this.limits = new RateLimits(config);
        this.connections = new ConnectionLimit(config);
        this.suggester = new Suggester(node.model(), metrics.suggestions());
        readPool.read(suggester::prepare);
        this.graphql = graphql();
        closeStack.add(graphql);
        this.renderer = new PageRenderer(node.kinds(), readPool, config);
        this.visibility = new WriteVisibility(node.feed(), timeout);
    }

    private static int readThreads(Config config) {
        int asked = config.integer(Setting.READ_THREADS);
        return asked > 0 ? asked : Runtime.getRuntime().availableProcessors();
    }

    void watch(PortalMetrics metrics) {
        metrics.watch(node.feed(), readPool, node.db());
        metrics.watch(connections, graphql::subscriptions);
    }

    /**
     * Some of CKAN's addresses are under {@code /api}, where the search would take them for those of kinds. The pages
     * come last: they answer for whatever address is left.
     */
    List<Face> list(MonitoringFace operations) {
        List<Face> faces = new ArrayList<>();
        faces.add(operations);
        faces.addAll(ofOtherProtocols());
        faces.addAll(ofThePortal());
        faces.add(new OpenApiFace(node.kinds(), readPool, renderer, List.copyOf(faces)));
        faces.addAll(ofPages());
        return faces;
    }

    ReadPool reads() {
        return readPool;
    }

    private List<Face> ofThePortal() {
        return List.of(
                new AccessFace(
                        node.access(),
                        new GrantNames(
                                node.writer().verbs().actions(), node.kinds().names()),
                        node.followUps(),
                        limits,
                        config),
                graphql,
                new ChangesFace(node.kinds(), changes(), connections),
                new DraftProblemsFace(
                        this::caller, node.privateParts(), node.files().store()),
                new DatasetFilesFace(readPool, node.files().store(), PublicAddress.of(config)),
                new VersionFace(readPool, node.tables(), tableExports, PublicAddress.of(config)),
                export(),
                tables(),
                new UploadFace(node.files().uploads(), node.access(), limits),
                new SuggestionFace(node.kinds(), suggester, readPool, node.feed(), limits, config),
                new ConversationFace(suggester, readPool, limits, config),
                new SearchFace(node.kinds(), node.writer().verbs(), readPool, node.feed(), timeout),
                write(),
                new MediaFace(node.files().photos()::find));
    }

    private List<Face> ofOtherProtocols() {
        return List.of(
                tiles(),
                ogc(new OgcTilesExtension()),
                new Open311Face(readPool, node.feed(), node.writer(), node.access(), limits, config),
                new CkanFace(readPool, node.tables(), CatalogueInfo.of(renderer, config), config),
                new DcatFace(node.kinds(), readPool, CatalogueInfo.of(renderer, config), PublicAddress.of(config)),
                new FeedFace(node.kinds(), readPool, node.feed(), renderer, config),
                new McpFace(node.kinds(), readPool, suggester, ExportFormat.extensions(), config));
    }

    private List<Face> ofPages() {
        return List.of(
                new ReportFace(
                        node.writer(),
                        node.access(),
                        node.followUps(),
                        limits,
                        readPool,
                        renderer,
                        visibility,
                        suggester,
                        config),
                new DeskFace(
                        node.writer(),
                        node.privateParts(),
                        node.access(),
                        limits,
                        readPool,
                        renderer,
                        visibility,
                        node.tables(),
                        node.files().uploads(),
                        node.files().store(),
                        config),
                sorting(),
                new GuideFace(renderer, config),
                new DatasetPagesFace(readPool, node.tables(), tableProfiles, renderer, config.zone()),
                new ModelPagesFace(readPool, renderer, config.zone()),
                new ComparisonPagesFace(readPool, node.tables(), renderer, config.zone()),
                new WebsiteFace(node.vertx(), node.kinds(), readPool, renderer, config));
    }

    private SortingFace sorting() {
        return new SortingFace(
                node.writer(),
                node.privateParts(),
                node.access(),
                limits,
                readPool,
                renderer,
                visibility,
                suggester.unwatched(),
                new ClaimStore(node.db()),
                node.files().photos(),
                config);
    }

    private PublicChanges changes() {
        return new PublicChanges(node.vertx(), node.db(), node.feed(), readPool);
    }

    private ExportFace export() {
        Path made = config.path(Setting.DATA).resolve(EXPORTS);
        return new ExportFace(node.kinds(), readPool, exports, node.feed(), config, made);
    }

    /** Made after the exports, whose folder it shares. */
    private TablesFace tables() {
        Path made = config.path(Setting.DATA).resolve(EXPORTS);
        TableDownloads downloads =
                new TableDownloads(node.tables(), tableExports, node.files().store(), made, config.zone());
        return new TablesFace(
                readPool, node.tables(), downloads, tableProfiles, PublicAddress.of(config), config.zone());
    }

    private TileFace tiles() {
        TileParameters parameters = new TileParameters(node.kinds(), node.feed(), timeout);
        TableTiles tables = new TableTiles(readPool, node.tables(), spatialTables, config.zone());
        return new TileFace(parameters, readPool, tables, PublicAddress.of(config), renderer);
    }

    private OgcFace ogc(OgcApiExtension... parts) {
        FeatureWrites writes = new FeatureWrites(this::caller, node.writer(), node.feed(), writeLimits(), timeout);
        TableCollections collections = new TableCollections(readPool, node.tables(), spatialTables, config.zone());
        return new OgcFace(
                node.kinds(), node.writer().verbs(), readPool, collections, renderer, writes, timeout, List.of(parts));
    }

    private WriteFace write() {
        return new WriteFace(
                node.kinds(), this::caller, node.writer(), node.privateParts(), node.auditHistory(), writeLimits());
    }

    private WriteSizeLimits writeLimits() {
        return WriteSizeLimits.of(config.integer(Setting.HTTP_MAX_BODY), config.integer(Setting.HTTP_MAX_UPLOAD));
    }

    private GraphqlFace graphql() {
        MutationContext mutationContext =
                new MutationContext(node.writer().verbs(), node.writer()::write, node.feed()::awaitWrite, this::caller);
        SubscriptionContext subscriptionContext = new SubscriptionContext(
                node.feed()::addListener,
                connections,
                new TokenHolders(node.access(), limits),
                PersistedDocuments.of(config));
        return new GraphqlFace(
                node.kinds(),
                readPool,
                node::tables,
                GraphqlLimits.of(config, timeout),
                Cql2Text::parse,
                LabelLanguage.ZH,
                suggester,
                mutationContext,
                subscriptionContext);
    }

    private Future<Actor> caller(RoutingContext context, int writes) {
        return node.access().actor(context).map(actor -> {
            for (int i = 0; i < writes; i++) {
                limits.forWrite(context, actor);
            }
            return actor;
        });
    }
}
