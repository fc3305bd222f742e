package pilotcity.portal.dataset;

import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import pilotcity.index.kind.Document;
import pilotcity.portal.Face;
import pilotcity.portal.kernel.http.Answers;
import pilotcity.portal.kernel.http.ByteRange;
import pilotcity.portal.kernel.http.Problem;
import pilotcity.portal.kernel.http.operation.Answer;
import pilotcity.portal.kernel.http.operation.Operation;
import pilotcity.portal.kernel.http.operation.Parameter;
import pilotcity.portal.kernel.http.operation.Schemas;
import pilotcity.portal.kernel.http.operation.Section;
import pilotcity.portal.kernel.index.Reads;

/** {@code /api/datasets/{id}/files/{file}}: the files of published data sets, whole or in ranges (RFC 9110, clause 14). */
public final class DatasetFiles implements Face {
    private static final Operation FILE = Operation.read(
                    "/api/datasets/{id}/files/{file}",
                    "getDatasetFile",
                    Section.FILES,
                    "数据集的文件",
                    "A file of a data set")
            .describe("按发布原样；可分段下载（Range）。", "As it was published; whole or in ranges (RFC 9110, clause 14).")
            .takes(
                    Parameter.path("id", "数据集编号", "The id of the data set").example("projects"),
                    Parameter.path("file", "文件名，见数据集的 files", "The name of the file, as files of the data set has it")
                            .example("figures.csv"),
                    Parameter.header("Range", Schemas.pattern("^bytes=.+$"), "所需的段", "The range that is wanted"))
            .answers(Answer.of(200, "*/*", new JsonObject(), "文件", "The file").withHeaders("ETag", "Accept-Ranges"))
            .answers(
                    Answer.of(206, "*/*", new JsonObject(), "所需的段", "The range").withHeaders("ETag", "Content-Range"));

    private final Reads reads;
    private final Path folder;

    public DatasetFiles(Reads reads, Path folder) {
        this.reads = reads;
        this.folder = folder;
    }

    @Override
    public void mount(Router router) {
        FILE.mount(router, (context, given) -> send(context));
    }

    @Override
    public List<Operation> operations() {
        return List.of(FILE);
    }

    private record Published(String file, String type, long bytes, String tag) {}

    private Future<Void> send(RoutingContext context) {
        String id = Answers.path(context, "id");
        String file = Answers.path(context, "file");
        return reads.read(index -> index.find("dataset", id))
                .map(found -> found.map(dataset -> published(dataset, file))
                        .orElseThrow(() -> Problem.notFound("there is no dataset '" + id + "'")))
                .compose(published -> send(context, folder.resolve(id).resolve(published.file()), published));
    }

    /** Only files that the description names are served, so a path cannot lead elsewhere. */
    private static Published published(Document dataset, String file) {
        if (dataset.map().get("files") instanceof List<?> files) {
            for (Object each : files) {
                if (each instanceof Map<?, ?> entry
                        && String.valueOf(entry.get("url")).endsWith("/files/" + file)) {
                    return new Published(
                            file,
                            String.valueOf(entry.get("mediaType")),
                            Long.parseLong(String.valueOf(entry.get("bytes"))),
                            "\"" + String.valueOf(entry.get("sha256")).substring(0, 32) + "\"");
                }
            }
        }
        throw Problem.notFound("dataset '" + dataset.id() + "' has no file '" + file + "'");
    }

    private static Future<Void> send(RoutingContext context, Path path, Published file) {
        HttpServerResponse response = context.response()
                .putHeader(HttpHeaders.ETAG, file.tag())
                .putHeader(HttpHeaders.CACHE_CONTROL, "public, no-cache")
                .putHeader(HttpHeaders.ACCEPT_RANGES, "bytes")
                .putHeader(HttpHeaders.CONTENT_TYPE, file.type())
                .putHeader("Content-Disposition", "attachment; filename=\"" + file.file() + "\"");
        if (Answers.has(context, file.tag())) {
            return response.setStatusCode(304).end();
        }
        Optional<ByteRange> range =
                ByteRange.isWanted(context, file.tag()) ? ByteRange.find(context, file.bytes()) : Optional.empty();
        range.ifPresent(part -> response.setStatusCode(206)
                .putHeader(HttpHeaders.CONTENT_ENCODING, HttpHeaders.IDENTITY)
                .putHeader("Content-Range", part.of(file.bytes())));
        ByteRange sent = range.orElse(new ByteRange(0, file.bytes() - 1));
        return response.sendFile(path.toString(), sent.from(), sent.length());
    }
}
