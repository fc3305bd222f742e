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
import pilotcity.index.IndexScan;
import pilotcity.index.kind.Kinds;
import pilotcity.portal.face.shared.export.ExportSender;
import pilotcity.portal.face.shared.export.FileDigestCache;
import pilotcity.portal.face.shared.export.ResponseOutputStream;
import pilotcity.portal.face.shared.parameters.KindPathParameter;
import pilotcity.portal.face.shared.parameters.SearchParameterDefinitions;
import pilotcity.portal.face.shared.parameters.SearchParameters;
import pilotcity.portal.kernel.changefeed.ChangeFeed;
import pilotcity.portal.kernel.config.Config;
import pilotcity.portal.kernel.config.Setting;
import pilotcity.portal.kernel.files.FolderTree;
import pilotcity.portal.kernel.http.Face;
import pilotcity.portal.kernel.http.operation.Operation;
import pilotcity.portal.kernel.http.request.PublicAddress;
import pilotcity.portal.kernel.http.request.QueryParameters;
import pilotcity.portal.kernel.http.response.ResponseSender;
import pilotcity.portal.kernel.read.LongReadPool;
import pilotcity.portal.kernel.read.ReadPool;

/**
 * {@code /api/export/{kinds}.{format}}: everything a search finds as one file, however much it is; and the same with
 * {@code .json} behind it: the description of that file.
 */
public final class ExportFace implements Face {
    private final Kinds kinds;
    private final ReadPool readPool;
    private final LongReadPool scans;
    private final ChangeFeed feed;
    private final SearchParameters search;
    private final Operation export;
    private final Operation description;
    private final PublicAddress address;
    private final Duration timeout;
    private final Path scratch;
    private final FileDigestCache cache = new FileDigestCache();

    /** @param scratch a folder of its own; what an earlier process left there is deleted */
    public ExportFace(
            Kinds kinds, ReadPool readPool, LongReadPool scans, ChangeFeed feed, Config config, Path scratch) {
        this.kinds = kinds;
        this.readPool = readPool;
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
        ResponseSender.routeRead(
                router,
                "/api/export",
                context -> context.response()
                        .setStatusCode(303)
                        .putHeader(HttpHeaders.LOCATION, "/openapi.json")
                        .end());
        description.mount(router, (context, given) -> {
            String name = ResponseSender.path(context, KindPathParameter.NAME) + "."
                    + ResponseSender.path(context, ExportOperations.FORMAT);
            ExportRequest request = ExportRequest.read(context, given, kinds, search, name);
            return atLeast(given).compose(reached -> describe(context, request));
        });
        // Any name: an unknown kind and an unknown format are different errors.
        export.mount(router, "/api/export/{file}", (context, given) -> {
            ExportRequest request =
                    ExportRequest.read(context, given, kinds, search, ResponseSender.path(context, "file"));
            return atLeast(given).compose(reached -> send(context, request));
        });
    }

    @Override
    public List<Operation> operations() {
        return List.of(export, description);
    }

    private Future<Void> atLeast(QueryParameters given) {
        return SearchParameterDefinitions.AT_LEAST
                .find(given)
                .map(token -> onThisLoop(feed.awaitWrite(token, timeout)))
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
        ExportSender sender = new ExportSender(context, loop, request.format(), () -> {});
        String base = address.of(context);
        return scans.scan(request.query(), scan -> {
                    sender.send(file(request, scan, base), cache);
                    return true;
                })
                .recover(failure -> failure instanceof ResponseOutputStream.CallerGoneException
                        ? Future.succeededFuture(false)
                        : Future.failedFuture(failure))
                .mapEmpty();
    }

    private ExportFile file(ExportRequest request, IndexScan scan, String base) throws IOException {
        ExportProvenance provenance = readPool.readOnThisThread(index -> {
            try {
                return ExportProvenance.of(index, request, scan, base);
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
                    return Buffer.buffer(DataPackage.of(file, cache.get(file.tag(), file::write))
                            .encodePrettily());
                })
                .compose(body -> ResponseSender.sendJson(context, body));
    }
}
