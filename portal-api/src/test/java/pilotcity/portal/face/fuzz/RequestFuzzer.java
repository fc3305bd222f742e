package pilotcity.portal.face.fuzz;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/**
 * Sends random requests to a running portal and collects the answers that no request may have: a status of 5xx, the
 * word that something unexpected happened, no answer in time.
 */
public final class RequestFuzzer {
    private static final int THREADS = 3;

    /** What is nested thousands deep is written by recursion. */
    private static final long DEEP_STACK = 1 << 28;

    private static final int LIMIT_MILLIS = 15_000;
    private static final Pattern UNEXPECTED = Pattern.compile("unexpected error|something went wrong here");

    private final int port;
    private final String token;
    private final long seed;
    private final List<String> findings = Collections.synchronizedList(new ArrayList<>());
    private final Map<Integer, Integer> statuses = new TreeMap<>();
    private long slowest;

    public RequestFuzzer(int port, String token, long seed) {
        this.port = port;
        this.token = token;
        this.seed = seed;
    }

    /** Sends {@code count} requests, over some connections at once. */
    public RequestFuzzer run(int count) throws InterruptedException {
        RandomRequests.Portal portal = portal();
        AtomicInteger left = new AtomicInteger(count);
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            RandomRequests requests = new RandomRequests(portal, new Random(seed + i));
            threads.add(new Thread(null, () -> send(requests, left), "fuzz-" + i, DEEP_STACK));
        }
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
        if (left.get() > -THREADS) {
            findings.add(left.get() + THREADS + " requests were not sent");
        }
        return this;
    }

    private void send(RandomRequests requests, AtomicInteger left) {
        try (RawHttpConnection connection = new RawHttpConnection(port, LIMIT_MILLIS)) {
            while (left.getAndDecrement() > 0) {
                byte[] request = requests.next();
                long start = System.nanoTime();
                try {
                    judge(request, connection.exchange(request), (System.nanoTime() - start) / 1_000_000);
                } catch (IOException | RuntimeException e) {
                    connection.drop();
                    find(request, e.toString());
                }
            }
        } catch (IOException | RuntimeException | StackOverflowError e) {
            findings.add("the sender has ended: " + e);
        }
    }

    private void judge(byte[] request, RawHttpConnection.Answer answer, long millis) {
        synchronized (statuses) {
            statuses.merge(answer.status(), 1, Integer::sum);
            slowest = Math.max(slowest, millis);
        }
        boolean text = !answer.header("content-encoding").equals("gzip");
        if (answer.status() >= 500 || text && UNEXPECTED.matcher(answer.text()).find()) {
            find(request, answer.status() + " " + answer.text());
        }
    }

    private void find(byte[] request, String what) {
        String sent = new String(request, StandardCharsets.UTF_8).replace(token, "TOKEN");
        findings.add(shortened(what, 300) + "\n    <- " + shortened(sent, 1200).replace("\r\n", "\n       "));
    }

    private static String shortened(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length) + "…";
    }

    private RandomRequests.Portal portal() {
        String graphql = "{\"query\":" + io.vertx.core.json.Json.encode(RandomGraphqlRequests.INTROSPECTION) + "}";
        JsonObject schema =
                new JsonObject(post("/graphql", graphql)).getJsonObject("data").getJsonObject("__schema");
        JsonArray tools = new JsonObject(post("/mcp", "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/list\"}"))
                .getJsonObject("result")
                .getJsonArray("tools");
        return new RandomRequests.Portal(host(), token, DescribedAddresses.of(this::get), ids(), schema, tools);
    }

    private List<String> ids() {
        List<String> ids = new ArrayList<>();
        for (Object kind : new JsonObject(get("/api/kinds")).getJsonArray("kinds")) {
            String name = ((JsonObject) kind).getString("name");
            new JsonObject(get("/api/search?limit=8&simulated=include&kind=" + name))
                    .getJsonArray("items")
                    .forEach(item -> ids.add(HostileValues.encode(((JsonObject) item).getString("id"))));
        }
        return ids;
    }

    private String host() {
        return "localhost:" + port;
    }

    private String get(String path) {
        return ask("GET " + path + " HTTP/1.1\r\nHost: " + host() + "\r\nAuthorization: Bearer " + token + "\r\n\r\n");
    }

    private String post(String path, String json) {
        return ask("POST " + path + " HTTP/1.1\r\nHost: " + host()
                + "\r\nAccept: application/json, text/event-stream\r\nContent-Type: application/json\r\nContent-Length: "
                + json.getBytes(StandardCharsets.UTF_8).length + "\r\n\r\n" + json);
    }

    private String ask(String request) {
        try (RawHttpConnection connection = new RawHttpConnection(port, LIMIT_MILLIS)) {
            return connection.exchange(request.getBytes(StandardCharsets.UTF_8)).text();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** Every answer that should not have been, each with its request. */
    public List<String> findings() {
        return List.copyOf(findings);
    }

    /** What was answered how often, in one line. */
    public String summary() {
        return "seed " + seed + ", answers by status " + statuses + ", slowest " + slowest + " ms, " + findings.size()
                + " findings";
    }

    /** For a portal that runs already: port, token, requests, seed. */
    public static void main(String[] arguments) throws Exception {
        RequestFuzzer requestFuzzer = new RequestFuzzer(
                        Integer.parseInt(arguments[0]), arguments[1], Long.parseLong(arguments[3]))
                .run(Integer.parseInt(arguments[2]));
        requestFuzzer.findings().forEach(System.out::println);
        System.out.println(requestFuzzer.summary());
    }
}
