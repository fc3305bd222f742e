package pilotcity.portal.face.graphql;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import pilotcity.index.filter.cql2text.Cql2Text;
import pilotcity.index.kind.Kinds;
import pilotcity.portal.TestPortal;
import pilotcity.portal.face.graphql.limit.GraphqlLimits;
import pilotcity.portal.face.graphql.mutation.MutationContext;
import pilotcity.portal.face.graphql.schema.SchemaFactory;
import pilotcity.portal.face.graphql.type.LabelLanguage;
import pilotcity.portal.kernel.permission.Grant;
import pilotcity.portal.kernel.problem.Problem;
import pilotcity.portal.kernel.suggestion.WordsReader;
import pilotcity.portal.kernel.verb.Verbs;
import pilotcity.portal.note.NoteFeature;
import pilotcity.portal.suggestion.Suggester;

class MutationsTest {
    private static final Path SCHEMA = Path.of("src/test/resources/pilotcity/portal/face/graphql/mutations.graphqls");

    private final TestPortal portal = TestPortal.withNotes();
    private final String token = portal.bearer("writer", Grant.ALL);

    private HttpResponse<String> ask(String authorization, String query, Map<String, Object> variables) {
        var request = portal.request("/graphql", "Content-Type", "application/json", "Accept", TestServer.RESPONSE);
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        JsonObject body = new JsonObject().put("query", query).put("variables", new JsonObject(variables));
        return portal.send(request.POST(BodyPublishers.ofString(body.encode())).build());
    }

    private String create(String title) {
        String body = ask(token, "mutation($t:String!){createNote(input:{title:$t}){key}}", Map.of("t", title))
                .body();
        return new JsonObject(body)
                .getJsonObject("data")
                .getJsonObject("createNote")
                .getString("key");
    }

    @Test
    void theSchemaOfTheMutationsIsAsPublished() throws IOException {
        NoteFeature notes = new NoteFeature();
        MutationContext none = new MutationContext(
                new Verbs(notes.verbs(TestPortal.config(TestPortal.home()))),
                call -> Future.failedFuture("no writes"),
                (change, longest) -> Future.succeededFuture(),
                (context, writes) -> Future.failedFuture(Problem.unauthenticated("no tokens")));
        String sdl = GraphqlFace.sdl(SchemaFactory.create(
                new Kinds(List.of(notes.kind())),
                GraphqlLimits.DEFAULT,
                Cql2Text::parse,
                LabelLanguage.ZH,
                new Suggester(WordsReader.SIGNS),
                none));
        if (!Files.exists(SCHEMA)) {
            Files.writeString(SCHEMA, sdl);
            fail("wrote " + SCHEMA + "; read it, then run again");
        }
        assertThat(sdl).isEqualTo(Files.readString(SCHEMA));
    }

    @Test
    void whoeverWritesReadsWhatWasWritten() {
        String body = ask(token, """
                mutation {
                  createNote(input: {title: "made", mood: "good", stars: 3, day: "2026-05-31",
                      at: "2026-05-31T08:00:00+08:00", where: {type: "Point", coordinates: [113.3, 23.1]},
                      tags: ["a", "b"], contact: {name: "Li"}, stops: [{note: "one"}], photos: ["YWJj"],
                      answers: [{code: "size", values: ["big"]}], simulated: true}) {
                    id key version changeToken repeated answer note { id title simulated version }
                  }
                }
                """, Map.of()).body();
        assertThatJson(body)
                .inPath("data.createNote")
                .and(
                        json -> json.node("version").isEqualTo(1),
                        json -> json.node("repeated").isEqualTo(false),
                        json -> json.node("changeToken").isString(),
                        json -> json.node("note.title").isEqualTo("made"),
                        json -> json.node("note.simulated").isEqualTo(true),
                        json -> json.node("answer.given").isEqualTo("""
                                {"title":"made","mood":"good","stars":"3.0","day":"2026-05-31",
                                 "at":"2026-05-31T00:00:00Z","where":"POINT (113.3 23.1)","tags":["a","b"],
                                 "contact":{"name":"Li"},"stops":[{"note":"one"}],"photos":["3 bytes"],
                                 "answers":{"size":["big"]},"simulated":"true"}
                                """));
    }

    @Test
    void mutationsOfARequestAreDoneOneAfterAnotherAndEachSeesTheOneBefore() {
        String id = create("serial");
        String body = ask(token, """
                mutation($id: ID!) {
                  a: changeNote(id: $id, ifVersion: 1, input: {title: "second"}) { version note { title } }
                  b: changeNote(id: $id, ifVersion: 1, input: {title: "refused"}) { version }
                  c: changeNote(id: $id, ifVersion: 2, input: {title: "third"}) { version note { title version } }
                  d: closeForGoodNote(id: $id) { version note { shut } }
                  e: changeNote(id: $id, input: {title: "late"}) { version }
                }
                """, Map.of("id", "note:" + id)).body();
        assertThatJson(body)
                .and(
                        json -> json.node("data.a").isEqualTo("{version:2,note:{title:'second'}}"),
                        json -> json.node("data.b").isNull(),
                        json -> json.node("data.c").isEqualTo("{version:3,note:{title:'third',version:3}}"),
                        json -> json.node("data.d").isEqualTo("{version:4,note:{shut:true}}"),
                        json -> json.node("errors[0].extensions.code").isEqualTo("PRECONDITION_FAILED"),
                        json -> json.node("errors[0].path").isEqualTo("['b']"),
                        json -> json.node("errors[1].extensions.code").isEqualTo("CONFLICT"));
    }

    @Test
    void aValueThatIsWrongIsNamed() {
        HttpResponse<String> refused =
                ask(token, "mutation{createNote(input:{title:\"x\",contact:{name:\"  \"}}){key}}", Map.of());
        assertThat(refused.statusCode()).isEqualTo(294);
        assertThatJson(refused.body())
                .and(
                        json -> json.node("errors[0].extensions.code").isEqualTo("BAD_REQUEST"),
                        json -> json.node("errors[0].extensions.argument").isEqualTo("contact.name"));
        assertThat(ask(token, "mutation{createNote(input:{}){key}}", Map.of()).statusCode())
                .isEqualTo(422);
        assertThat(ask(token, "mutation{createNote(input:{title:\"x\",photos:[\"%\"]}){key}}", Map.of())
                        .statusCode())
                .isEqualTo(422);
    }

    @Test
    void whoHasNoTokenOrTheWrongOneIsToldApart() {
        String mutation = "mutation{createNote(input:{title:\"x\"}){key}}";
        HttpResponse<String> nobody = ask("", mutation, Map.of());
        assertThat(nobody.statusCode()).isEqualTo(401);
        assertThat(nobody.headers().firstValue("WWW-Authenticate").orElseThrow())
                .startsWith("Bearer");
        assertThatJson(nobody.body()).node("errors[0].extensions.code").isEqualTo("UNAUTHENTICATED");
        String other = portal.bearer("other", Grant.of(Set.of("change"), Set.of("note")));
        HttpResponse<String> forbidden = ask(other, mutation, Map.of());
        assertThat(forbidden.statusCode()).isEqualTo(403);
        assertThat(forbidden.headers().firstValue("WWW-Authenticate").orElseThrow())
                .contains("insufficient_scope");
        assertThatJson(forbidden.body()).node("errors[0].extensions.code").isEqualTo("FORBIDDEN");
        String id = create("partly");
        HttpResponse<String> partly = ask(
                other,
                "mutation($id:ID!){changeNote(id:$id,input:{title:\"y\"}){version} createNote(input:{title:\"x\"}){key}}",
                Map.of("id", id));
        assertThat(partly.statusCode()).isEqualTo(294);
        assertThatJson(partly.body()).node("data.changeNote.version").isEqualTo(2);
    }

    @Test
    void aMutationThatIsSentAgainIsAnsweredAsTheFirstTime() {
        String mutation = "mutation($k:String!){createNote(input:{title:\"once\"},idempotencyKey:$k){key repeated}}";
        Map<String, Object> key = Map.of("k", "graphql " + System.nanoTime());
        JsonObject first = new JsonObject(ask(token, mutation, key).body()).getJsonObject("data");
        JsonObject second = new JsonObject(ask(token, mutation, key).body()).getJsonObject("data");
        assertThat(first.getJsonObject("createNote").getBoolean("repeated")).isFalse();
        assertThat(second.getJsonObject("createNote").getBoolean("repeated")).isTrue();
        assertThat(second.getJsonObject("createNote").getString("key"))
                .isEqualTo(first.getJsonObject("createNote").getString("key"));
    }

    @Test
    void aRequestHasAtMostFiftyAndIsWeighed() {
        StringBuilder many = new StringBuilder("mutation{");
        for (int i = 0; i < 51; i++) {
            many.append("m").append(i).append(":closeForGoodNote(id:\"none\"){version}");
        }
        HttpResponse<String> refused = ask(token, many + "}", Map.of());
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThatJson(refused.body()).node("errors[0].extensions.code").isEqualTo("QUERY_TOO_EXPENSIVE");
        HttpResponse<String> heavy = ask(
                token,
                "mutation{createNote(input:{title:\"x\"}){note{replies(first:1000){nodes{replies(first:1000){nodes{id}}}}}}}",
                Map.of());
        assertThatJson(heavy.body()).node("errors[0].extensions.code").isEqualTo("QUERY_TOO_EXPENSIVE");
    }

    @Test
    void aMutationIsNotSentByGet() {
        HttpResponse<String> refused =
                portal.get("/graphql?query=" + TestPortal.encode("mutation{closeForGoodNote(id:\"x\"){key}}"));
        assertThat(refused.statusCode()).isEqualTo(405);
        assertThat(refused.headers().firstValue("Allow")).contains("POST");
    }

    @Test
    void simulatedDocumentsAreListedWhenAskedFor() {
        String title = "demo" + System.nanoTime() % 1_000_000;
        String made = ask(
                        token,
                        "mutation($t:String!){createNote(input:{title:$t,simulated:true}){note{title}}}",
                        Map.of("t", title))
                .body();
        assertThatJson(made).node("data.createNote.note.title").isEqualTo(title);
        String query = "query($t:String){without:notes(q:$t){totalCount} only:notes(q:$t,simulated:ONLY){totalCount}"
                + " all:search(q:$t,simulated:INCLUDE){totalCount} found:search(q:$t){totalCount}}";
        assertThatJson(ask("", query, Map.of("t", title)).body())
                .node("data")
                .isEqualTo("{without:{totalCount:0},only:{totalCount:1},all:{totalCount:1},found:{totalCount:0}}");
        assertThatJson(portal.get("/api/search?kind=note&q=" + title).body())
                .node("total")
                .isEqualTo(0);
        assertThatJson(portal.get("/api/search?q=" + title + "&simulated=include")
                        .body())
                .node("total")
                .isEqualTo(1);
        assertThat(portal.get("/api/search?simulated=maybe").statusCode()).isEqualTo(400);
        assertThat(portal.get("/search?simulated=only&q=" + title).body()).contains(title);
        assertThat(portal.get("/en/search?simulated=include").body()).contains("With simulated ones");
    }
}
