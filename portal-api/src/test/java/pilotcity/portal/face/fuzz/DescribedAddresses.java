package pilotcity.portal.face.fuzz;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import pilotcity.portal.face.ckan.action.GroupingActions;
import pilotcity.portal.face.ckan.action.PackageActions;
import pilotcity.portal.face.ckan.action.SiteActions;
import pilotcity.portal.face.ckan.datastore.DatastoreActions;

/** Every address of a portal, read from the portal's own descriptions and from the links and forms of its pages. */
final class DescribedAddresses {
    private static final Pattern LINK = Pattern.compile("(?:href|src|action)=\"(/[^\"#]*)");
    private static final Pattern FORM = Pattern.compile("(?s)<form[^>]*action=\"(/[^\"#]*)\"[^>]*>.*?</form>");
    private static final Pattern FIELD = Pattern.compile("name=\"([^\"]+)\"(?:[^>]*value=\"([^\"]*)\")?");
    private static final int PAGES = 120;

    /** The member of a schema that holds a whole body which fits. */
    static final String EXAMPLE = "wholeExample";

    /** What clients of CKAN say. */
    private static final List<String> CKAN = List.of(
            "id",
            "name",
            "q",
            "fq",
            "fq_list",
            "rows",
            "start",
            "sort",
            "facet",
            "facet.field",
            "facet.limit",
            "facet.mincount",
            "ext_bbox",
            "fl",
            "resource_id",
            "filters",
            "limit",
            "offset",
            "fields",
            "distinct",
            "records_format",
            "include_total",
            "plain",
            "language",
            "query",
            "order_by",
            "all_fields",
            "groups",
            "organizations",
            "type",
            "vocabulary_id",
            "use_default_schema",
            "include_private",
            "include_datasets");

    private final Function<String, String> read;
    private final List<DescribedAddress> found = new ArrayList<>();

    private DescribedAddresses(Function<String, String> read) {
        this.read = read;
    }

    /** @param read gets what is at an address, signed in */
    static List<DescribedAddress> of(Function<String, String> read) {
        DescribedAddresses addresses = new DescribedAddresses(read);
        addresses.described("/openapi.json", "");
        addresses.described("/ogc/api?f=json", "/ogc");
        addresses.catalogues();
        addresses.open311();
        addresses.pages();
        return List.copyOf(addresses.found);
    }

    private void described(String document, String base) {
        JsonObject api = new JsonObject(read.apply(document));
        for (Map.Entry<String, Object> path : api.getJsonObject("paths")) {
            for (Map.Entry<String, Object> operation : (JsonObject) path.getValue()) {
                if (operation.getValue() instanceof JsonObject described && described.containsKey("responses")) {
                    String method = operation.getKey().toUpperCase(java.util.Locale.ROOT);
                    found.add(new DescribedAddress(
                            method, base + path.getKey(), parameters(api, described), bodies(api, described)));
                }
            }
        }
    }

    private static List<DescribedAddress.Parameter> parameters(JsonObject api, JsonObject operation) {
        List<DescribedAddress.Parameter> parameters = new ArrayList<>();
        for (Object each : operation.getJsonArray("parameters", new JsonArray())) {
            JsonObject parameter = resolve(api, (JsonObject) each);
            Set<String> examples = new LinkedHashSet<>();
            JsonObject schema = resolve(api, parameter.getJsonObject("schema", new JsonObject()));
            add(examples, parameter.getValue("example"));
            parameter
                    .getJsonObject("examples", new JsonObject())
                    .forEach(example -> add(examples, ((JsonObject) example.getValue()).getValue("value")));
            schema.getJsonArray("enum", new JsonArray()).forEach(value -> add(examples, value));
            add(examples, schema.getValue("default"));
            parameters.add(new DescribedAddress.Parameter(
                    parameter.getString("name"), parameter.getString("in"), List.copyOf(examples)));
        }
        return parameters;
    }

    private static void add(Set<String> examples, Object value) {
        if (value instanceof JsonArray list) {
            examples.add(String.join(",", list.stream().map(String::valueOf).toList()));
        } else if (value != null) {
            examples.add(value.toString());
        }
    }

    private static Map<String, JsonObject> bodies(JsonObject api, JsonObject operation) {
        Map<String, JsonObject> bodies = new LinkedHashMap<>();
        operation
                .getJsonObject("requestBody", new JsonObject())
                .getJsonObject("content", new JsonObject())
                .forEach(content -> {
                    JsonObject body = (JsonObject) content.getValue();
                    JsonObject schema =
                            resolve(api, body.getJsonObject("schema")).copy();
                    bodies.put(content.getKey(), schema.put(EXAMPLE, body.getValue("example")));
                });
        return bodies;
    }

    private static JsonObject resolve(JsonObject api, JsonObject object) {
        String reference = object.getString("$ref");
        if (reference == null) {
            return object;
        }
        JsonObject at = api;
        for (String step : reference.substring(2).split("/")) {
            at = at.getJsonObject(step);
        }
        return at;
    }

    private void catalogues() {
        List<DescribedAddress.Parameter> asked =
                CKAN.stream().map(name -> query(name, "pilots", "1", "true")).toList();
        Map<String, JsonObject> bodies =
                Map.of("application/json", schema(CKAN), "application/x-www-form-urlencoded", schema(CKAN));
        Stream.of(PackageActions.ALL, GroupingActions.ALL, SiteActions.ALL, DatastoreActions.ALL)
                .flatMap(List::stream)
                .forEach(action -> {
                    found.add(new DescribedAddress("GET", "/api/3/action/" + action.name(), asked, Map.of()));
                    found.add(new DescribedAddress("POST", "/api/action/" + action.name(), List.of(), bodies));
                });
        List<DescribedAddress.Parameter> listing = Stream.of("q", "fq", "modified_since", "page", "profiles", "sort")
                .map(name -> query(name, "1", "2020-01-01", "dcat-ap"))
                .toList();
        for (String path : List.of(
                "/catalog",
                "/catalog.ttl",
                "/catalog.jsonld",
                "/catalog.rdf",
                "/catalog.xml",
                "/catalog.n3",
                "/catalog.nt",
                "/catalog.dcat-us.jsonld",
                "/data.json",
                "/dataset/{id}",
                "/feeds/dataset.atom",
                "/feeds/custom.atom",
                "/datastore/dump/{id}",
                "/feeds/organization/{id}.atom",
                "/feeds/tag/{id}.atom")) {
            found.add(new DescribedAddress(
                    "GET", path, Stream.concat(listing.stream(), ids("pilots")).toList(), Map.of()));
        }
    }

    private static Stream<DescribedAddress.Parameter> ids(String... examples) {
        return Stream.of(new DescribedAddress.Parameter("id", "path", List.of(examples)));
    }

    private void open311() {
        List<String> names = List.of(
                "service_request_id",
                "service_code",
                "start_date",
                "end_date",
                "status",
                "jurisdiction_id",
                "lat",
                "long",
                "radius",
                "page",
                "page_size",
                "extensions",
                "updated_after",
                "updated_before",
                "account_id",
                "api_key",
                "email",
                "first_name",
                "description",
                "address_string",
                "media_url",
                "attribute[x]",
                "update_id",
                "update_datetime",
                "q",
                "sort");
        List<DescribedAddress.Parameter> asked =
                names.stream().map(name -> query(name, "1", "open", "23.1")).toList();
        Map<String, JsonObject> bodies =
                Map.of("application/x-www-form-urlencoded", schema(names), "multipart/form-data", schema(names));
        for (String path : List.of(
                "discovery",
                "services",
                "services/{id}",
                "requests",
                "requests/{id}",
                "servicerequestupdates",
                "tokens/{id}")) {
            for (String format : List.of("json", "xml")) {
                List<DescribedAddress.Parameter> all =
                        Stream.concat(asked.stream(), ids("1", "roads")).toList();
                found.add(new DescribedAddress("GET", "/open311/v2/" + path + "." + format, all, Map.of()));
                found.add(new DescribedAddress("POST", "/open311/v2/" + path + "." + format, List.of(), bodies));
            }
        }
    }

    private static DescribedAddress.Parameter query(String name, String... examples) {
        return new DescribedAddress.Parameter(name, "query", List.of(examples));
    }

    private static JsonObject schema(List<String> names) {
        JsonObject properties = new JsonObject();
        names.forEach(name -> properties.put(name, new JsonObject().put("type", "string")));
        return new JsonObject().put("type", "object").put("properties", properties);
    }

    /** Follows links from the first pages, as far as some pages go, and takes every form on them. */
    private void pages() {
        Set<String> known = new LinkedHashSet<>(List.of(
                "/",
                "/en",
                "/desk",
                "/en/desk",
                "/report",
                "/en/report",
                "/sign-in",
                "/about",
                "/developers",
                "/guide",
                "/en/guide",
                "/search",
                "/en/search",
                "/docs",
                "/graphiql",
                "/sitemap.xml",
                "/robots.txt",
                "/graphql/schema.graphql",
                "/metrics",
                "/follow/{id}",
                "/en/follow/{id}",
                "/map.json",
                "/basemap.geojson",
                "/ogc",
                "/ogc/en",
                "/rss/{id}"));
        List<String> queue = new ArrayList<>(known);
        for (int i = 0; i < queue.size() && i < PAGES; i++) {
            String page = read.apply(queue.get(i).replace("{id}", "1"));
            LINK.matcher(page)
                    .results()
                    .map(link -> unescape(link.group(1)))
                    .filter(known::add)
                    .forEach(queue::add);
            FORM.matcher(page).results().forEach(this::form);
        }
        Set<String> paths = new LinkedHashSet<>();
        known.stream()
                .map(DescribedAddresses::page)
                .filter(page -> paths.add(page.path()))
                .forEach(found::add);
    }

    private static DescribedAddress page(String link) {
        int mark = link.indexOf('?');
        List<DescribedAddress.Parameter> parameters =
                new ArrayList<>(ids("1", "pilots").toList());
        if (mark >= 0) {
            for (String pair : link.substring(mark + 1).split("&")) {
                String[] parts = pair.split("=", 2);
                String value = java.net.URLDecoder.decode(
                        parts.length > 1 ? parts[1] : "", java.nio.charset.StandardCharsets.UTF_8);
                parameters.add(query(parts[0], value));
            }
        }
        return new DescribedAddress("GET", mark < 0 ? link : link.substring(0, mark), parameters, Map.of());
    }

    private void form(MatchResult form) {
        Matcher field = FIELD.matcher(form.group());
        JsonObject properties = new JsonObject();
        while (field.find()) {
            JsonObject schema = new JsonObject().put("type", "string");
            if (field.group(2) != null) {
                schema.put("example", unescape(field.group(2)));
            }
            properties.put(field.group(1), schema);
        }
        JsonObject schema = new JsonObject().put("type", "object").put("properties", properties);
        String action = unescape(form.group(1));
        boolean posted = form.group().substring(0, form.group().indexOf('>')).contains("post");
        if (posted
                && found.stream()
                        .noneMatch(other ->
                                other.path().equals(action) && other.method().equals("POST"))) {
            found.add(new DescribedAddress(
                    "POST",
                    action,
                    List.of(),
                    Map.of("application/x-www-form-urlencoded", schema, "multipart/form-data", schema)));
        }
    }

    private static String unescape(String html) {
        return html.replace("&amp;", "&").replace("&quot;", "\"").replace("&#39;", "'");
    }
}
