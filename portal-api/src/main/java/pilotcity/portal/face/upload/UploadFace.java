package pilotcity.portal.face.upload;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import pilotcity.portal.face.shared.upload.FormUpload;
import pilotcity.portal.kernel.authentication.Authentication;
import pilotcity.portal.kernel.encoding.HttpDate;
import pilotcity.portal.kernel.http.Face;
import pilotcity.portal.kernel.http.operation.Operation;
import pilotcity.portal.kernel.http.request.BodyReader;
import pilotcity.portal.kernel.http.response.ResponseSender;
import pilotcity.portal.kernel.limits.RateLimits;
import pilotcity.portal.kernel.permission.Actor;
import pilotcity.portal.kernel.problem.Problem;
import pilotcity.portal.kernel.upload.Upload;
import pilotcity.portal.kernel.upload.UploadChecksum;
import pilotcity.portal.kernel.upload.UploadMemory;
import pilotcity.portal.kernel.upload.UploadStore;
import pilotcity.portal.kernel.upload.UploadWriter;

/**
 * {@code /api/uploads}: tus 1.0.0 with the extensions creation, creation-with-upload, checksum, expiration and
 * termination, and forms with one file.
 */
public final class UploadFace implements Face {
    private static final String EXTENSIONS = "creation,creation-with-upload,checksum,expiration,termination";
    private static final String ONE = UploadOperations.UPLOADS + "/:id";
    private static final String OVERRIDE = "X-HTTP-Method-Override";

    private final UploadStore uploads;
    private final Authentication authentication;
    private final RateLimits limits;
    private final UploadMemory memory = new UploadMemory();
    private final FormUpload forms;

    public UploadFace(UploadStore uploads, Authentication authentication, RateLimits limits) {
        this.uploads = uploads;
        this.authentication = authentication;
        this.limits = limits;
        this.forms = new FormUpload(uploads, memory);
    }

    @Override
    public void mount(Router router) {
        UploadOperations.OPTIONS.mount(router, (context, given) -> options(context));
        UploadOperations.OPTIONS.mount(router, ONE, (context, given) -> options(context));
        UploadOperations.CREATE.mount(router, (context, given) -> create(context));
        UploadOperations.LIST.mount(router, (context, given) -> list(context));
        UploadOperations.GET.mount(router, (context, given) -> get(context));
        UploadOperations.APPEND.mount(router, (context, given) -> append(context));
        UploadOperations.DELETE.mount(router, (context, given) -> delete(context));
        ResponseSender.routeChange(router, HttpMethod.POST, ONE, this::overridden);
    }

    @Override
    public List<Operation> operations() {
        return UploadOperations.ALL;
    }

    private Future<Void> options(RoutingContext context) {
        return context.response()
                .putHeader(TusRequest.RESUMABLE, TusRequest.VERSION)
                .putHeader("Tus-Version", TusRequest.VERSION)
                .putHeader("Tus-Extension", EXTENSIONS)
                .putHeader("Tus-Max-Size", String.valueOf(uploads.most()))
                .putHeader("Tus-Checksum-Algorithm", UploadChecksum.SUPPORTED)
                .setStatusCode(204)
                .end();
    }

    /** Who may put files into data sets; asked before a byte of the body is read. */
    private Future<Actor> publisher(RoutingContext context) {
        return authentication.liveActor(context).map(actor -> {
            actor.requireForAny(UploadStore.PERMISSION);
            return actor;
        });
    }

    private Future<Actor> writer(RoutingContext context) {
        context.request().pause();
        return publisher(context).map(actor -> {
            limits.forWrite(context, actor);
            return actor;
        });
    }

    private Future<Void> create(RoutingContext context) {
        if (isForm(context)) {
            return answered(
                    context,
                    writer(context).compose(actor -> forms.receive(context.request(), actor)),
                    upload -> created(context, upload));
        }
        TusRequest.negotiate(context, true);
        TusRequest request = TusRequest.of(context);
        String type = context.request().getHeader(HttpHeaders.CONTENT_TYPE);
        long sent = request.bodyLength().orElse(request.hasBytes() ? Long.MAX_VALUE : 0L);
        if (sent > 0 && !request.hasBytes()) {
            throw Problem.of(
                    Problem.Kind.UNSUPPORTED_MEDIA_TYPE,
                    "the body must be " + TusRequest.BYTES + " or multipart/form-data, not " + type);
        }
        long length = request.length();
        UploadChecksum checksum = request.checksum();
        var name = request.name();
        return answered(
                context,
                writer(context)
                        .compose(actor -> uploads.create(actor, name, request.metadata(), length)
                                .compose(upload -> request.hasBytes()
                                        ? write(context, upload, checksum)
                                                .recover(failure -> uploads.delete(actor, upload.id())
                                                        .transform(gone -> Future.failedFuture(failure)))
                                        : Future.succeededFuture(upload))),
                upload -> created(context, upload));
    }

    private static boolean isForm(RoutingContext context) {
        String type = context.request().getHeader(HttpHeaders.CONTENT_TYPE);
        return type != null && type.toLowerCase(Locale.ROOT).startsWith("multipart/form-data");
    }

    private Future<Void> created(RoutingContext context, Upload upload) {
        tell(context, upload);
        return context.response()
                .setStatusCode(201)
                .putHeader(HttpHeaders.LOCATION, address(upload))
                .putHeader(HttpHeaders.CONTENT_TYPE, ResponseSender.JSON)
                .end(described(upload).toBuffer());
    }

    private static String address(Upload upload) {
        return UploadOperations.UPLOADS + "/" + upload.id();
    }

    private static JsonObject described(Upload upload) {
        return new JsonObject()
                .put("id", upload.id())
                .put("url", address(upload))
                .put("name", upload.name())
                .put("length", upload.length())
                .put("offset", upload.offset())
                .put("complete", upload.isComplete())
                .put("expires", upload.expires().truncatedTo(ChronoUnit.SECONDS).toString());
    }

    private static void tell(RoutingContext context, Upload upload) {
        context.response()
                .putHeader(TusRequest.OFFSET, String.valueOf(upload.offset()))
                .putHeader("Upload-Expires", HttpDate.write(upload.expires()));
    }

    private Future<Void> list(RoutingContext context) {
        return publisher(context).compose(uploads::list).compose(own -> {
            JsonArray listed = new JsonArray();
            own.forEach(upload -> listed.add(described(upload)));
            context.response().putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
            return ResponseSender.sendJson(
                    context,
                    new JsonObject()
                            .put("total", listed.size())
                            .put("uploads", listed)
                            .toBuffer());
        });
    }

    private Future<Void> get(RoutingContext context) {
        TusRequest.negotiate(context, false);
        HttpServerResponse response = context.response().putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        return publisher(context)
                .compose(actor -> uploads.get(actor, ResponseSender.path(context, "id")))
                .compose(upload -> {
                    tell(context, upload);
                    if (upload.length() != null) {
                        response.putHeader(TusRequest.LENGTH, String.valueOf(upload.length()));
                    }
                    if (!upload.metadata().isEmpty()) {
                        response.putHeader(TusRequest.METADATA, upload.metadata());
                    }
                    return response.putHeader(HttpHeaders.CONTENT_TYPE, ResponseSender.JSON)
                            .end(described(upload).toBuffer());
                });
    }

    private Future<Void> append(RoutingContext context) {
        TusRequest.negotiate(context, true);
        TusRequest request = TusRequest.of(context);
        if (!request.hasBytes()) {
            throw Problem.of(Problem.Kind.UNSUPPORTED_MEDIA_TYPE, "the body must be " + TusRequest.BYTES);
        }
        long offset = request.offset();
        UploadChecksum checksum = request.checksum();
        String id = ResponseSender.path(context, "id");
        return answered(
                context,
                writer(context)
                        .compose(actor -> uploads.get(actor, id))
                        .compose(upload -> upload.offset() == offset
                                ? write(context, upload, checksum)
                                : Future.failedFuture(Problem.of(
                                        Problem.Kind.CONFLICT,
                                        TusRequest.OFFSET + " must be " + upload.offset() + ", not " + offset))),
                upload -> {
                    tell(context, upload);
                    return context.response().setStatusCode(204).end();
                });
    }

    private Future<Upload> write(RoutingContext context, Upload upload, @Nullable UploadChecksum checksum) {
        long left = Objects.requireNonNull(upload.length()) - upload.offset();
        long sent = TusRequest.of(context).bodyLength().orElse(0L);
        if (sent > left) {
            return Future.failedFuture(Problem.of(
                    Problem.Kind.TOO_LARGE, "the body has " + sent + " bytes, and the upload has " + left + " left"));
        }
        FormUpload.goOn(context.request());
        return UploadWriter.write(uploads, memory, upload, context.request(), checksum, Future.succeededFuture());
    }

    private interface Answer {
        Future<Void> send(Upload upload);
    }

    /** A caller that has gone is told nothing; of one that is told something the rest of the body is thrown away. */
    private static Future<Void> answered(RoutingContext context, Future<Upload> done, Answer answer) {
        return done.compose(answer::send, failure -> {
            if (context.response().closed()) {
                return Promise.<Void>promise().future();
            }
            if (!context.request().isEnded()) {
                context.request().handler(buffer -> {}).exceptionHandler(gone -> {});
            }
            BodyReader.discard(context.request());
            return Future.failedFuture(failure);
        });
    }

    private Future<Void> delete(RoutingContext context) {
        TusRequest.negotiate(context, false);
        return publisher(context)
                .compose(actor -> {
                    limits.forWrite(context, actor);
                    return uploads.delete(actor, ResponseSender.path(context, "id"));
                })
                .compose(gone -> context.response().setStatusCode(204).end());
    }

    /** For clients that cannot send PATCH or DELETE (tus 1.0.0, X-HTTP-Method-Override). */
    private Future<Void> overridden(RoutingContext context) {
        String method = String.valueOf(context.request().getHeader(OVERRIDE));
        return switch (method) {
            case "PATCH" -> append(context);
            case "DELETE" -> delete(context);
            default ->
                Future.failedFuture(Problem.of(
                        Problem.Kind.METHOD_NOT_ALLOWED,
                        "POST is possible here only with " + OVERRIDE + ": PATCH or DELETE"));
        };
    }
}
