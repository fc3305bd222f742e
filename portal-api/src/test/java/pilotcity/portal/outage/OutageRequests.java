package pilotcity.portal.outage;

import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.LinkedHashMap;
import java.util.Map;
import pilotcity.portal.TestPortal;

/** What a portal is asked for with and without its database. */
record OutageRequests(TestPortal portal, String token) {
    static final String JSON = "application/json";
    static final String REPORT = """
            {"category": "cycling-lane-blocked", "description": "自行车道被占用", "lon": 113.3245, "lat": 23.1291}""";

    private static final String FORM = "application/x-www-form-urlencoded";

    HttpRequest get(String path, String... headers) {
        return portal.request(path, with(headers)).GET().build();
    }

    HttpRequest post(String path, String type, String body, String... headers) {
        return portal.request(path, with(headers))
                .header("Content-Type", type)
                .POST(BodyPublishers.ofString(body))
                .build();
    }

    private String[] with(String... headers) {
        return headers.length == 0 ? new String[] {"Authorization", token} : headers;
    }

    /** Requests that need the database, of every protocol that has some. */
    Map<String, HttpRequest> needing() {
        Map<String, HttpRequest> all = new LinkedHashMap<>();
        String bare = token.substring("Bearer ".length());
        String query = new JsonObject()
                .put("query", "mutation($i: ReportRecordInput!) { reportRecord(input: $i) { key } }")
                .put("variables", new JsonObject().put("i", new JsonObject(REPORT)))
                .encode();
        all.put("write", post("/api/records", JSON, REPORT));
        all.put("private", get("/api/records/R-1/private"));
        all.put("audit", get("/api/records/R-1/audit"));
        all.put("tokens", get("/api/tokens"));
        all.put(
                "mint",
                post(
                        "/api/tokens",
                        JSON,
                        "{\"subject\": \"x\", \"authorization_details\": [{\"type\": \"pilotcity\"}]}"));
        all.put(
                "follow-up token",
                post("/api/tokens/follow-up", JSON, "{\"kind\": \"record\", \"id\": \"R-1\", \"code\": \"x\"}"));
        all.put("revoke", portal.request("/api/tokens/x.y", with()).DELETE().build());
        all.put("photo", get("/media/0123456789abcdef0123456789abcdef.jpg"));
        all.put("graphql", post("/graphql", JSON, query));
        all.put(
                "open311",
                post(
                        "/open311/v2/requests.json",
                        FORM,
                        "api_key=" + bare + "&service_code=cycling-lane-blocked&lat=23.1291&long=113.3245"
                                + "&description=x&attribute[what-blocks][]=car"));
        all.put(
                "ogc",
                post(
                        "/ogc/collections/records/items",
                        "application/geo+json",
                        "{\"type\": \"Feature\", \"geometry\": {\"type\": \"Point\", \"coordinates\": [113.3, 23.1]},"
                                + " \"properties\": {\"description\": \"x\", \"category\": \"cycling-lane-blocked\"}}"));
        all.put("follow link", get("/follow/R-1/abcdefghijklmnop", "Accept", "text/html"));
        all.put(
                "report page",
                post(
                        "/report",
                        FORM,
                        "category=cycling-lane-blocked&description=x&lon=113.3&lat=23.1&confirmed=true",
                        "Sec-Fetch-Site",
                        "same-origin"));
        return all;
    }

    /** Requests that go on without it. */
    Map<String, HttpRequest> goingOn() {
        Map<String, HttpRequest> all = new LinkedHashMap<>();
        all.put("search", get("/api/search?q=广州"));
        all.put("ckan", get("/api/3/action/package_list"));
        all.put("ogc", get("/ogc/collections/pilots/items?limit=1"));
        all.put("page", get("/search?kind=pilot"));
        all.put("keys", get("/.well-known/jwks.json"));
        all.put("health", get("/health/ready"));
        all.put("live", get("/health/live"));
        // Signed, and noted nowhere.
        all.put("anonymous", post("/api/tokens/anonymous", JSON, ""));
        all.put("services", get("/open311/v2/services.json"));
        return all;
    }
}
