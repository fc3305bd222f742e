package pilotcity.portal.face.links;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import pilotcity.portal.dataset.table.SharedBikes;

/** Whatever the pages of a data set with two versions lead to is there. */
class ComparisonCrawlTest {
    private static final String SET = "crawled-bikes";

    private static SharedBikes bikes;

    @BeforeAll
    static void publish() {
        bikes = new SharedBikes(SET);
    }

    @AfterAll
    static void withdraw() {
        bikes.close();
    }

    @Test
    void everyLinkLeadsSomewhereAndEveryPageHasItsTitle() throws Exception {
        Crawler crawl = new Crawler(SharedBikes.PORTAL)
                .within("(/en|/api)?/datasets/" + SET + "(/(compare|versions)[/?].*)?")
                .from(
                        "/datasets/" + SET,
                        "/en/datasets/" + SET,
                        "/datasets/" + SET + "/versions/1/compare/2",
                        "/en/datasets/" + SET + "/versions/1/compare/2");
        assertThat(crawl.broken()).isEmpty();
        Map<String, Set<String>> titles = new TreeMap<>();
        crawl.pages().forEach((address, page) -> {
            if (address.contains(SET) && !address.contains("/tables/")) {
                titles.computeIfAbsent(page.title(), title -> new TreeSet<>()).add(address.replaceFirst("[?].*", ""));
                assertThat(page.words()).as(address).doesNotContain("true", "false", "null", "[]");
            }
        });
        assertThat(titles.values()).filteredOn(same -> same.size() > 1).isEmpty();
        assertThat(crawl.pages()).containsKey("/datasets/" + SET + "/versions/2/compare/1");
    }
}
