package pilotcity.portal.face.dcat.graph;

import java.util.List;
import pilotcity.portal.face.catalogue.Bilingual;

/**
 * One of the portal's services, as catalogues list it.
 *
 * @param key stands for it in addresses
 * @param endpoint from the portal's root
 * @param described where it describes itself, from the portal's root
 * @param standard what it conforms to
 * @param serves whether the documents of every kind can be had there
 */
public record ServiceSpec(
        String key,
        Bilingual title,
        Bilingual description,
        String endpoint,
        String described,
        String standard,
        boolean serves) {

    /** The one that makes files of documents. */
    public static final ServiceSpec EXPORTS = new ServiceSpec(
            "exports",
            new Bilingual("数据导出", "Exports"),
            new Bilingual(
                    "任一类别或检索结果的全部内容，有 CSV、GeoJSON、Parquet 等格式。",
                    "All of a kind or of a search, as CSV, GeoJSON, Parquet and other formats."),
            "/api/export",
            "/openapi.json",
            "https://spec.openapis.org/oas/v3.1.0",
            true);

    /** All of them. */
    public static final List<ServiceSpec> ALL = List.of(
            new ServiceSpec(
                    "search",
                    new Bilingual("检索接口", "Search API"),
                    new Bilingual(
                            "按词语、条件、位置和时间检索全部类别，返回 JSON。",
                            "Searches all kinds by words, conditions, place and time; answers JSON."),
                    "/api/search",
                    "/openapi.json",
                    "https://spec.openapis.org/oas/v3.1.0",
                    true),
            new ServiceSpec(
                    "graphql",
                    new Bilingual("GraphQL 接口", "GraphQL API"),
                    new Bilingual("以一个请求读取相互关联的内容。", "Reads what belongs together in one request."),
                    "/graphql",
                    "/developers",
                    "https://spec.graphql.org/October2021/",
                    true),
            new ServiceSpec(
                    "ogc",
                    new Bilingual("OGC API", "OGC API"),
                    new Bilingual("地理要素、目录和矢量瓦片。", "Features, records and vector tiles."),
                    "/ogc",
                    "/ogc/api",
                    "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/core",
                    true),
            EXPORTS,
            new ServiceSpec(
                    "ckan",
                    new Bilingual("CKAN 接口", "CKAN Action API"),
                    new Bilingual("供 CKAN 客户端读取数据集目录。", "Lets clients of CKAN read the catalogue."),
                    "/api/3/action",
                    "/api/3/action/help_show?name=package_search",
                    "https://docs.ckan.org/en/2.11/api/",
                    false),
            new ServiceSpec(
                    "open311",
                    new Bilingual("Open311 接口", "Open311 GeoReport"),
                    new Bilingual("读取和提交市民上报。", "Reads and takes service requests."),
                    "/open311/v2",
                    "/open311/v2/discovery.xml",
                    "http://wiki.open311.org/GeoReport_v2",
                    false));
}
