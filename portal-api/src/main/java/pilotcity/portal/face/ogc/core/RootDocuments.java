package pilotcity.portal.face.ogc.core;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import pilotcity.index.kind.Label;
import pilotcity.portal.face.shared.OgcApiExtension;

/** The landing page and the conformance declaration (OGC API Features 1.0.1, clauses 7.2 and 7.4). */
public record RootDocuments(OgcCollection catalogue, List<OgcApiExtension> parts) {
    public static final Label TITLE = new Label("智慧试点城市数据门户 OGC API", "Pilot City Portal, OGC API");
    public static final Label DESCRIPTION = new Label(
            "试点城市、项目、征集活动、服务记录和数据集：按 OGC API 标准读取、查询和写入",
            "Pilot cities, projects, campaigns, service records and data sets, to read, query and write by OGC API standards");

    private static final String SPEC = "http://www.opengis.net/spec/";

    /** What each standard calls its classes, below its own address. */
    private static final List<String> CLASSES = List.of(
            "ogcapi-common-1/1.0/conf/core",
            "ogcapi-common-2/1.0/conf/collections",
            "ogcapi-features-1/1.0/conf/core",
            "ogcapi-features-1/1.0/conf/geojson",
            "ogcapi-features-1/1.0/conf/html",
            "ogcapi-features-1/1.0/conf/oas30",
            "ogcapi-features-2/1.0/conf/crs",
            "ogcapi-features-3/1.0/conf/queryables",
            "ogcapi-features-3/1.0/conf/queryables-query-parameters",
            "ogcapi-features-3/1.0/conf/filter",
            "ogcapi-features-3/1.0/conf/features-filter",
            "ogcapi-features-4/1.0/conf/create-replace-delete",
            "ogcapi-features-4/1.0/conf/update",
            "ogcapi-features-4/1.0/conf/features",
            "ogcapi-features-4/1.0/conf/optimistic-locking-etags",
            "ogcapi-features-5/1.0/conf/schemas",
            "ogcapi-features-5/1.0/conf/core-roles-features",
            "ogcapi-features-5/1.0/conf/returnables-and-receivables",
            "ogcapi-features-5/1.0/conf/queryables",
            "ogcapi-features-5/1.0/conf/sortables",
            "cql2/1.0/conf/basic-cql2",
            "cql2/1.0/conf/advanced-comparison-operators",
            "cql2/1.0/conf/case-insensitive-comparison",
            "cql2/1.0/conf/accent-insensitive-comparison",
            "cql2/1.0/conf/basic-spatial-functions",
            "cql2/1.0/conf/basic-spatial-functions-plus",
            "cql2/1.0/conf/spatial-functions",
            "cql2/1.0/conf/temporal-functions",
            "cql2/1.0/conf/array-functions",
            "cql2/1.0/conf/property-property",
            "cql2/1.0/conf/arithmetic",
            "cql2/1.0/conf/cql2-text",
            "cql2/1.0/conf/cql2-json",
            "ogcapi-records-1/1.0/conf/searchable-catalog",
            "ogcapi-records-1/1.0/conf/searchable-catalog-sorting",
            "ogcapi-records-1/1.0/conf/searchable-catalog-filtering",
            "ogcapi-records-1/1.0/conf/record-core",
            "ogcapi-records-1/1.0/conf/record-collection",
            "ogcapi-records-1/1.0/conf/record-core-query-parameters",
            "ogcapi-records-1/1.0/conf/record-api",
            "ogcapi-records-1/1.0/conf/records-api",
            "ogcapi-records-1/1.0/conf/sorting",
            "ogcapi-records-1/1.0/conf/filtering",
            "ogcapi-records-1/1.0/conf/json",
            "ogcapi-records-1/1.0/conf/html",
            "ogcapi-records-1/1.0/conf/oas30",
            "ogcapi-records-1/1.0/conf/autodiscovery");

    public JsonObject landing(OgcRequest request) {
        List<OgcLink> ogcLinks = links(request);
        request.putLinks(ogcLinks);
        return new JsonObject()
                .put("title", request.text(TITLE))
                .put("description", request.text(DESCRIPTION))
                .put("links", OgcLink.json(ogcLinks));
    }

    private List<OgcLink> links(OgcRequest request) {
        String root = request.root();
        List<OgcLink> ogcLinks = new ArrayList<>(request.here(OgcLink.JSON));
        ogcLinks.add(new OgcLink(
                "service-desc", OgcLink.OPENAPI, root + "/api?f=json", request.text("接口描述", "The API, described")));
        ogcLinks.add(new OgcLink(
                "service-doc", OgcLink.HTML, root + "/api?f=html", request.text("接口说明", "The API, to read")));
        ogcLinks.add(new OgcLink(
                "conformance", OgcLink.JSON, root + "/conformance?f=json", request.text("遵循的标准", "What it keeps to")));
        ogcLinks.add(
                new OgcLink("data", OgcLink.JSON, root + "/collections?f=json", request.text("集合", "The collections")));
        ogcLinks.add(new OgcLink(
                OgcLink.OGC + "ogc-catalog",
                OgcLink.JSON,
                root + catalogue.path() + "?f=json",
                request.text(catalogue.title())));
        parts.stream()
                .flatMap(part -> part.landingLinks().stream())
                .forEach(link -> ogcLinks.add(
                        new OgcLink(link.rel(), link.type(), root + link.path(), request.text(link.title()))));
        return ogcLinks;
    }

    public JsonObject conformance(OgcRequest request) {
        JsonArray classes = new JsonArray();
        Stream.concat(CLASSES.stream().map(SPEC::concat), parts.stream().flatMap(part -> part.conformance().stream()))
                .distinct()
                .forEach(classes::add);
        return new JsonObject()
                .put("links", OgcLink.json(request.here(OgcLink.JSON)))
                .put("conformsTo", classes);
    }
}
