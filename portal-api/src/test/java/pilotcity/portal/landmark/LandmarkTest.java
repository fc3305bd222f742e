package pilotcity.portal.landmark;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import pilotcity.portal.TestPortal;

class LandmarkTest {
    private final TestPortal portal = TestPortal.shared();

    @Test
    void aLandmarkIsPublishedWithItsPrecisionAndWhatThePointRestsOn() {
        assertThatJson(portal.get("/api/landmarks/guangzhou-gangding-station").body())
                .isEqualTo("""
                {"id": "guangzhou-gangding-station", "kind": "landmark", "name": "岗顶地铁站", "nameEn": "Gangding Station",
                 "aliases": ["岗顶站", "岗顶"], "type": "station", "place": "440106", "placeName": "广东省广州市天河区",
                 "geometry": {"type": "Point", "coordinates": [113.3341, 23.1374]}, "pointSource": "approximate",
                 "pointPrecision": 300, "pointEvidence": "compared", "dataset": "landmarks"}""");
    }

    @Test
    void itIsFoundByWhatElsePeopleCallIt() {
        assertThatJson(search("kind=landmark&q=" + TestPortal.encode("小蛮腰")))
                .inPath("items[0].id")
                .isEqualTo("guangzhou-canton-tower");
        assertThatJson(search("kind=place&q=" + TestPortal.encode("魔都")))
                .inPath("items[0].id")
                .isEqualTo("\"310000\"");
    }

    @Test
    void aPlaceListsItsLandmarks() {
        String answer = portal.send(portal.request("/graphql", "Content-Type", "application/json")
                        .POST(
                                java.net.http.HttpRequest.BodyPublishers.ofString(
                                        "{\"query\": \"{ place(id: \\\"440115\\\") { landmarks(first: 5) { edges { node { id type } } } } }\"}"))
                        .build())
                .body();
        assertThat(answer).contains("guangzhou-jiaomen-station").contains("guangzhou-jingang-avenue");
    }

    @Test
    void aRenamedPlaceRenamesThePlaceOfItsLandmarks() {
        String before = "UPDATE place SET name = '天河区' WHERE id = '440106'";
        var token = portal.sql("UPDATE place SET name = '天河新区' WHERE id = '440106'");
        try {
            assertThatJson(portal.get("/api/landmarks/guangzhou-gangding-station?atLeast=" + token)
                            .body())
                    .inPath("placeName")
                    .isEqualTo("广东省广州市天河新区");
        } finally {
            portal.get("/api/search?limit=0&atLeast=" + portal.sql(before));
        }
    }

    private String search(String query) {
        return portal.get("/api/search?" + query).body();
    }
}
