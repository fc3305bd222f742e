package pilotcity.portal.face.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.net.URLDecoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import pilotcity.portal.TestPortal;

/** Reads records through one face after the other, each as its clients do: page by page to the end. */
record Faces(TestPortal portal) {
    private static final String GRAPHQL = """
            query($filter: RecordFilter, $after: String) {
              records(first: 100, after: $after, filter: $filter) {
                totalCount
                pageInfo { hasNextPage endCursor }
                nodes { id geometry reported }
              }
            }
            """;

    /** Sorted by id; the total that the face told is the number of what it gave. */
    private static List<Seen> all(List<Seen> seen, Integer total) {
        if (total != null) {
            assertThat(seen).hasSize(total);
        }
        return seen.stream().sorted(java.util.Comparator.comparing(Seen::id)).toList();
    }

    private JsonObject json(String address) {
        return new JsonObject(body(address));
    }

    private String body(String address) {
        HttpResponse<String> answer = portal.get(address);
        assertThat(answer.statusCode()).as(address + " " + answer.body()).isEqualTo(200);
        return answer.body();
    }

    private static Stream<JsonObject> objects(JsonArray array) {
        return array.stream().map(JsonObject.class::cast);
    }

    private static Seen flat(JsonObject document) {
        return Seen.of(document.getString("id"), document.getJsonObject("geometry"), document.getString("reported"));
    }

    /** A GraphQL id names the kind, too. */
    private static Seen node(JsonObject node) {
        return flat(node.put("id", node.getString("id").replaceFirst("^record:", "")));
    }

    private static Seen feature(JsonObject feature) {
        return Seen.of(
                feature.getString("id"),
                feature.getJsonObject("geometry"),
                feature.getJsonObject("properties").getString("reported"));
    }

    List<Seen> search(Asked asked) {
        List<Seen> seen = new ArrayList<>();
        String cursor = "";
        JsonObject page;
        do {
            page = json("/api/search?kind=record&limit=70" + cursor + asked.parameters());
            objects(page.getJsonArray("items"))
                    .map(hit -> flat(hit.getJsonObject("document")))
                    .forEach(seen::add);
            cursor = "&cursor=" + TestPortal.encode(String.valueOf(page.getString("next")));
        } while (page.getString("next") != null);
        return all(seen, page.getInteger("total"));
    }

    List<Seen> graphql(Asked asked) {
        List<Seen> seen = new ArrayList<>();
        JsonObject variables = new JsonObject().put("filter", filter(asked));
        JsonObject page;
        do {
            HttpResponse<String> answer = portal.send(portal.request("/graphql", "Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(new JsonObject()
                            .put("query", GRAPHQL)
                            .put("variables", variables)
                            .encode()))
                    .build());
            JsonObject data = new JsonObject(answer.body());
            assertThat(data.containsKey("errors")).as(answer.body()).isFalse();
            page = data.getJsonObject("data").getJsonObject("records");
            objects(page.getJsonArray("nodes")).map(Faces::node).forEach(seen::add);
            variables.put("after", page.getJsonObject("pageInfo").getString("endCursor"));
        } while (page.getJsonObject("pageInfo").getBoolean("hasNextPage"));
        return all(seen, page.getInteger("totalCount"));
    }

    private static JsonObject filter(Asked asked) {
        JsonObject filter = new JsonObject();
        if (!asked.filter().isEmpty()) {
            filter.put("cql2", asked.filter());
        }
        if (!asked.bbox().isEmpty()) {
            List<Double> box =
                    Arrays.stream(asked.bbox().split(",")).map(Double::valueOf).toList();
            filter.put("geometry", new JsonObject().put("bbox", new JsonArray(box)));
        }
        if (!asked.datetime().isEmpty()) {
            String[] ends = asked.datetime().split("/");
            JsonObject range = new JsonObject().put("gte", ends[0]);
            filter.put("reported", ends[1].equals("..") ? range : range.put("lte", ends[1]));
        }
        return filter;
    }

    List<Seen> ogc(Asked asked) {
        List<Seen> seen = new ArrayList<>();
        String next = "/ogc/collections/records/items?f=json&limit=60" + asked.parameters();
        Integer matched = null;
        while (next != null) {
            JsonObject page = json(next);
            matched = page.getInteger("numberMatched");
            assertThat(page.getJsonArray("features")).hasSize(page.getInteger("numberReturned"));
            objects(page.getJsonArray("features")).map(Faces::feature).forEach(seen::add);
            next = objects(page.getJsonArray("links"))
                    .filter(link -> link.getString("rel").equals("next"))
                    .map(link -> here(link.getString("href")))
                    .findFirst()
                    .orElse(null);
        }
        return all(seen, Objects.requireNonNull(matched));
    }

    private String here(String address) {
        assertThat(address).startsWith(portal.url());
        return address.substring(portal.url().length());
    }

    List<Seen> geojson(Asked asked) {
        JsonObject file =
                json("/api/export/records.geojson?" + asked.parameters().replaceFirst("^&", ""));
        return all(objects(file.getJsonArray("features")).map(Faces::feature).toList(), null);
    }

    List<Seen> jsonLines(Asked asked) {
        return lines(asked, "jsonl", line -> flat(new JsonObject(line)));
    }

    List<Seen> geojsonSequence(Asked asked) {
        return lines(asked, "geojsonseq", line -> feature(new JsonObject(line.replace("\u001e", ""))));
    }

    private List<Seen> lines(Asked asked, String format, Function<String, Seen> reader) {
        String file =
                body("/api/export/records." + format + "?" + asked.parameters().replaceFirst("^&", ""));
        return all(file.lines().filter(line -> !line.isBlank()).map(reader).toList(), null);
    }

    List<Seen> atom(Asked asked) {
        List<Seen> seen = new ArrayList<>();
        String next = "/feeds/records.atom?limit=90" + asked.parameters();
        while (next != null) {
            Document page = xml(body(next));
            elements(page, "entry").map(Faces::entry).forEach(seen::add);
            next = elements(page, "link")
                    .filter(link -> link.getAttribute("rel").equals("next"))
                    .map(link -> here(link.getAttribute("href")))
                    .findFirst()
                    .orElse(null);
        }
        return all(seen, null);
    }

    private static Seen entry(Element entry) {
        String link = within(entry, "link")
                .filter(each -> !each.getAttribute("rel").equals("self"))
                .map(each -> each.getAttribute("href"))
                .findFirst()
                .orElseThrow();
        String id = URLDecoder.decode(link.substring(link.lastIndexOf('/') + 1), StandardCharsets.UTF_8);
        String reported = within(entry, "published").findFirst().orElseThrow().getTextContent();
        return within(entry, "georss:point")
                .findFirst()
                .map(point -> point.getTextContent().strip().split(" +"))
                .map(at -> Seen.of(id, Double.valueOf(at[1]), Double.valueOf(at[0]), reported))
                .orElseGet(() -> Seen.of(id, null, reported));
    }

    private static Stream<Element> elements(Document document, String name) {
        return within(document.getDocumentElement(), name);
    }

    private static Stream<Element> within(Element parent, String name) {
        Stream.Builder<Element> found = Stream.builder();
        for (var node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element && element.getTagName().equals(name)) {
                found.add(element);
            }
        }
        return found.build();
    }

    private static Document xml(String text) {
        try {
            return DocumentBuilderFactory.newDefaultInstance()
                    .newDocumentBuilder()
                    .parse(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
        } catch (Exception e) {
            throw new AssertionError(text, e);
        }
    }

    /** @param parameters Open311's own */
    List<Seen> open311(String parameters) {
        List<Seen> seen = new ArrayList<>();
        JsonArray page;
        int number = 1;
        do {
            page = new JsonArray(body("/open311/v2/requests.json?page_size=80&page=" + number++ + parameters));
            objects(page)
                    .map(request -> Seen.of(
                            request.getString("service_request_id"),
                            request.getDouble("long"),
                            request.getDouble("lat"),
                            request.getString("requested_datetime")))
                    .forEach(seen::add);
        } while (!page.isEmpty());
        return all(seen, null);
    }
}
