package pilotcity.portal.face.dcat;

import pilotcity.portal.TestPortal;
import pilotcity.portal.kernel.changelog.ChangeToken;

/**
 * A thousand data sets in addition to the bundled ones, made of their descriptions: all licences, themes and gaps
 * occur.
 */
final class ThousandDatasets implements AutoCloseable {
    static final int COUNT = 1000;

    private static final String ADD = """
            INSERT INTO dataset (id, description, files)
            SELECT 'generated-' || n,
                   (description - (ARRAY['temporal', 'contactPoint', 'keywords', 'themes', 'issued', 'none'])[n %% 6 + 1])
                   || jsonb_build_object(
                       'title', jsonb_build_object('zh', '生成的数据集 ' || n, 'en', 'Generated <set> & "' || n || '"'),
                       'license', (ARRAY['CC0-1.0', 'CC-BY-4.0', 'ODbL-1.0', 'LicenseRef-own'])[n %% 4 + 1],
                       'publisher', jsonb_build_object(
                           'id', 'publisher-' || n %% 7, 'url', 'https://publisher.example/' || n %% 7,
                           'name', jsonb_build_object('zh', '发布者 ' || n %% 7, 'en', 'Publisher ' || n %% 7)))
                   || CASE n %% 11
                       WHEN 3 THEN '{"contactPoint": {"email": "first@publisher.example; second@publisher.example"}}'
                       WHEN 4 THEN '{"contactPoint": {"name": "Office", "email": "by telephone"}}'
                       ELSE '{}' END::jsonb,
                   CASE WHEN n %% 10 = 0 THEN '[]'::jsonb ELSE files END
            FROM (SELECT *, row_number() OVER (ORDER BY id) AS place FROM dataset WHERE id NOT LIKE 'generated-%%') AS d
            JOIN generate_series(1, %d) AS n ON n %% 6 + 1 = place
            """.formatted(COUNT);

    private static final String REMOVE = "DELETE FROM dataset WHERE id LIKE 'generated-%'";

    private final TestPortal portal;
    private final ChangeToken token;

    ThousandDatasets(TestPortal portal) {
        this.portal = portal;
        this.token = portal.sql(ADD);
        portal.get("/api/search?limit=0&atLeast=" + token);
    }

    /** Removes one, and waits until it is gone. */
    void remove(int number) {
        ChangeToken removed = portal.sql("DELETE FROM dataset WHERE id = $1", "generated-" + number);
        portal.get("/api/search?limit=0&atLeast=" + removed);
    }

    @Override
    public void close() {
        ChangeToken removed = portal.sql(REMOVE);
        portal.get("/api/search?limit=0&atLeast=" + removed);
    }
}
