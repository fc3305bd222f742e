package pilotcity.portal.face.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import pilotcity.portal.face.graphql.error.StatusCodeRules;
import pilotcity.portal.face.graphql.limit.GraphqlLimits;

/** The status table of GraphQL over HTTP, line by line. */
class GraphqlStatusCodesTest {
    private static final String JSON = "application/json";
    private static final String RESPONSE = TestServer.RESPONSE;

    @TempDir
    static Path folder;

    @TempDir
    static Path second;

    static TestServer server;
    static TestServer legacy;

    @BeforeAll
    static void start() throws Exception {
        server = new TestServer(folder, GraphqlLimits.DEFAULT);
        legacy = new TestServer(second, GraphqlLimits.DEFAULT.withStatuses(StatusCodeRules.LEGACY));
    }

    @AfterAll
    static void stop() {
        server.close();
        legacy.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            # body                                                          | now | before 2026 | as JSON | code
            {"query":"{__typename}"}                                        | 200 | 200 | 200 |
            {"query":"{__typename}","variables":null,"operationName":null,"extensions":null,"x":1} | 200 | 200 | 200 |
            {"query":"{a:__typename city(id:\\"bj\\"){schemes(first:-1){totalCount}}}"} | 294 | 200 | 200 | BAD_USER_INPUT
            {"query":"{schemes(first:-1){totalCount}}"}                     | 422 | 400 | 200 | BAD_USER_INPUT
            {"query":"{schemes(first:1,last:1){totalCount}}"}               | 422 | 400 | 200 | BAD_USER_INPUT
            {"query":"{schemes(first:1001){totalCount}}"}                   | 422 | 400 | 200 | BAD_USER_INPUT
            {"query":"{schemes(after:\\"abc\\"){nodes{key}}}"}              | 422 | 400 | 200 | BAD_USER_INPUT
            {"query":"{schemes(filter:{cql2:\\"(((\\"}){nodes{key}}}"}      | 422 | 400 | 200 | BAD_USER_INPUT
            {"query":"{notes(filter:{at:{eq:\\"yesterday\\"}}){nodes{key}}}"} | 422 | 400 | 200 | GRAPHQL_VALIDATION_FAILED
            {"query":"{"}                                                   | 400 | 400 | 200 | GRAPHQL_PARSE_FAILED
            {"query":""}                                                    | 400 | 400 | 200 | GRAPHQL_PARSE_FAILED
            {"query":"{nothing}"}                                           | 422 | 400 | 200 | GRAPHQL_VALIDATION_FAILED
            {"query":"mutation{__typename}"}                                | 422 | 400 | 200 | GRAPHQL_VALIDATION_FAILED
            {"query":"query A{__typename} query B{__typename}"}             | 422 | 400 | 200 | OPERATION_RESOLUTION_FAILURE
            {"query":"query A{__typename}","operationName":"C"}             | 422 | 400 | 200 | OPERATION_RESOLUTION_FAILURE
            {"query":"query($i:Int!){schemes(first:$i){totalCount}}"}       | 422 | 400 | 200 | BAD_USER_INPUT
            {"query":"query($i:Int){schemes(first:$i){totalCount}}","variables":{"i":"x"}} | 422 | 400 | 200 | BAD_USER_INPUT
            {"qeury":"{__typename}"}                                        | 422 | 400 | 422 | ILL_FORMED_REQUEST
            {"query":7}                                                     | 422 | 400 | 422 | ILL_FORMED_REQUEST
            {"query":"{__typename}","variables":[7]}                        | 422 | 400 | 422 | ILL_FORMED_REQUEST
            {"query":"{__typename}","variables":"{}"}                       | 422 | 400 | 422 | ILL_FORMED_REQUEST
            {"query":"{__typename}","extensions":[]}                        | 422 | 400 | 422 | ILL_FORMED_REQUEST
            {"query":"{__typename}","operationName":{}}                     | 422 | 400 | 422 | ILL_FORMED_REQUEST
            [{"query":"{__typename}"}]                                      | 422 | 400 | 422 | ILL_FORMED_REQUEST
            "text"                                                          | 422 | 400 | 422 | ILL_FORMED_REQUEST
            {"query":                                                       | 400 | 400 | 400 | INVALID_JSON
            {"query":"{__typename}"} more                                   | 400 | 400 | 400 | INVALID_JSON
            ``                                                              | 400 | 400 | 400 | INVALID_JSON
            """)
    void everyRequestHasItsStatus(String body, int now, int before, int asJson, String code) throws Exception {
        HttpResponse<String> response = server.post(JSON, RESPONSE, body);
        assertThat(response.statusCode()).isEqualTo(now);
        assertThat(response.headers().firstValue("Content-Type")).contains(RESPONSE + "; charset=utf-8");
        assertCode(response, code);
        assertThat(legacy.post(JSON, RESPONSE, body).statusCode()).isEqualTo(before);
        HttpResponse<String> json = server.post(JSON, JSON, body);
        assertThat(json.statusCode()).isEqualTo(asJson);
        assertThat(json.headers().firstValue("Content-Type")).contains(JSON + "; charset=utf-8");
    }

    private static void assertCode(HttpResponse<String> response, String code) throws Exception {
        JsonNode answer = TestServer.JSON.readTree(response.body());
        assertThat(answer.at("/errors/0/extensions/code").asText("")).isEqualTo(code == null ? "" : code);
        assertThat(answer.at("/errors/0/extensions/classification").isMissingNode())
                .isTrue();
        assertThat(answer.has("data")).isEqualTo(response.statusCode() == 200 || response.statusCode() == 294);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "application/x-www-form-urlencoded",
                "multipart/form-data; boundary=x",
                "application/graphql",
                "application/json; charset=utf-16",
                "application/jsonp"
            })
    void otherContentTypesAreRefused(String type) throws Exception {
        HttpResponse<String> response = server.post(type, RESPONSE, "{\"query\":\"{__typename}\"}");
        assertThat(response.statusCode()).isEqualTo(415);
        assertCode(response, "UNSUPPORTED_MEDIA_TYPE");
    }

    @Test
    void bodyWithoutTypeIsRefused() throws Exception {
        assertThat(server.post(null, RESPONSE, "{\"query\":\"{__typename}\"}").statusCode())
                .isEqualTo(415);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            application/json; Charset=UTF-8 | application/graphql-response+json;charset=utf-8 | 200 | application/graphql-response+json; charset=utf-8
            application/json | application/graphql-response+json, application/json;q=0.9 | 200 | application/graphql-response+json; charset=utf-8
            application/json | application/json, application/graphql-response+json | 200 | application/json; charset=utf-8
            application/json | application/graphql-response+json;q=0, */* | 200 | application/json; charset=utf-8
            application/json | application/json, text/plain, */* | 200 | application/json; charset=utf-8
            application/json | */*              | 200 | application/json; charset=utf-8
            application/json | application/*    | 200 | application/json; charset=utf-8
            application/json |                  | 200 | application/json; charset=utf-8
            application/json | text/html        | 406 | application/graphql-response+json; charset=utf-8
            application/json | application/json;q=0 | 406 | application/graphql-response+json; charset=utf-8
            """)
    void answerHasTheTypeAskedFor(String type, String accept, int status, String expected) throws Exception {
        HttpResponse<String> response = server.post(type, accept, "{\"query\":\"{__typename}\"}");
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).contains(expected);
        assertThat(response.headers().firstValue("Vary").orElse("")).containsIgnoringCase("accept");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            query={__typename}                                        | 200
            query=query A{__typename} query B{b:__typename}&operationName=B | 200
            query={__typename}&operationName=&variables=&unknown=1    | 200
            query=query($i:Int){schemes(first:$i){totalCount}}&variables={"i":1}&extensions={} | 200
            query=mutation{__typename}                                | 405
            query=query A{__typename} mutation B{__typename}&operationName=B | 405
            query=query A{mutation:__typename}                        | 200
            query={__typename}&variables=nonsense                     | 400
            query={__typename}&variables=[]                           | 422
            query={__typename}&query={a:__typename}                   | 422
            query={                                                   | 400
            operationName=A                                           | 422
            """)
    void getAnswersQueriesOnly(String parameters, int status) throws Exception {
        HttpResponse<String> response = get(parameters, RESPONSE, "GET");
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.headers().firstValue("Allow").isPresent()).isEqualTo(status == 405);
        HttpResponse<String> head = get(parameters, RESPONSE, "HEAD");
        assertThat(head.statusCode()).isEqualTo(status);
        assertThat(head.body()).isEmpty();
    }

    private static HttpResponse<String> get(String parameters, String accept, String method) throws Exception {
        StringBuilder encoded = new StringBuilder();
        for (String parameter : parameters.split("&")) {
            String[] parts = parameter.split("=", 2);
            encoded.append('&')
                    .append(parts[0])
                    .append('=')
                    .append(URLEncoder.encode(parts[1], StandardCharsets.UTF_8));
        }
        return server.send(HttpRequest.newBuilder(server.address("/graphql?" + encoded.substring(1)))
                .method(method, BodyPublishers.noBody())
                .header("Accept", accept));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "DELETE", "PATCH"})
    void otherMethodsAreRefused(String method) throws Exception {
        HttpResponse<String> response =
                server.send(HttpRequest.newBuilder(server.address("/graphql")).method(method, BodyPublishers.noBody()));
        assertThat(response.statusCode()).isEqualTo(405);
        assertThat(response.headers().firstValue("Allow")).contains("GET, HEAD, POST, OPTIONS");
    }

    @Test
    void largeBodiesAreRefused() throws Exception {
        String body = "{\"query\":\"{__typename}\",\"x\":\"" + "x".repeat(300_000) + "\"}";
        HttpResponse<String> response = server.post(JSON, RESPONSE, body);
        assertThat(response.statusCode()).isEqualTo(413);
        assertCode(response, "TOO_LARGE");
    }

    @Test
    void bytesAreUtf8() throws Exception {
        HttpRequest.Builder marked = HttpRequest.newBuilder(server.address("/graphql"))
                .header("Content-Type", JSON)
                .POST(BodyPublishers.ofString("\uFEFF{\"query\":\"{search(q:\\\"智慧\\\"){totalCount}}\"}"));
        assertThat(server.send(marked).body()).startsWith("{\"data\":{\"search\":{\"totalCount\":45}}");
        HttpRequest.Builder broken = HttpRequest.newBuilder(server.address("/graphql"))
                .header("Content-Type", JSON)
                .POST(BodyPublishers.ofByteArray(new byte[] {'"', (byte) 0xff, '"'}));
        assertThat(server.send(broken).statusCode()).isEqualTo(400);
    }

    @Test
    void requestWithoutTimeIsEnded() throws Exception {
        try (TestServer hurried =
                new TestServer(folder.resolve("hurried"), GraphqlLimits.DEFAULT.withTimeout(java.time.Duration.ZERO))) {
            HttpResponse<String> response =
                    hurried.post(JSON, JSON, "{\"query\":\"{schemes{nodes{city{name}}} cities{totalCount}}\"}");
            assertThat(response.statusCode()).isEqualTo(504);
            JsonNode errors = TestServer.JSON.readTree(response.body()).get("errors");
            assertThat(errors).hasSize(1);
            assertThat(errors.at("/0/extensions/code").asText()).isEqualTo("TIMEOUT");
        }
    }

    @Test
    void explorerIsServedFromHere() throws Exception {
        HttpResponse<String> page = server.send(HttpRequest.newBuilder(server.address("/graphiql")));
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                .startsWith("default-src 'none'");
        for (String file :
                new String[] {"explorer.js", "explorer.css", "graphiql.js", "graphiql.css", "react.js", "react-dom.js"
                }) {
            assertThat(page.body()).contains("/graphiql/" + file);
            HttpResponse<String> asset = server.send(HttpRequest.newBuilder(server.address("/graphiql/" + file)));
            assertThat(asset.statusCode()).isEqualTo(200);
            String tag = asset.headers().firstValue("ETag").orElseThrow();
            assertThat(server.send(HttpRequest.newBuilder(server.address("/graphiql/" + file))
                                    .header("If-None-Match", tag))
                            .statusCode())
                    .isEqualTo(304);
        }
        HttpResponse<String> visit =
                server.send(HttpRequest.newBuilder(server.address("/graphql")).header("Accept", "text/html"));
        assertThat(visit.statusCode()).isEqualTo(302);
    }
}
