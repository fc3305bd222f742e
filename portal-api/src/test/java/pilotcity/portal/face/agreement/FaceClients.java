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
record FaceClients(TestPortal portal) {
    private static final String GRAPHQL = """
            query($filter: RecordFilter, $after: String) {
              records(first: 100, after: $after, filter: $filter) {
                totalCount
                pageInfo { hasNextPage endCursor }
                nodes { id geometry reported }
              }
            }
            """;

    /** Sorted by id; the total that the face reported is the number of what it sent. */
    private static List<ObservedRequest> all(List<ObservedRequest> observedRequest, Integer total) {
        if (total != null) {
            assertThat(observedRequest).hasSize(total);
        }
        return observedRequest.stream()
                .sorted(java.util.Comparator.comparing(ObservedRequest::id))
                .toList();
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

    private static ObservedRequest flat(JsonObject document) {
        return ObservedRequest.of(
                document.getString("id"), document.getJsonObject("geometry"), document.getString("reported"));
    }

    /** A GraphQL id names the kind, too. */
    private static ObservedRequest node(JsonObject node) {
        return flat(node.put("id", node.getString("id").replaceFirst("^record:", "")));
    }

    private static ObservedRequest feature(JsonObject feature) {
        return ObservedRequest.of(
                feature.getString("id"),
                feature.getJsonObject("geometry"),
                feature.getJsonObject("properties").getString("reported"));
    }

    List<ObservedRequest> search(RandomQuestion question) {
        List<ObservedRequest> observedRequest = new ArrayList<>();
        String cursor = "";
        JsonObject page;
        do {
            page = json("/api/search?kind=record&limit=70" + cursor + question.parameters());
            objects(page.getJsonArray("items"))
                    .map(hit -> flat(hit.getJsonObject("document")))
                    .forEach(observedRequest::add);
            cursor = "&cursor=" + TestPortal.encode(String.valueOf(page.getString("next")));
        } while (page.getString("next") != null);
        return all(observedRequest, page.getInteger("total"));
    }

    List<ObservedRequest> graphql(RandomQuestion question) {
        List<ObservedRequest> observedRequest = new ArrayList<>();
        JsonObject variables = new JsonObject().put("filter", filter(question));
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
            objects(page.getJsonArray("nodes")).map(FaceClients::node).forEach(observedRequest::add);
            variables.put("after", page.getJsonObject("pageInfo").getString("endCursor"));
        } while (page.getJsonObject("pageInfo").getBoolean("hasNextPage"));
        return all(observedRequest, page.getInteger("totalCount"));
    }

    private static JsonObject filter(RandomQuestion question) {
        JsonObject filter = new JsonObject();
        if (!question.filter().isEmpty()) {
            filter.put("cql2", question.filter());
        }
        if (!question.bbox().isEmpty()) {
            List<Double> box = Arrays.stream(question.bbox().split(","))
                    .map(Double::valueOf)
                    .toList();
            filter.put("geometry", new JsonObject().put("bbox", new JsonArray(box)));
        }
        if (!question.datetime().isEmpty()) {
            String[] ends = question.datetime().split("/");
            JsonObject range = new JsonObject().put("gte", ends[0]);
            filter.put("reported", ends[1].equals("..") ? range : range.put("lte", ends[1]));
        }
        return filter;
    }

    List<ObservedRequest> ogc(RandomQuestion question) {
        List<ObservedRequest> observedRequest = new ArrayList<>();
        String next = "/ogc/collections/records/items?f=json&limit=60" + question.parameters();
        Integer matched = null;
        while (next != null) {
            JsonObject page = json(next);
            matched = page.getInteger("numberMatched");
            assertThat(page.getJsonArray("features")).hasSize(page.getInteger("numberReturned"));
            objects(page.getJsonArray("features")).map(FaceClients::feature).forEach(observedRequest::add);
            next = objects(page.getJsonArray("links"))
                    .filter(link -> link.getString("rel").equals("next"))
                    .map(link -> here(link.getString("href")))
                    .findFirst()
                    .orElse(null);
        }
        return all(observedRequest, Objects.requireNonNull(matched));
    }

    private String here(String address) {
        assertThat(address).startsWith(portal.url());
        return address.substring(portal.url().length());
    }

    List<ObservedRequest> geojson(RandomQuestion question) {
        JsonObject file =
                json("/api/export/records.geojson?" + question.parameters().replaceFirst("^&", ""));
        return all(
                objects(file.getJsonArray("features")).map(FaceClients::feature).toList(), null);
    }

    List<ObservedRequest> jsonLines(RandomQuestion question) {
        return lines(question, "jsonl", line -> flat(new JsonObject(line)));
    }

    List<ObservedRequest> geojsonSequence(RandomQuestion question) {
        return lines(question, "geojsonseq", line -> feature(new JsonObject(line.replace("\u001e", ""))));
    }

    private List<ObservedRequest> lines(
            RandomQuestion question, String format, Function<String, ObservedRequest> reader) {
        String file = body(
                "/api/export/records." + format + "?" + question.parameters().replaceFirst("^&", ""));
        return all(file.lines().filter(line -> !line.isBlank()).map(reader).toList(), null);
    }

    List<ObservedRequest> atom(RandomQuestion question) {
        List<ObservedRequest> observedRequest = new ArrayList<>();
        String next = "/feeds/records.atom?limit=90" + question.parameters();
        while (next != null) {
            Document page = xml(body(next));
            elements(page, "entry").map(FaceClients::entry).forEach(observedRequest::add);
            next = elements(page, "link")
                    .filter(link -> link.getAttribute("rel").equals("next"))
                    .map(link -> here(link.getAttribute("href")))
                    .findFirst()
                    .orElse(null);
        }
        return all(observedRequest, null);
    }

    private static ObservedRequest entry(Element entry) {
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
                .map(at -> ObservedRequest.of(id, Double.valueOf(at[1]), Double.valueOf(at[0]), reported))
                .orElseGet(() -> ObservedRequest.of(id, null, reported));
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
    List<ObservedRequest> open311(String parameters) {
        List<ObservedRequest> observedRequest = new ArrayList<>();
        JsonArray page;
        int number = 1;
        do {
            page = new JsonArray(body("/open311/v2/requests.json?page_size=80&page=" + number++ + parameters));
            objects(page)
                    .map(request -> ObservedRequest.of(
                            request.getString("service_request_id"),
                            request.getDouble("long"),
                            request.getDouble("lat"),
                            request.getString("requested_datetime")))
                    .forEach(observedRequest::add);
        } while (!page.isEmpty());
        return all(observedRequest, null);
    }
}
