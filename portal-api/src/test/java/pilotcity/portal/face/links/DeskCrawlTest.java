package pilotcity.portal.face.links;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pilotcity.portal.DemoPortal;
import pilotcity.portal.TestPortal;
import pilotcity.portal.kernel.authentication.SessionCookie;
import pilotcity.portal.kernel.permission.Grant;
import pilotcity.portal.kernel.token.GuideTokens;
import pilotcity.portal.kernel.token.TestTokens;

/** Whatever the desk of an NGO, of a volunteer and of an agency links to is there, for them. */
class DeskCrawlTest {
    private static final TestPortal PORTAL = DemoPortal.shared();

    private static String token(String holder) throws Exception {
        return switch (holder) {
            case "the guide's NGO" -> GuideTokens.ngo(PORTAL);
            case "the guide's volunteer" -> GuideTokens.volunteer(PORTAL, GuideTokens.ngo(PORTAL));
            default ->
                TestTokens.root(
                        PORTAL,
                        holder,
                        Grant.builder().organisations(Set.of(holder)).build());
        };
    }

    private static Crawler signedIn(String holder) throws Exception {
        String token = token(holder);
        return new Crawler(PORTAL, "Cookie", SessionCookie.NAME + "=" + token)
                .within("(/en)?/(desk|sign-in).*")
                .from("/desk", "/en/desk");
    }

    @ParameterizedTest
    @ValueSource(strings = {"the guide's NGO", "the guide's volunteer", "bike-guangzhou", "guangzhou-transport"})
    void everyLinkOfTheDeskLeadsSomewhereAndEveryPageHasItsTitle(String holder) throws Exception {
        Crawler crawl = signedIn(holder);
        assertThat(crawl.broken()).isEmpty();
        Map<String, Set<String>> titles = new TreeMap<>();
        crawl.pages().forEach((address, page) -> {
            if (address.contains("/desk")) {
                titles.computeIfAbsent(page.title(), title -> new TreeSet<>()).add(subject(address));
            }
        });
        assertThat(titles).hasSizeGreaterThan(20);
        assertThat(titles.values()).filteredOn(same -> same.size() > 1).isEmpty();
        crawl.pages()
                .values()
                .forEach(page -> assertThat(page.words()).doesNotContain("true", "false", "[]", "redacted"));
    }

    /** What is shown, at whosever desk. */
    private static String subject(String address) {
        URI uri = URI.create(address);
        Map<String, String> query = LinkShape.query(uri);
        query.keySet().removeAll(Set.of("as", "cursor", "seat", "skip", "whose"));
        query.remove("tab", "screen");
        return uri.getPath() + query;
    }
}
