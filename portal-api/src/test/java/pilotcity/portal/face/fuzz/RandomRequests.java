package pilotcity.portal.face.fuzz;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Random requests at the addresses of a portal: most of each is right, something of it is not. */
final class RandomRequests {
    private static final List<String> METHODS =
            List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "PROPFIND", "get");

    private static final List<String> HEADERS = List.of(
            "If-Match",
            "If-None-Match",
            "If-Modified-Since",
            "If-Range",
            "Range",
            "Accept",
            "Accept-Language",
            "Accept-Encoding",
            "Idempotency-Key",
            "Prefer",
            "Cookie",
            "Origin",
            "Last-Event-ID",
            "Authorization",
            "X-Request-Id",
            "X-Forwarded-For",
            "Content-Type",
            "Content-Encoding",
            "MCP-Protocol-Version",
            "Referer",
            "Sec-Fetch-Site",
            "Accept-Crs",
            "Content-Crs",
            "User-Agent",
            "Expect",
            "Upgrade");

    private static final List<String> VALUES = List.of(
            "*",
            "\"1\"",
            "W/\"1\"",
            "\"\"",
            "bytes=0-",
            "bytes=-0",
            "bytes=-1",
            "bytes=5-2",
            "bytes=0-0,2-3",
            "bytes=99999999999999999999-",
            "bytes=0-999999999999",
            "application/json",
            "text/html;q=0.1, */*;q=0",
            "image/*",
            "application/json;q=abc",
            "text/event-stream",
            "text/turtle",
            "zh;q=1e9",
            "en-US,en;q=0.5",
            "x-klingon",
            "gzip, br;q=0",
            "identity;q=0, *;q=0",
            "Bearer a.b.c",
            "Bearer ",
            "Basic dTpw",
            "handling=strict, respond-async",
            "return=minimal",
            "session=x; session=y",
            "null",
            "http://evil.example",
            "Thu, 01 Jan 1970 00:00:00 GMT",
            "Thu, 99 Foo 9999 99:99:99 GMT",
            "application/xml",
            "multipart/form-data",
            "multipart/form-data; boundary=",
            "application/json; charset=utf-16",
            "text/plain",
            "application/x-www-form-urlencoded",
            "100-continue",
            "websocket",
            "a=b; c=d; =; ;;",
            "__Host-session=%00");

    private final Random random;
    private final HostileValues hostile;
    private final List<DescribedAddress> addresses;
    private final List<String> ids;
    private final String token;
    private final String host;
    private final RandomGraphqlRequests graphql;
    private final JsonArray tools;

    /** @param ids of documents that are there */
    RandomRequests(Portal portal, Random random) {
        this.random = random;
        this.hostile = new HostileValues(random);
        this.addresses = portal.addresses();
        this.ids = portal.ids();
        this.token = portal.token();
        this.host = portal.host();
        this.graphql = new RandomGraphqlRequests(portal.graphql(), random);
        this.tools = portal.tools();
    }

    /** What is known of the portal under test. */
    record Portal(
            String host,
            String token,
            List<DescribedAddress> addresses,
            List<String> ids,
            JsonObject graphql,
            JsonArray tools) {}

    /** One request, as bytes. */
    byte[] next() {
        return switch (random.nextInt(12)) {
            case 0 -> json("/graphql", graphql.next());
            case 1 -> json("/mcp", mcp());
            default -> at(hostile.one(addresses));
        };
    }

    private byte[] at(DescribedAddress address) {
        StringBuilder head = new StringBuilder();
        head.append(random.nextInt(30) == 0 ? hostile.one(METHODS) : address.method())
                .append(' ');
        head.append(path(address)).append(query(address)).append(" HTTP/1.1\r\n");
        headers(address, head);
        return address.bodies().isEmpty() && random.nextInt(40) > 0
                ? bytes(head.append("\r\n"))
                : withBody(address, head);
    }

    private String path(DescribedAddress address) {
        String path = address.path();
        for (DescribedAddress.Parameter parameter : address.parameters()) {
            if (parameter.in().equals("path")) {
                path = path.replace("{" + parameter.name() + "}", inPath(parameter));
            }
        }
        path = path.replace("{id}", hostile.one(ids));
        if (random.nextInt(40) == 0) {
            int at = random.nextInt(path.length());
            path = path.substring(0, at)
                    + hostile.one(List.of("%2F", "%00", "..", "//", "%", "/../", ";x=y", "%u0041", "\\", "%25"))
                    + path.substring(at);
        }
        return path.startsWith("/") ? path : "/" + path;
    }

    private String inPath(DescribedAddress.Parameter parameter) {
        return switch (random.nextInt(4)) {
            case 0 -> hostile.encoded();
            case 1 ->
                parameter.examples().isEmpty()
                        ? hostile.one(ids)
                        : HostileValues.encode(hostile.one(parameter.examples()));
            default ->
                parameter.name().toLowerCase(java.util.Locale.ROOT).contains("id")
                                || parameter.examples().isEmpty()
                        ? hostile.one(ids)
                        : HostileValues.encode(hostile.one(parameter.examples()));
        };
    }

    private String query(DescribedAddress address) {
        List<String> pairs = new ArrayList<>();
        List<DescribedAddress.Parameter> known = address.parameters().stream()
                .filter(each -> each.in().equals("query"))
                .toList();
        int share = Math.max(2, known.size() / 2);
        for (DescribedAddress.Parameter parameter : known) {
            if (random.nextInt(share) == 0) {
                pairs.add(HostileValues.encode(parameter.name()) + "=" + given(parameter));
            }
        }
        if (random.nextInt(25) == 0) {
            pairs.add(hostile.encoded() + "=" + hostile.encoded());
        }
        if (random.nextInt(25) == 0 && !pairs.isEmpty()) {
            pairs.add(pairs.getFirst());
        }
        return pairs.isEmpty() ? "" : "?" + String.join("&", pairs);
    }

    private String given(DescribedAddress.Parameter parameter) {
        return random.nextInt(5) < 2 && !parameter.examples().isEmpty()
                ? HostileValues.encode(hostile.one(parameter.examples()))
                : hostile.encoded();
    }

    private void headers(DescribedAddress address, StringBuilder head) {
        head.append("Host: ").append(host).append("\r\n");
        switch (random.nextInt(4)) {
            case 0 -> {}
            case 1 ->
                head.append("Authorization: Bearer ")
                        .append(random.nextBoolean() ? token : token + "x")
                        .append("\r\n");
            default -> head.append("Authorization: Bearer ").append(token).append("\r\n");
        }
        if (random.nextInt(4) > 0) {
            head.append("Origin: http://").append(host).append("\r\n");
        }
        for (DescribedAddress.Parameter parameter : address.parameters()) {
            if (parameter.in().equals("header") && random.nextInt(3) == 0) {
                head.append(parameter.name()).append(": ").append(inHeader()).append("\r\n");
            }
        }
        for (int i = random.nextInt(8) - 5; i > 0; i--) {
            head.append(hostile.one(HEADERS)).append(": ").append(inHeader()).append("\r\n");
        }
    }

    private String inHeader() {
        return random.nextInt(3) > 0
                ? hostile.one(VALUES)
                : new String(hostile.text().getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1)
                        .replaceAll("[\\r\\n\\x00]", random.nextInt(5) == 0 ? "\0" : "");
    }

    private byte[] withBody(DescribedAddress address, StringBuilder head) {
        List<String> types = new ArrayList<>(address.bodies().keySet());
        String type = types.isEmpty() ? "application/json" : hostile.one(types);
        JsonObject schema = address.bodies().getOrDefault(type, new JsonObject());
        byte[] body;
        String said = type;
        if (random.nextInt(12) == 0) {
            body = hostile.text().getBytes(StandardCharsets.UTF_8);
        } else if (type.startsWith("multipart/")) {
            said = "multipart/form-data; boundary=b";
            body = multipart(schema);
        } else if (type.endsWith("urlencoded")) {
            body = bytes(new StringBuilder(form(schema)));
        } else {
            body = (random.nextInt(20) == 0 ? hostile.json() : object(schema, 0))
                    .toString()
                    .getBytes(StandardCharsets.UTF_8);
        }
        if (random.nextInt(30) == 0) {
            said = hostile.one(VALUES);
        }
        return message(head.append("Content-Type: ").append(said).append("\r\n"), body);
    }

    private byte[] message(StringBuilder head, byte[] body) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        if (random.nextInt(10) == 0) {
            out.writeBytes(bytes(head.append("Transfer-Encoding: chunked\r\n\r\n")));
            if (body.length > 0) {
                out.writeBytes(bytes(new StringBuilder(Integer.toHexString(body.length)).append("\r\n")));
                out.writeBytes(body);
                out.writeBytes(bytes(new StringBuilder("\r\n")));
            }
            out.writeBytes(bytes(new StringBuilder("0\r\n\r\n")));
        } else {
            out.writeBytes(
                    bytes(head.append("Content-Length: ").append(body.length).append("\r\n\r\n")));
            out.writeBytes(body);
        }
        return out.toByteArray();
    }

    private Object object(JsonObject schema, int depth) {
        if (schema.getValue(DescribedAddresses.EXAMPLE) instanceof JsonObject example && random.nextInt(3) > 0) {
            return mutated(schema, example.copy(), depth);
        }
        JsonObject properties = schema.getJsonObject("properties", new JsonObject());
        JsonArray required = schema.getJsonArray("required", new JsonArray());
        JsonObject object = new JsonObject();
        for (String name : properties.fieldNames()) {
            boolean wanted = required.contains(name) || random.nextInt(Math.max(2, properties.size() / 3)) == 0;
            if (wanted) {
                object.put(name, member(properties.getJsonObject(name), depth));
            }
        }
        if (random.nextInt(25) == 0) {
            object.put(hostile.text(), hostile.json());
        }
        return object;
    }

    /** One member other than it was, or some more than there were. */
    private JsonObject mutated(JsonObject schema, JsonObject example, int depth) {
        JsonObject properties = schema.getJsonObject("properties", new JsonObject());
        List<String> names = List.copyOf(properties.fieldNames());
        for (int i = names.isEmpty() ? 0 : random.nextInt(3); i > 0; i--) {
            String name = hostile.one(names);
            example.put(name, member(properties.getJsonObject(name), depth));
        }
        return example;
    }

    private Object member(JsonObject schema, int depth) {
        if (random.nextInt(14) == 0) {
            return hostile.json();
        }
        if (schema.containsKey("example") && random.nextInt(3) > 0) {
            return schema.getValue("example");
        }
        JsonArray choices = schema.getJsonArray("enum");
        if (choices != null && random.nextInt(8) > 0) {
            return choices.getValue(random.nextInt(choices.size()));
        }
        return switch (String.valueOf(schema.getValue("type"))) {
            case "object" -> depth > 5 ? new JsonObject() : object(schema, depth + 1);
            case "array" -> items(schema, depth);
            case "integer" -> random.nextInt(3) == 0 ? random.nextLong() : random.nextInt(100);
            case "number" -> random.nextInt(3) == 0 ? random.nextGaussian() * 1e10 : random.nextDouble() * 120;
            case "boolean" -> random.nextBoolean();
            default -> random.nextInt(4) == 0 ? hostile.one(ids) : hostile.text();
        };
    }

    private JsonArray items(JsonObject schema, int depth) {
        JsonArray items = new JsonArray();
        JsonObject of = schema.getJsonObject("items", new JsonObject());
        for (int i = random.nextInt(4); i > 0; i--) {
            items.add(member(of, depth + 1));
        }
        return items;
    }

    private String form(JsonObject schema) {
        List<String> pairs = new ArrayList<>();
        fields(schema)
                .forEach(field ->
                        pairs.add(HostileValues.encode(field.getKey()) + "=" + HostileValues.encode(field.getValue())));
        return String.join("&", pairs);
    }

    private List<Map.Entry<String, String>> fields(JsonObject schema) {
        List<Map.Entry<String, String>> fields = new ArrayList<>();
        if (object(schema, 0) instanceof JsonObject object) {
            object.forEach(field -> fields.add(Map.entry(field.getKey(), String.valueOf(field.getValue()))));
        }
        if (random.nextInt(20) == 0) {
            fields.add(Map.entry(hostile.text(), hostile.text()));
        }
        return fields;
    }

    private byte[] multipart(JsonObject schema) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (Map.Entry<String, String> field : fields(schema)) {
            String name = field.getKey().replaceAll("[\\r\\n\"]", "");
            String file = random.nextInt(8) == 0
                    ? "; filename=\"" + hostile.one(List.of("a.jpg", "中.png", "", "../x")) + "\""
                    : "";
            out.writeBytes(("--b\r\nContent-Disposition: form-data; name=\"" + name + "\"" + file + "\r\n\r\n"
                            + field.getValue() + "\r\n")
                    .getBytes(StandardCharsets.UTF_8));
        }
        out.writeBytes("--b--\r\n".getBytes(StandardCharsets.UTF_8));
        return out.toByteArray();
    }

    private JsonObject mcp() {
        JsonObject tool = tools.getJsonObject(random.nextInt(tools.size()));
        Object arguments = object(tool.getJsonObject("inputSchema"), 0);
        JsonObject params = new JsonObject().put("name", tool.getString("name")).put("arguments", arguments);
        return new JsonObject()
                .put("jsonrpc", "2.0")
                .put("id", 1)
                .put(
                        "method",
                        random.nextInt(10) > 0
                                ? "tools/call"
                                : hostile.one(List.of("tools/list", "initialize", "ping", "x")))
                .put("params", random.nextInt(20) == 0 ? hostile.json() : params);
    }

    private byte[] json(String path, JsonObject body) {
        StringBuilder head =
                new StringBuilder("POST " + path + " HTTP/1.1\r\nAccept: application/json, text/event-stream\r\n");
        headers(DescribedAddress.get(path), head);
        return message(
                head.append("Content-Type: application/json\r\n"), body.encode().getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] bytes(StringBuilder text) {
        return text.toString().getBytes(StandardCharsets.ISO_8859_1);
    }
}
