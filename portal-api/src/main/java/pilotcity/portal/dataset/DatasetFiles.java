package pilotcity.portal.dataset;

import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import pilotcity.index.kind.Document;
import pilotcity.portal.Face;
import pilotcity.portal.kernel.http.Answers;
import pilotcity.portal.kernel.http.ByteRange;
import pilotcity.portal.kernel.http.Parameters;
import pilotcity.portal.kernel.http.Problem;
import pilotcity.portal.kernel.index.Reads;

/** {@code /api/datasets/{id}/files/{file}}: the files of published data sets, whole or in ranges (RFC 9110, clause 14). */
public final class DatasetFiles implements Face {
    private final Reads reads;
    private final Path folder;

    public DatasetFiles(Reads reads, Path folder) {
        this.reads = reads;
        this.folder = folder;
    }

    @Override
    public void mount(Router router) {
        Answers.read(router, "/api/datasets/:id/files/:file", this::send);
    }

    private record Published(String file, String type, long bytes, String tag) {}

    private Future<Void> send(RoutingContext context) {
        Parameters.of(context, Set.of());
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
        String known = context.request().getHeader(HttpHeaders.IF_NONE_MATCH);
        if (known != null && known.contains(file.tag())) {
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
