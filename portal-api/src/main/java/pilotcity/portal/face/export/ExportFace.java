package pilotcity.portal.face.export;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import pilotcity.index.Scan;
import pilotcity.index.kind.Kinds;
import pilotcity.portal.Config;
import pilotcity.portal.Face;
import pilotcity.portal.Setting;
import pilotcity.portal.face.query.KindPart;
import pilotcity.portal.face.query.SearchParameters;
import pilotcity.portal.face.query.SearchTerms;
import pilotcity.portal.kernel.changes.ChangeFeed;
import pilotcity.portal.kernel.files.FolderTree;
import pilotcity.portal.kernel.http.Answers;
import pilotcity.portal.kernel.http.Parameters;
import pilotcity.portal.kernel.http.PublicAddress;
import pilotcity.portal.kernel.http.operation.Operation;
import pilotcity.portal.kernel.index.LongReads;
import pilotcity.portal.kernel.index.Reads;

/**
 * {@code /api/export/{kinds}.{format}}: everything a search finds as one file, however much it is; and the same with
 * {@code .json} behind it: what is known of that file.
 */
public final class ExportFace implements Face {
    private final Kinds kinds;
    private final Reads reads;
    private final LongReads scans;
    private final ChangeFeed feed;
    private final SearchParameters search;
    private final Operation export;
    private final Operation description;
    private final PublicAddress address;
    private final Duration timeout;
    private final Path scratch;
    private final Known known = new Known();

    /** @param scratch a folder of its own; what an earlier process left there is deleted */
    public ExportFace(Kinds kinds, Reads reads, LongReads scans, ChangeFeed feed, Config config, Path scratch) {
        this.kinds = kinds;
        this.reads = reads;
        this.scans = scans;
        this.feed = feed;
        this.timeout = config.duration(Setting.HTTP_TIMEOUT);
        this.search = new SearchParameters(kinds, timeout);
        ExportOperations operations = new ExportOperations(kinds, search);
        this.export = operations.file();
        this.description = operations.description();
        this.address = PublicAddress.of(config);
        this.scratch = scratch;
        try {
            if (Files.exists(scratch)) {
                FolderTree.delete(scratch);
            }
            Files.createDirectories(scratch);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void mount(Router router) {
        // Catalogues name this as the address of the service.
        Answers.read(
                router,
                "/api/export",
                context -> context.response()
                        .setStatusCode(303)
                        .putHeader(HttpHeaders.LOCATION, "/openapi.json")
                        .end());
        description.mount(router, (context, given) -> {
            String name = Answers.path(context, KindPart.NAME) + "." + Answers.path(context, ExportOperations.FORMAT);
            ExportRequest request = ExportRequest.read(context, given, kinds, search, name);
            return atLeast(given).compose(reached -> describe(context, request));
        });
        // Any name: what is no kind or no format is told apart.
        export.mount(router, "/api/export/{file}", (context, given) -> {
            ExportRequest request = ExportRequest.read(context, given, kinds, search, Answers.path(context, "file"));
            return atLeast(given).compose(reached -> send(context, request));
        });
    }

    @Override
    public List<Operation> operations() {
        return List.of(export, description);
    }

    private Future<Void> atLeast(Parameters given) {
        return SearchTerms.AT_LEAST
                .find(given)
                .map(token -> onThisLoop(feed.reach(token, timeout)))
                .orElse(Future.succeededFuture());
    }

    /** What the change feed completes would go on on its thread, and hold it up. */
    private static Future<Void> onThisLoop(Future<Void> elsewhere) {
        Context loop = Objects.requireNonNull(Vertx.currentContext());
        Promise<Void> here = Promise.promise();
        elsewhere.onComplete(
                done -> loop.runOnContext(turn -> here.complete()),
                failure -> loop.runOnContext(turn -> here.fail(failure)));
        return here.future();
    }

    private Future<Void> send(RoutingContext context, ExportRequest request) {
        Context loop = Objects.requireNonNull(Vertx.currentContext());
        Delivery delivery = new Delivery(context, loop, request);
        String base = address.of(context);
        return scans.scan(request.query(), scan -> {
                    delivery.send(file(request, scan, base), known);
                    return true;
                })
                .recover(failure ->
                        failure instanceof Outlet.Gone ? Future.succeededFuture(false) : Future.failedFuture(failure))
                .mapEmpty();
    }

    private ExportFile file(ExportRequest request, Scan scan, String base) throws IOException {
        Provenance provenance = reads.here(index -> {
            try {
                return Provenance.of(index, request, scan, base);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        return new ExportFile(request, scan, provenance, scratch);
    }

    private Future<Void> describe(RoutingContext context, ExportRequest request) {
        String base = address.of(context);
        return scans.scan(request.query(), scan -> {
                    ExportFile file = file(request, scan, base);
                    return Buffer.buffer(DataPackage.of(file, known.get(file.tag(), file::write))
                            .encodePrettily());
                })
                .compose(body -> Answers.json(context, body));
    }
}
