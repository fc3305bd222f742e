package pilotcity.portal.face.fuzz;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Data sets that are right, each in its own odd way. */
final class OddDatasets {
    static final List<String> IDS = List.of("over-the-date-line", "a-line", "a-point", "in-words");

    private OddDatasets() {}

    static void write(Path sets) throws IOException {
        write(sets, "over-the-date-line", "CC-BY-4.0", "中文 文件.csv", 170, -10, -170, 10);
        write(sets, "a-line", "https://example.org/a licence?x={y}", "two words.csv", 113, 22, 113, 23);
        write(sets, "a-point", "LicenseRef-x", "50%.csv", 113, 23, 113, 23);
        write(sets, "in-words", "仅供非商业使用 <see \"terms\">", "a#b?c&d.csv", -180, -90, 180, 90);
    }

    private static void write(Path sets, String id, String licence, String file, double... box) throws IOException {
        Path folder = Files.createDirectory(sets.resolve(id));
        JsonArray sides = new JsonArray();
        for (double side : box) {
            sides.add(side);
        }
        JsonObject both = new JsonObject().put("zh", "怪 <b>" + id).put("en", "Odd & \"" + id + "\"");
        JsonObject fields = new JsonObject()
                .put(
                        "fields",
                        new JsonArray().add(new JsonObject().put("name", "a").put("type", "string")));
        JsonObject resource = new JsonObject()
                .put("name", "a table")
                .put("path", file)
                .put("format", "CSV")
                .put("mediatype", "text/csv")
                .put("mediaType", "text/csv")
                .put("title", both)
                .put("schema", fields);
        JsonObject set = new JsonObject()
                .put("id", id)
                .put("title", both)
                .put("description", both)
                .put("publisher", new JsonObject().put("name", both).put("url", "http://a b"))
                .put("contactPoint", new JsonObject().put("name", "x").put("email", "a b@<c>"))
                .put("license", licence)
                .put("themes", new JsonArray().add("not an address").add("http://x/{y}"))
                .put(
                        "keywords",
                        new JsonObject().put("zh", new JsonArray().add("a b&c")).put("en", new JsonArray().add("<")))
                .put("accrualPeriodicity", "now and then")
                .put("spatial", new JsonObject().put("bbox", sides).put("place", "no such place"))
                .put("temporal", new JsonObject().put("start", "some time").put("end", "2020"))
                .put(
                        "sources",
                        new JsonArray().add(new JsonObject().put("title", "x").put("url", "http://[::1")))
                .put("resources", new JsonArray().add(resource));
        Files.writeString(folder.resolve("dataset.json"), set.encodePrettily());
        Files.writeString(folder.resolve(file), "a\nb\n" + "long enough to be compressed\n".repeat(100));
    }
}
