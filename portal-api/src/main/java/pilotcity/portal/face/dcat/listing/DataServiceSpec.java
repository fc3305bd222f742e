package pilotcity.portal.face.dcat.listing;

import java.util.List;
import pilotcity.portal.face.shared.catalogue.BilingualText;

/**
 * One of the portal's services, as catalogues list it.
 *
 * @param key stands for it in addresses
 * @param endpoint from the portal's root
 * @param described where it describes itself, from the portal's root
 * @param standard what it conforms to
 * @param serves whether the documents of every kind can be had there
 */
public record DataServiceSpec(
        String key,
        BilingualText title,
        BilingualText description,
        String endpoint,
        String described,
        String standard,
        boolean serves) {

    /** The one that makes files of documents. */
    public static final DataServiceSpec EXPORTS = new DataServiceSpec(
            "exports",
            new BilingualText("数据导出", "Exports"),
            new BilingualText(
                    "任一类别或检索结果的全部内容，有 CSV、GeoJSON、Parquet 等格式。",
                    "All of a kind or of a search, as CSV, GeoJSON, Parquet and other formats."),
            "/api/export",
            "/openapi.json",
            "https://spec.openapis.org/oas/v3.1.0",
            true);

    /** All of them. */
    public static final List<DataServiceSpec> ALL = List.of(
            new DataServiceSpec(
                    "search",
                    new BilingualText("检索接口", "Search API"),
                    new BilingualText(
                            "按词语、条件、位置和时间检索全部类别，返回 JSON。",
                            "Searches all kinds by words, conditions, place and time; answers JSON."),
                    "/api/search",
                    "/openapi.json",
                    "https://spec.openapis.org/oas/v3.1.0",
                    true),
            new DataServiceSpec(
                    "graphql",
                    new BilingualText("GraphQL 接口", "GraphQL API"),
                    new BilingualText("以一个请求读取相互关联的内容。", "Reads what belongs together in one request."),
                    "/graphql",
                    "/developers",
                    "https://spec.graphql.org/October2021/",
                    true),
            new DataServiceSpec(
                    "ogc",
                    new BilingualText("OGC API", "OGC API"),
                    new BilingualText("地理要素、目录和矢量瓦片。", "Features, records and vector tiles."),
                    "/ogc",
                    "/ogc/api",
                    "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/core",
                    true),
            EXPORTS,
            new DataServiceSpec(
                    "ckan",
                    new BilingualText("CKAN 接口", "CKAN Action API"),
                    new BilingualText("供 CKAN 客户端读取数据集目录。", "Lets clients of CKAN read the catalogue."),
                    "/api/3/action",
                    "/api/3/action/help_show?name=package_search",
                    "https://docs.ckan.org/en/2.11/api/",
                    false),
            new DataServiceSpec(
                    "open311",
                    new BilingualText("Open311 接口", "Open311 GeoReport"),
                    new BilingualText("读取和提交市民上报。", "Reads and takes service requests."),
                    "/open311/v2",
                    "/open311/v2/discovery.xml",
                    "http://wiki.open311.org/GeoReport_v2",
                    false));
}
