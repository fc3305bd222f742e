package pilotcity.portal.kernel.limits;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import pilotcity.portal.FeatureRegistry;
import pilotcity.portal.TestPortal;
import pilotcity.portal.kernel.config.Config;
import pilotcity.portal.kernel.config.Setting;
import pilotcity.portal.kernel.permission.Grant;
import pilotcity.portal.kernel.token.TestTokens;

class RateLimitsTest {
    private static final Path DATA = TestPortal.temporaryFolder();
    private static TestPortal portal;

    @BeforeAll
    static void start() {
        Config config = TestPortal.config(DATA)
                .with(Setting.RATE_TOKEN, "5")
                .with(Setting.RATE_GRANTS, "3")
                .with(Setting.RATE_SUGGESTIONS, "5")
                .with(Setting.HTTP_FORWARDED, "true");
        portal = TestPortal.start(FeatureRegistry.STANDARD, DATA, config);
    }

    @AfterAll
    static void stop() {
        portal.close();
        TestPortal.delete(DATA);
    }

    @Test
    void aBucketIsFullAtFirstAndFillsEvenly() {
        AtomicLong clock = new AtomicLong();
        Quota quota = new Quota("test", 6, Duration.ofMinutes(1), clock::get);
        for (int left = 5; left >= 0; left--) {
            assertThat(quota.take("a").left()).isEqualTo(left);
        }
        assertThat(quota.take("a")).matches(Quota.State::isRefused).matches(state -> state.retry() == 10);
        assertThat(quota.take("b").isRefused()).isFalse();
        clock.addAndGet(Duration.ofSeconds(9).toNanos());
        assertThat(quota.take("a").retry()).isEqualTo(1);
        clock.addAndGet(Duration.ofSeconds(1).toNanos());
        assertThat(quota.take("a").isRefused()).isFalse();
        assertThat(quota.take("a").isRefused()).isTrue();
        clock.addAndGet(Duration.ofHours(1).toNanos());
        assertThat(quota.take("a").left()).isEqualTo(5);
    }

    @Test
    void writesAreCountedByTokenAndTheAnswersSayHowManyAreLeft() {
        String token = TestTokens.root(portal, "ngo", Grant.ALL);
        JsonObject order = TestTokens.order(TestTokens.grant("actions", List.of("accept")));
        for (int left = 4; left >= 0; left--) {
            HttpResponse<String> answer = TestTokens.mint(portal, token, order);
            assertThat(answer.statusCode()).isEqualTo(201);
            assertThat(answer.headers().firstValue("ratelimit-policy"))
                    .contains("\"token\";q=5;w=60, \"address\";q=60000;w=60");
            assertThat(answer.headers().firstValue("ratelimit").orElseThrow())
                    .matches("\"token\";r=" + left + ";t=[0-9]+, \"address\";r=[0-9]+;t=[0-9]+");
        }
        HttpResponse<String> answer = TestTokens.mint(portal, token, order);
        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.headers().firstValue("ratelimit").orElseThrow()).startsWith("\"token\";r=0;t=");
        assertThat(Integer.parseInt(answer.headers().firstValue("retry-after").orElseThrow()))
                .isBetween(1, 12);
        assertThat(answer.headers().firstValue("content-type")).contains("application/problem+json");
        String other = TestTokens.root(portal, "agency", Grant.ALL);
        assertThat(TestTokens.mint(portal, other, order).statusCode()).isEqualTo(201);
    }

    @Test
    void anonymousTokensAreCountedByTheAddressThatOurProxySaw() {
        for (int i = 0; i < 3; i++) {
            assertThat(anonymous("203.0.113.7").statusCode()).isEqualTo(201);
        }
        assertThat(anonymous("203.0.113.7").statusCode()).isEqualTo(429);
        assertThat(anonymous("203.0.113.8, 203.0.113.7").statusCode())
                .as("invented hops")
                .isEqualTo(429);
        assertThat(anonymous("203.0.113.8").statusCode()).isEqualTo(201);
        for (int i = 0; i < 3; i++) {
            assertThat(anonymous("2001:db8:1:2::" + i).statusCode()).isEqualTo(201);
        }
        assertThat(anonymous("2001:db8:1:2:ffff::1").statusCode())
                .as("the same customer")
                .isEqualTo(429);
        assertThat(anonymous("2001:db8:1:3::1").statusCode()).isEqualTo(201);
    }

    @Test
    void suggestionsAreCountedByTextAndWhatIsNoQuestionAsOne() {
        String one = "{\"words\": \"路灯不亮\"}";
        HttpResponse<String> three = suggestions("203.0.113.20", "{\"items\": [" + one + "," + one + ",{}]}");
        assertThat(three.statusCode()).isEqualTo(200);
        assertThat(three.headers().firstValue("ratelimit-policy")).contains("\"suggestions\";q=5;w=60");
        assertThat(three.headers().firstValue("ratelimit").orElseThrow()).matches("\"suggestions\";r=2;t=[0-9]+");
        assertThat(suggestions("203.0.113.20", "{").statusCode()).isEqualTo(400);
        HttpResponse<String> two = suggestions("203.0.113.20", "{\"items\": [" + one + "," + one + "]}");
        assertThat(two.statusCode()).isEqualTo(429);
        assertThat(Integer.parseInt(two.headers().firstValue("retry-after").orElseThrow()))
                .isBetween(1, 12);
        assertThat(two.headers().firstValue("content-type")).contains("application/problem+json");
        assertThat(suggestions("203.0.113.20", one).statusCode()).isEqualTo(200);
        assertThat(suggestions("203.0.113.20", one).statusCode()).isEqualTo(429);
        assertThat(suggestions("203.0.113.21", one).statusCode()).isEqualTo(200);
    }

    @Test
    void moreThanABucketHoldsIsLetThroughWhenItIsFull() {
        AtomicLong clock = new AtomicLong();
        Quota quota = new Quota("test", 6, Duration.ofMinutes(1), clock::get);
        assertThat(quota.take("a", 100).left()).isZero();
        assertThat(quota.take("a", 100).retry()).isEqualTo(60);
        clock.addAndGet(Duration.ofMinutes(1).toNanos());
        assertThat(quota.take("a", 100).isRefused()).isFalse();
    }

    private static HttpResponse<String> suggestions(String forwarded, String body) {
        return portal.send(
                portal.request("/api/suggestions", "X-Forwarded-For", forwarded, "Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body))
                        .build());
    }

    private static HttpResponse<String> anonymous(String forwarded) {
        return portal.send(portal.request("/api/tokens/anonymous", "X-Forwarded-For", forwarded)
                .POST(BodyPublishers.noBody())
                .build());
    }
}
