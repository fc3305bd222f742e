package pilotcity.portal.face.website;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pilotcity.portal.TestPortal;

/** What a page offers for copying must work as it stands there. */
class ApiExamplesTest {
    private static final Pattern CODE = Pattern.compile("<pre[^>]*><code>(.*?)</code>", Pattern.DOTALL);
    private static final Pattern PLAIN_CURL = Pattern.compile("curl '?(http[^' ]+)'?");

    private final TestPortal portal = TestPortal.shared();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/en/",
                "/developers",
                "/projects/GZ-TIANHE",
                "/pilots/CN-SCP-2012-072",
                "/places/440000",
                "/organisations/mohurd",
                "/datasets/pilots",
                "/search?kind=pilot&batch=2012&bbox=110,20,117,26&near=113,23&radius=90000",
                "/search?q=guang&kind=pilot&kind=project&province=440000"
            })
    void examplesAnswer(String path) {
        List<String> examples = examples(portal.get(path).body());
        assertThat(examples).hasSizeGreaterThanOrEqualTo(2);
        for (String example : examples) {
            Matcher curl = PLAIN_CURL.matcher(example);
            if (example.startsWith("{")) {
                assertThat(graphql(example)).as(example).doesNotContain("\"errors\"");
            } else if (curl.matches()) {
                String address = curl.group(1).substring(portal.url().length());
                assertThat(portal.get(address).statusCode()).as(example).isEqualTo(200);
            }
        }
    }

    private String graphql(String query) {
        String body = new JsonObject().put("query", query).encode();
        HttpResponse<String> answer = portal.send(portal.request("/graphql", "Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }

    private static List<String> examples(String page) {
        List<String> examples = new ArrayList<>();
        Matcher code = CODE.matcher(page);
        while (code.find()) {
            examples.add(code.group(1)
                    .replace("&quot;", "\"")
                    .replace("&#39;", "'")
                    .replace("&lt;", "<")
                    .replace("&gt;", ">")
                    .replace("&amp;", "&"));
        }
        return examples;
    }
}
