package pilotcity.portal;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import pilotcity.index.filter.text.Cql2Text;
import pilotcity.portal.dataset.DatasetFiles;
import pilotcity.portal.face.access.AccessFace;
import pilotcity.portal.face.changes.ChangesFace;
import pilotcity.portal.face.ckan.CkanFace;
import pilotcity.portal.face.dcat.DcatFace;
import pilotcity.portal.face.desk.DeskFace;
import pilotcity.portal.face.export.ExportFace;
import pilotcity.portal.face.export.format.Format;
import pilotcity.portal.face.feed.FeedFace;
import pilotcity.portal.face.graphql.GraphqlFace;
import pilotcity.portal.face.graphql.SubscriptionContext;
import pilotcity.portal.face.graphql.document.Documents;
import pilotcity.portal.face.graphql.document.TrustedDocuments;
import pilotcity.portal.face.graphql.error.Statuses;
import pilotcity.portal.face.graphql.limit.GraphqlLimits;
import pilotcity.portal.face.graphql.mutation.Writing;
import pilotcity.portal.face.graphql.socket.Holders;
import pilotcity.portal.face.graphql.type.Language;
import pilotcity.portal.face.guide.GuideFace;
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
import pilotcity.portal.face.shared.catalogue.CatalogueInfo;
import pilotcity.portal.face.tile.TileFace;
import pilotcity.portal.face.tile.TileParameters;
import pilotcity.portal.face.tile.TilesPart;
import pilotcity.portal.face.website.WebsiteFace;
import pilotcity.portal.face.write.WriteFace;
import pilotcity.portal.kernel.access.Actor;
import pilotcity.portal.kernel.access.GrantNames;
import pilotcity.portal.kernel.changes.PublicChanges;
import pilotcity.portal.kernel.http.PublicAddress;
import pilotcity.portal.kernel.index.LongReads;
import pilotcity.portal.kernel.index.Reads;
import pilotcity.portal.kernel.limits.OpenConnections;
import pilotcity.portal.kernel.limits.RateLimits;
import pilotcity.portal.kernel.write.WriteLimits;

/** The faces of a node, in the order in which they are asked. */
final class FaceRegistry {
    private final Node node;
    private final Config config;
    private final Duration timeout;
    private final Reads reads;
    private final LongReads exports;
    private final RateLimits limits;
    private final OpenConnections connections;
    private final GraphqlFace graphql;
    private final Pages pages;
    private final Settled settled;

    /** @param closing closes what the faces hold open */
    FaceRegistry(Node node, Config config, Closing closing) {
        this.node = node;
        this.config = config;
        this.timeout = config.duration(Setting.HTTP_TIMEOUT);
        this.reads =
                new Reads(node.vertx(), node.live(), readThreads(config), config.integer(Setting.READ_QUEUE), timeout);
        closing.add(reads);
        this.exports = new LongReads(node.vertx(), node.live(), config.integer(Setting.EXPORTS));
        closing.add(exports);
        this.limits = new RateLimits(config);
        this.connections = new OpenConnections(config);
        this.graphql = graphql();
        closing.add(graphql);
        this.pages = new Pages(node.kinds(), reads, config);
        this.settled = new Settled(node.feed(), timeout);
    }

    private static int readThreads(Config config) {
        int asked = config.integer(Setting.READ_THREADS);
        return asked > 0 ? asked : Runtime.getRuntime().availableProcessors();
    }

    void watch(PortalMetrics metrics) {
        metrics.watch(node.feed(), reads, node.db());
        metrics.watch(connections, graphql::subscriptions);
    }

    /**
     * Some of CKAN's addresses are under {@code /api}, where the search would take them for those of kinds. The pages come
     * last: they answer for whatever address is left.
     */
    List<Face> list(OperationsFace operations) {
        List<Face> faces = new ArrayList<>();
        faces.add(operations);
        faces.addAll(ofOtherProtocols());
        faces.addAll(ofThePortal());
        faces.add(new OpenApiFace(node.kinds(), reads, pages, List.copyOf(faces)));
        faces.addAll(ofPages());
        return faces;
    }

    Reads reads() {
        return reads;
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
                new DatasetFiles(reads, config.path(Setting.DATASETS), PublicAddress.of(config)),
                export(),
                new SearchFace(node.kinds(), node.writer().verbs(), reads, node.feed(), timeout),
                write(),
                new MediaFace(node.photos()::find));
    }

    private List<Face> ofOtherProtocols() {
        return List.of(
                tiles(),
                ogc(new TilesPart(node.kinds())),
                new Open311Face(reads, node.feed(), node.writer(), node.access(), limits, config),
                new CkanFace(reads, CatalogueInfo.of(pages, config), config),
                new DcatFace(node.kinds(), reads, CatalogueInfo.of(pages, config), PublicAddress.of(config)),
                new FeedFace(node.kinds(), reads, node.feed(), pages, config),
                new McpFace(node.kinds(), reads, Format.extensions(), config));
    }

    private List<Face> ofPages() {
        return List.of(
                new ReportFace(node.writer(), node.access(), node.followUps(), limits, reads, pages, settled, config),
                new DeskFace(node.writer(), node.privateParts(), node.access(), limits, reads, pages, settled, config),
                new GuideFace(pages, config),
                new WebsiteFace(node.vertx(), node.kinds(), reads, pages, config));
    }

    private PublicChanges changes() {
        return new PublicChanges(node.vertx(), node.db(), node.feed(), reads);
    }

    private ExportFace export() {
        Path made = config.path(Setting.DATA).resolve("exports");
        return new ExportFace(node.kinds(), reads, exports, node.feed(), config, made);
    }

    private TileFace tiles() {
        TileParameters parameters = new TileParameters(node.kinds(), node.feed(), timeout);
        return new TileFace(parameters, reads, PublicAddress.of(config), pages);
    }

    private OgcFace ogc(OgcPart... parts) {
        FeatureWrites writes = new FeatureWrites(this::caller, node.writer(), node.feed(), writeLimits(), timeout);
        return new OgcFace(node.kinds(), node.writer().verbs(), reads, pages, writes, timeout, List.of(parts));
    }

    private WriteFace write() {
        return new WriteFace(
                node.kinds(), this::caller, node.writer(), node.privateParts(), node.auditHistory(), writeLimits());
    }

    private WriteLimits writeLimits() {
        return WriteLimits.of(config.integer(Setting.HTTP_MAX_BODY), config.integer(Setting.HTTP_MAX_UPLOAD));
    }

    private GraphqlFace graphql() {
        Writing writing = new Writing(node.writer().verbs(), node.writer()::write, node.feed()::reach, this::caller);
        String folder = config.text(Setting.GRAPHQL_DOCUMENTS);
        Documents documents = new Documents(
                folder.isEmpty() ? Map.of() : TrustedDocuments.read(config.path(Setting.GRAPHQL_DOCUMENTS)),
                config.flag(Setting.GRAPHQL_TRUSTED_ONLY));
        SubscriptionContext subscriptionContext =
                new SubscriptionContext(node.feed()::tell, connections, new TokenHolders(), documents);
        return new GraphqlFace(
                node.kinds(), reads, graphqlLimits(), Cql2Text::parse, Language.ZH, writing, subscriptionContext);
    }

    private GraphqlLimits graphqlLimits() {
        boolean legacy = config.text(Setting.GRAPHQL_STATUSES).equals("legacy");
        return GraphqlLimits.DEFAULT
                .withBodyBytes(config.integer(Setting.HTTP_MAX_BODY))
                .withStatuses(legacy ? Statuses.LEGACY : Statuses.CURRENT)
                .withTimeout(timeout);
    }

    private Future<Actor> caller(RoutingContext context, int writes) {
        return node.access().actor(context).map(actor -> {
            for (int i = 0; i < writes; i++) {
                limits.forWrite(context, actor);
            }
            return actor;
        });
    }

    /** Who speaks on a socket, by token alone: a cookie would be sent from pages of other sites, too. */
    private final class TokenHolders implements Holders {
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
    }
}
