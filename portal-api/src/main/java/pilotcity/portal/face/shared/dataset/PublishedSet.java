package pilotcity.portal.face.shared.dataset;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import pilotcity.index.Index;
import pilotcity.index.document.Document;
import pilotcity.portal.kernel.encoding.UrlEncoding;
import pilotcity.portal.kernel.problem.Problem;

/**
 * What is published of a data set, as the index has it.
 *
 * @param number of the version that was asked for by its number; null for whichever is the newest
 * @param document of the data set or of its version
 */
public record PublishedSet(String id, @Nullable Integer number, JsonObject document) {
    public static final String KIND = "dataset";

    /** @throws Problem NOT_FOUND, or GONE with the reason where all versions have been withdrawn */
    public static PublishedSet newest(Index index, String id) {
        return index.find(KIND, id)
                .map(found -> new PublishedSet(id, null, json(found)))
                .orElseThrow(() -> missing(index, id));
    }

    /** Why there is no such data set: GONE with the reason of the newest version, or NOT_FOUND. */
    public static Problem missing(Index index, String id) {
        return PublishedVersions.list(index, id).stream()
                .filter(version -> version.getString("status").equals("withdrawn"))
                .findFirst()
                .map(version -> gone(id, version))
                .orElseGet(() -> Problem.notFound("there is no dataset '" + id + "'"));
    }

    /** @throws Problem NOT_FOUND, or GONE with the reason where it has been withdrawn */
    public static PublishedSet version(Index index, String id, String number) {
        JsonObject version = findVersion(index, id, number)
                .orElseThrow(() -> Problem.notFound("there is no version '" + number + "' of dataset '" + id + "'"));
        if (version.getString("status").equals("withdrawn")) {
            throw gone(id, version);
        }
        return new PublishedSet(id, version.getInteger("number"), version);
    }

    /** The document of a version with all of its fields, also where it was withdrawn. */
    public static Optional<JsonObject> findVersion(Index index, String id, String number) {
        // with a dot in the number it would be the version of a data set with another id
        return index.find("datasetVersion", id + "." + number)
                .map(PublishedSet::json)
                .filter(version -> version.getString("dataset").equals(id));
    }

    private static Problem gone(String id, JsonObject version) {
        return Problem.of(
                Problem.Kind.GONE,
                "version " + version.getInteger("number") + " of dataset '" + id + "' was withdrawn on "
                        + version.getString("withdrawnAt") + ": " + version.getString("reason"));
    }

    private static JsonObject json(Document document) {
        return new JsonObject(Buffer.buffer(document.json()));
    }

    public JsonObject description() {
        return new JsonObject(document.getString("metadata", "{}"));
    }

    public List<JsonObject> files() {
        return objects(document.getJsonArray("files", new JsonArray()));
    }

    public List<JsonObject> tables() {
        return objects(document.getJsonArray("tables", new JsonArray()));
    }

    /** When it was first published here. */
    public String created() {
        return document.getString(number == null ? "metadataCreated" : "publishedAt");
    }

    /** The file called {@code name}. */
    public JsonObject file(String name) {
        return files().stream()
                .filter(file -> isCalled(file, name))
                .findFirst()
                .orElseThrow(() -> Problem.notFound("dataset '" + id + "' has no file '" + name + "'"));
    }

    /** Whether that is the name of the file, whose address ends with it. */
    public static boolean isCalled(JsonObject file, String name) {
        return file.getString("url").endsWith("/files/" + UrlEncoding.segment(name));
    }

    /** What a file is called: the end of its address. */
    public String nameOf(JsonObject file) {
        String url = file.getString("url");
        return UrlEncoding.ofSegment(url.substring(url.lastIndexOf('/') + 1));
    }

    /** A list of objects; empty where there is none. */
    public static List<JsonObject> objects(@Nullable JsonArray items) {
        return items == null
                ? List.of()
                : IntStream.range(0, items.size())
                        .mapToObj(items::getJsonObject)
                        .toList();
    }
}
