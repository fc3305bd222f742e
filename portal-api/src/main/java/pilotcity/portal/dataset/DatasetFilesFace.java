package pilotcity.portal.dataset;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.OpenOptions;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import pilotcity.index.document.Document;
import pilotcity.portal.kernel.encoding.UrlEncoding;
import pilotcity.portal.kernel.http.Face;
import pilotcity.portal.kernel.http.operation.Operation;
import pilotcity.portal.kernel.http.operation.OperationParameter;
import pilotcity.portal.kernel.http.operation.OperationResponse;
import pilotcity.portal.kernel.http.operation.OperationSection;
import pilotcity.portal.kernel.http.operation.SchemaBuilder;
import pilotcity.portal.kernel.http.request.PublicAddress;
import pilotcity.portal.kernel.http.response.ByteRange;
import pilotcity.portal.kernel.http.response.ContentDisposition;
import pilotcity.portal.kernel.http.response.ResponseSender;
import pilotcity.portal.kernel.problem.Problem;
import pilotcity.portal.kernel.read.ReadPool;

/**
 * {@code /api/datasets/{id}/files/{file}}: the files of published data sets, whole or in ranges (RFC 9110, clause 14);
 * and {@code /api/datasets/{id}/datapackage.json}: what they hold.
 */
public final class DatasetFilesFace implements Face {
    private static final Operation FILE = Operation.read(
                    "/api/datasets/{id}/files/{file}",
                    "getDatasetFile",
                    OperationSection.FILES,
                    "数据集的文件",
                    "A file of a data set")
            .describe("按发布原样；可分段下载（Range）。", "As it was published; whole or in ranges (RFC 9110, clause 14).")
            .withParameters(
                    OperationParameter.path("id", "数据集编号", "The id of the data set")
                            .example("projects"),
                    OperationParameter.path(
                                    "file", "文件名，见数据集的 files", "The name of the file, as files of the data set has it")
                            .example("figures.csv"),
                    OperationParameter.header(
                            "Range", SchemaBuilder.pattern("^bytes=.+$"), "所需的段", "The range that is wanted"))
            .withResponse(OperationResponse.of(200, "*/*", new JsonObject(), "文件", "The file")
                    .withHeaders("ETag", "Accept-Ranges"))
            .withResponse(OperationResponse.of(206, "*/*", new JsonObject(), "所需的段", "The range")
                    .withHeaders("ETag", "Content-Range"));

    private static final Operation PACKAGE = Operation.read(
                    "/api/datasets/{id}/datapackage.json",
                    "getDatasetPackage",
                    OperationSection.FILES,
                    "数据集的数据包说明",
                    "A data set as a data package")
            .describe(
                    "Frictionless Data Package：文件、各列、许可、来源、校验和。",
                    "A Frictionless Data Package: files, columns, licence, sources and checksums.")
            .withParameters(OperationParameter.path("id", "数据集编号", "The id of the data set")
                    .example("places"))
            .withResponse(OperationResponse.json(200, FrictionlessPackage.schema(), "数据包", "The data package")
                    .withHeaders("ETag"));
    /** Media types whose files get smaller; the others are compressed already. */
    private static final Pattern COMPRESSIBLE = Pattern.compile("^text/|json|xml|csv|yaml|sql|javascript");

    private static final int WORTH_BYTES = 1024;

    private final ReadPool readPool;
    private final Path folder;
    private final PublicAddress address;

    public DatasetFilesFace(ReadPool readPool, Path folder, PublicAddress address) {
        this.readPool = readPool;
        this.folder = folder;
        this.address = address;
    }

    @Override
    public void mount(Router router) {
        FILE.mount(router, (context, given) -> send(context));
        PACKAGE.mount(router, (context, given) -> {
            String id = ResponseSender.path(context, "id");
            String base = address.of(context);
            return readPool.read(index -> described(index.find("dataset", id), id, base))
                    .compose(body -> ResponseSender.sendJson(context, body));
        });
    }

    @Override
    public List<Operation> operations() {
        return List.of(FILE, PACKAGE);
    }

    private Buffer described(Optional<Document> found, String id, String base) {
        Path file = folder.resolve(id).resolve("dataset.json").normalize();
        if (found.isEmpty() || !file.startsWith(folder) || !Files.isRegularFile(file)) {
            throw Problem.notFound("there is no dataset '" + id + "'");
        }
        try {
            Map<String, Object> values = found.get().map();
            List<Map<?, ?>> measured = values.get("files") instanceof List<?> files
                    ? files.stream().<Map<?, ?>>map(each -> (Map<?, ?>) each).toList()
                    : List.of();
            Instant listed = Instant.parse(String.valueOf(values.get("metadataCreated")));
            Instant changed = Instant.parse(String.valueOf(values.get("metadataModified")));
            JsonObject description = new JsonObject(Files.readString(file));
            Dataset set = new Dataset(id, description, new JsonArray(), listed, changed);
            return Buffer.buffer(
                    new FrictionlessPackage(base, set, measured).json().encodePrettily());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record PublishedFile(String file, String type, long bytes, String tag) {}

    private Future<Void> send(RoutingContext context) {
        String id = ResponseSender.path(context, "id");
        String file = ResponseSender.path(context, "file");
        return readPool.read(index -> index.find("dataset", id))
                .map(found -> found.map(dataset -> published(dataset, file))
                        .orElseThrow(() -> Problem.notFound("there is no dataset '" + id + "'")))
                .compose(published -> send(context, folder.resolve(id).resolve(published.file()), published));
    }

    /** Where a file is; the names of both can have any letters. */
    static String address(String set, String file) {
        return "/api/datasets/" + UrlEncoding.segment(set) + "/files/" + UrlEncoding.segment(file);
    }

    /** Only files that the description names are served, so a path cannot lead elsewhere. */
    private static PublishedFile published(Document dataset, String file) {
        if (dataset.map().get("files") instanceof List<?> files) {
            for (Object each : files) {
                if (each instanceof Map<?, ?> entry
                        && String.valueOf(entry.get("url")).equals(address(dataset.id(), file))) {
                    return new PublishedFile(
                            file,
                            String.valueOf(entry.get("mediaType")),
                            Long.parseLong(String.valueOf(entry.get("bytes"))),
                            "\"" + String.valueOf(entry.get("sha256")).substring(0, 32) + "\"");
                }
            }
        }
        throw Problem.notFound("dataset '" + dataset.id() + "' has no file '" + file + "'");
    }

    private static Future<Void> send(RoutingContext context, Path path, PublishedFile file) {
        boolean whole = context.request().getHeader("Range") == null
                && !context.request().method().equals(HttpMethod.HEAD);
        String codings = Objects.requireNonNullElse(context.request().getHeader(HttpHeaders.ACCEPT_ENCODING), "");
        boolean zipped =
                whole && !codings.isEmpty() && COMPRESSIBLE.matcher(file.type()).find() && file.bytes() >= WORTH_BYTES;
        // what is compressed on the way is not the same bytes
        String tag = zipped ? "W/" + file.tag() : file.tag();
        HttpServerResponse response = context.response()
                .putHeader(HttpHeaders.ETAG, tag)
                .putHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING)
                .putHeader(HttpHeaders.CACHE_CONTROL, "public, no-cache")
                .putHeader(HttpHeaders.ACCEPT_RANGES, "bytes")
                .putHeader(HttpHeaders.CONTENT_TYPE, file.type())
                .putHeader("Content-Disposition", ContentDisposition.named(file.file()));
        if (ResponseSender.isCached(context, file.tag())) {
            return response.setStatusCode(304).end();
        }
        if (zipped) {
            return compressed(context, path);
        }
        Optional<ByteRange> range =
                ByteRange.isWanted(context, file.tag()) ? ByteRange.find(context, file.bytes()) : Optional.empty();
        response.putHeader(HttpHeaders.CONTENT_ENCODING, HttpHeaders.IDENTITY);
        range.ifPresent(part -> response.setStatusCode(206).putHeader("Content-Range", part.of(file.bytes())));
        ByteRange sent = range.orElse(new ByteRange(0, file.bytes() - 1));
        if (context.request().method().equals(HttpMethod.HEAD)) {
            return response.putHeader(HttpHeaders.CONTENT_LENGTH, Long.toString(sent.length()))
                    .end();
        }
        return there(response.sendFile(path.toString(), sent.from(), sent.length()));
    }

    /** In pieces, since the server compresses those and not a file that the system sends by itself. */
    private static Future<Void> compressed(RoutingContext context, Path path) {
        return there(context.vertx().fileSystem().open(path.toString(), new OpenOptions().setWrite(false)))
                .compose(file -> file.pipeTo(context.response().setChunked(true)));
    }

    /** A data set can be taken out of its folder while the portal still knows it. */
    private static <T> Future<T> there(Future<T> reading) {
        return reading.recover(failure -> failure.getCause() instanceof NoSuchFileException
                        || failure instanceof NoSuchFileException
                        || failure instanceof FileNotFoundException
                ? Future.failedFuture(Problem.notFound("this file is no longer there"))
                : Future.failedFuture(failure));
    }
}
